using System;
using System.Globalization;
using System.ServiceModel;
using CrmFeedback.Schema;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Messages;

namespace CrmFeedback.Feedback;

/// <summary>
/// Makes a feedback what its corrections say. For asynchronous steps only: two corrections may be saved at once, so
/// the feedback is a row that two saves share. It starts from all corrections each time, so order and repetition of
/// the jobs do not matter, and reads again at the end, so that of two jobs at work together one sees both corrections.
/// </summary>
public static class CorrectionApply
{
    private const int MostRounds = 4;

    /// <summary>Applies the standing corrections, or takes back what no longer stands.</summary>
    /// <returns>What was done, for the trace.</returns>
    /// <exception cref="InvalidPluginExecutionException">The corrections keep changing; the job is to be tried again.</exception>
    public static string Run(IOrganizationService service, Guid organizationId, Guid feedbackId)
    {
        var written = 0;
        for (var round = 0; round < MostRounds; round++)
        {
            var stored = StoredFeedback.FindById(service, feedbackId);
            if (stored == null)
                return "the feedback is gone";
            var now = Apply(service, organizationId, stored);
            written += now;
            if (now == 0)
                return "rows written " + written.ToString(CultureInfo.InvariantCulture);
        }

        throw new InvalidPluginExecutionException(OperationStatus.Retry, "Corrections of one feedback keep changing; trying again.");
    }

    private static int Apply(IOrganizationService service, Guid organizationId, StoredFeedback stored)
    {
        var standing = StandingCorrection.Of(stored.Corrections);
        var wanted = new Entity(FeedbackTable.Table, stored.Row.Id)
        {
            [FeedbackTable.MachineSentiment] = stored.Row.GetAttributeValue<OptionSetValue>(FeedbackTable.MachineSentiment),
            [FeedbackTable.MachineScore] = stored.Row.GetAttributeValue<decimal?>(FeedbackTable.MachineScore),
        };
        standing.Override(wanted);
        wanted.Attributes.Remove(FeedbackTable.MachineSentiment);
        wanted.Attributes.Remove(FeedbackTable.MachineScore);
        var ids = standing.Themes == null ? ThemeSet.Empty.Ids : ThemeReader.Shared.Read(service, organizationId).Ids;
        var written = CorrectedMentions.Settle(service, stored.Row, stored.MachineMentions, stored.AddedMentions, standing, ids);
        // The score is sent with changed themes too, so that what listens to the feedback (the standing) hears of them.
        var change = written > 0 ? wanted : EntityDifference.Between(stored.Row, wanted);
        if (change == null)
            return ShareOwner(service, stored);
        change.RowVersion = stored.Row.RowVersion;
        service.Execute(new UpdateRequest { Target = change, ConcurrencyBehavior = ConcurrencyBehavior.IfRowVersionMatches });
        return written + 1;
    }

    // Rows made by the system belong to the system; whoever may see the feedback must see its themes.
    private static int ShareOwner(IOrganizationService service, StoredFeedback stored)
    {
        var owner = stored.Row.GetAttributeValue<EntityReference>(CommonColumns.OwnerId);
        var written = 0;
        foreach (var mention in stored.Mentions)
        {
            if (owner == null || mention.GetAttributeValue<EntityReference>(CommonColumns.OwnerId)?.Id == owner.Id)
                continue;
            try
            {
                service.Update(new Entity(MentionTable.Table, mention.Id) { [CommonColumns.OwnerId] = owner });
                written++;
            }
            catch (FaultException<OrganizationServiceFault> fault) when (!Faults.IsPassing(fault.Detail))
            {
                // The owner may not read the table: the row stays with the system.
                continue;
            }
        }

        return written;
    }
}
