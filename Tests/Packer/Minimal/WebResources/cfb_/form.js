var Sample = { onLoad: function () { "use strict"; } };
