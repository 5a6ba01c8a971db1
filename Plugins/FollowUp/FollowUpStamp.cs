using System;
using System.Globalization;
using CrmFeedback.Feedback;
using CrmFeedback.Schema;
using Microsoft.Xrm.Sdk;

namespace CrmFeedback.FollowUp;

/// <summary>
/// Completes and guards a follow-up before it is stored: stages follow each other as <see cref="StageRules"/> allow, times
/// are stamped, the open key says whether it is open. Only values, no service call.
/// </summary>
public static class FollowUpStamp
{
    /// <summary>Columns that CrmFeedback keeps; a person may not change them.</summary>
    public static readonly string[] Kept =
    {
        FollowUpTable.OpenKey, FollowUpTable.CustomerId, FollowUpTable.AccountId, FollowUpTable.ContactId, FollowUpTable.CustomerKey,
        FollowUpTable.FeedbackId, FollowUpTable.ReceivedOn, FollowUpTable.Trigger, FollowUpTable.Triggers, FollowUpTable.Reasons, FollowUpTable.Outcome, FollowUpTable.TaskId,
    };

    /// <summary>Columns that an update is looked at for, and those it is judged by.</summary>
    public static readonly string[] Watched =
    {
        FollowUpTable.OpenKey, FollowUpTable.CustomerId, FollowUpTable.AccountId, FollowUpTable.ContactId, FollowUpTable.CustomerKey,
        FollowUpTable.FeedbackId, FollowUpTable.ReceivedOn, FollowUpTable.Trigger, FollowUpTable.Triggers, FollowUpTable.Reasons, FollowUpTable.Outcome, FollowUpTable.TaskId,
        FollowUpTable.Stage, FollowUpTable.ClassifiedOn, FollowUpTable.AssignedOn, FollowUpTable.AnsweredOn, FollowUpTable.VerifiedOn,
        CommonColumns.OwnerId, CommonColumns.StateCode, CommonColumns.StatusCode,
    };

    /// <summary>Prefix of the open key of a closed follow-up.</summary>
    public const string ClosedPrefix = "closed_";

    // Clocks of a user's machine and of the server are never quite the same.
    private static readonly TimeSpan ClockTolerance = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan DefaultTime = TimeSpan.FromHours(48);

    /// <summary>Completes a new follow-up: key, stage received or classified, times, due date, name.</summary>
    /// <param name="target">What is created.</param>
    /// <param name="customerName">The customer's name, asked for only if the follow-up has none of its own.</param>
    /// <param name="now">When, UTC.</param>
    /// <exception cref="InvalidPluginExecutionException">It names no customer, starts at a later stage, or in the future.</exception>
    public static void OnCreate(Entity target, Func<EntityReference, string?> customerName, DateTime now)
    {
        if (CustomerReader.CustomerOrNull(target.GetAttributeValue<EntityReference>(FollowUpTable.CustomerId)) is not EntityReference customer)
            throw Refuse("A follow-up needs the customer to be followed up. Choose an account or a contact.");
        var stage = Stage(target) ?? FollowUpStage.Received;
        if (stage > FollowUpStage.Classified)
            throw Refuse("A new follow-up starts as Received or Classified, not as " + stage + ". Create it and take it further then.");
        var received = target.GetAttributeValue<DateTime?>(FollowUpTable.ReceivedOn) is DateTime sent ? SourceTime.Utc(sent) : SourceTime.Utc(now);
        if (received > now + ClockTolerance)
            throw Refuse("cfb_receivedon is " + Text(received) + ", which has not come yet.");
        var key = SourceKeys.Of(customer.LogicalName, customer.Id);
        target[FollowUpTable.CustomerKey] = key;
        target[FollowUpTable.OpenKey] = key;
        target[customer.LogicalName == AccountTable.Table ? FollowUpTable.AccountId : FollowUpTable.ContactId] = customer;
        if (!target.Contains(FollowUpTable.Triggers) && target.GetAttributeValue<OptionSetValue>(FollowUpTable.Trigger) is OptionSetValue trigger)
            target[FollowUpTable.Triggers] = new OptionSetValueCollection { trigger };
        target[FollowUpTable.Stage] = Choices.Option((int)stage);
        target[FollowUpTable.ReceivedOn] = received;
        target[FollowUpTable.ClassifiedOn] = stage == FollowUpStage.Classified ? Time(target, FollowUpStage.Classified) ?? SourceTime.Utc(now) : (DateTime?)null;
        target[FollowUpTable.AssignedOn] = null;
        target[FollowUpTable.AnsweredOn] = null;
        target[FollowUpTable.VerifiedOn] = null;
        target[FollowUpTable.Outcome] = null;
        if (target.GetAttributeValue<DateTime?>(FollowUpTable.DueOn) == null)
            target[FollowUpTable.DueOn] = received + DefaultTime;
        if (string.IsNullOrWhiteSpace(target.GetAttributeValue<string>(FollowUpTable.Name)))
            target[FollowUpTable.Name] = NameOf(customerName(customer), received);
    }

    /// <summary>The name of a follow-up: whose, and the day of the first reason.</summary>
    public static string NameOf(string? customerName, DateTime receivedOn)
    {
        var day = Day(receivedOn);
        var name = SafeText.ForColumn(customerName, FollowUpTable.NameLength - day.Length - 3);
        return string.IsNullOrWhiteSpace(name) ? day : name + " · " + day;
    }

    /// <summary>The name with another day, if it is one that was given here.</summary>
    public static string? Renamed(string? name, DateTime? wasReceivedOn, DateTime receivedOn) =>
        wasReceivedOn is DateTime was && name != null && name.EndsWith(Day(was), StringComparison.Ordinal)
            ? name.Substring(0, name.Length - Day(was).Length) + Day(receivedOn)
            : name;

    /// <summary>The open key a follow-up has while it is open or closed.</summary>
    public static string OpenKeyOf(bool isOpen, string customerKey, Guid id) =>
        isOpen ? customerKey : ClosedPrefix + id.ToString("D", CultureInfo.InvariantCulture);

    /// <summary>Checks a change and adds what follows from it.</summary>
    /// <param name="target">What is changed.</param>
    /// <param name="before">The row before, with <see cref="Watched"/>.</param>
    /// <param name="isSystem">Whether CrmFeedback itself makes the change; asked only if a kept column changes.</param>
    /// <param name="now">When, UTC.</param>
    /// <exception cref="InvalidPluginExecutionException">A transition, a time or a column that is not allowed; the message says what is.</exception>
    public static void OnUpdate(Entity target, Entity before, Func<bool> isSystem, DateTime now)
    {
        RefuseKept(target, before, isSystem);
        var change = new FollowUpChange(target, before, SourceTime.Utc(now), ClockTolerance);
        change.Apply();
        var key = target.Contains(FollowUpTable.CustomerKey) ? target.GetAttributeValue<string>(FollowUpTable.CustomerKey) : before.GetAttributeValue<string>(FollowUpTable.CustomerKey);
        if (!change.ChangesState && !target.Contains(FollowUpTable.CustomerKey) && !target.Contains(FollowUpTable.OpenKey))
            return;
        if (string.IsNullOrEmpty(key))
            throw Refuse("This follow-up has no customer any more and cannot be opened or closed. Delete it.");
        target[FollowUpTable.OpenKey] = OpenKeyOf(change.IsOpen, key!, before.Id == Guid.Empty ? target.Id : before.Id);
    }

    private static string Day(DateTime time) => time.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    internal static FollowUpStage? Stage(Entity row) =>
        row.GetAttributeValue<OptionSetValue>(FollowUpTable.Stage) is OptionSetValue option && Enum.IsDefined(typeof(FollowUpStage), option.Value - Choices.FirstValue)
            ? (FollowUpStage)(option.Value - Choices.FirstValue)
            : (FollowUpStage?)null;

    internal static DateTime? Time(Entity row, FollowUpStage stage) =>
        row.GetAttributeValue<DateTime?>(StageRules.TimeColumn(stage)) is DateTime time ? SourceTime.Utc(time) : (DateTime?)null;

    internal static string Text(DateTime time) => time.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);

    internal static InvalidPluginExecutionException Refuse(string message) => new InvalidPluginExecutionException(message, PluginHttpStatusCode.BadRequest);

    private static void RefuseKept(Entity target, Entity before, Func<bool> isSystem)
    {
        foreach (var column in Kept)
        {
            if (!target.Contains(column) || EntityDifference.Between(before, new Entity(target.LogicalName, target.Id) { [column] = target[column] }) == null)
                continue;
            if (isSystem())
                return;
            throw Refuse("The column " + column + " of a follow-up is kept by CrmFeedback. Change its stage, owner, team, due date or status instead.");
        }
    }
}
