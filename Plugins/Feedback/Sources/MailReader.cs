using System;
using CrmFeedback.Analysis;
using CrmFeedback.Schema;
using Microsoft.Xrm.Sdk;

namespace CrmFeedback.Feedback;

/// <summary>Incoming mail (<c>email</c>). Outgoing mail and mail of users, queues, teams and facilities is nobody's feedback.</summary>
public sealed class MailReader : ISourceReader
{
    private static readonly string[] Columns =
    {
        EmailTable.Subject, EmailTable.Description, EmailTable.DirectionCode, EmailTable.RegardingObjectId, EmailTable.EmailSender,
        EmailTable.Sender, EmailTable.ActualEnd, CommonColumns.CreatedOn, CommonColumns.OverriddenCreatedOn, CommonColumns.StateCode,
    };

    /// <inheritdoc/>
    public string Table => EmailTable.Table;

    /// <inheritdoc/>
    public SourceRecord? Read(IOrganizationService service, Guid id)
    {
        var mail = RowQuery.Find(service, EmailTable.Table, EmailTable.Id, id, Columns);
        // Only a mail that says it is incoming: true and a missing direction are outgoing.
        if (mail == null || mail.GetAttributeValue<bool?>(EmailTable.DirectionCode) != false)
            return null;
        var sender = MailSender.Read(service, mail, id);
        if (sender.IsInternal)
            return null;
        var regarding = mail.GetAttributeValue<EntityReference>(EmailTable.RegardingObjectId);
        return new SourceRecord
        {
            Table = EmailTable.Table,
            Id = id,
            RegardingKey = regarding == null ? null : SourceKeys.Of(regarding.LogicalName, regarding.Id),
            Channel = Channel.Email,
            Touchpoint = Touchpoint.Email,
            ReceivedOn = SourceTime.Earliest(
                DateTime.UtcNow,
                mail.GetAttributeValue<DateTime?>(EmailTable.ActualEnd),
                mail.GetAttributeValue<DateTime?>(CommonColumns.CreatedOn),
                mail.GetAttributeValue<DateTime?>(CommonColumns.OverriddenCreatedOn)),
            Words = OwnWords.OfMail(mail.GetAttributeValue<string>(EmailTable.Subject), mail.GetAttributeValue<string>(EmailTable.Description)),
            Customer = sender.Customer ?? CustomerReader.RegardingCustomerWithAddress(service, regarding, sender.Address),
            SenderAddress = sender.Address,
            Counts = mail.GetAttributeValue<OptionSetValue>(CommonColumns.StateCode)?.Value != EmailTable.StateCancelled,
        };
    }
}
