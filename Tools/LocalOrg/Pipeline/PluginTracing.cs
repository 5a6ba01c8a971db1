using System;
using System.Globalization;
using System.Text;
using Microsoft.Xrm.Sdk;

namespace CrmFeedback.LocalOrg.Pipeline;

/// <summary>The tracing service of one plug-in run; keeps the newest 10 KB, as Dataverse does.</summary>
internal sealed class PluginTracing : ITracingService
{
    /// <summary>Dataverse keeps at most this many characters of a run's trace.</summary>
    public const int Limit = 10_240;

    private readonly StringBuilder _text = new();

    public string Text
    {
        get
        {
            lock (_text)
                return _text.ToString();
        }
    }

    public void Trace(string format, params object[] args)
    {
        var line = Render(format, args);
        lock (_text)
        {
            _text.Append(line).Append('\n');
            if (_text.Length > Limit)
                _text.Remove(0, _text.Length - Limit);
        }
    }

    // As in Dataverse: text without arguments is taken as it is, a wrong format with arguments throws.
    private static string Render(string? format, object[]? args) =>
        format is null || args is null || args.Length == 0 ? format ?? string.Empty : string.Format(CultureInfo.InvariantCulture, format, args);
}
