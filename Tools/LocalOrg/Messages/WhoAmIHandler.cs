using CrmFeedback.LocalOrg.Pipeline;
using CrmFeedback.LocalOrg.Security;

namespace CrmFeedback.LocalOrg.Messages;

/// <summary>WhoAmI: the caller, its business unit and the organisation.</summary>
internal sealed class WhoAmIHandler : MessageHandler
{
    public override string MessageName => "WhoAmI";

    public override void Execute(MessageContext message) => message.Core.InTransaction(message, writes: false, () =>
    {
        message.Output["UserId"] = message.Caller.Id;
        message.Output["BusinessUnitId"] = message.Caller.BusinessUnitId;
        message.Output["OrganizationId"] = WellKnown.OrganizationId;
    });
}
