using System;
using System.Collections.Generic;
using System.Linq;
using CrmFeedback.FollowUp;
using CrmFeedback.Schema;
using Microsoft.Xrm.Sdk;
using Xunit;

namespace CrmFeedback.Tests.FollowUp;

public sealed class FollowUpStampTests
{
    private static readonly DateTime Now = new(2026, 11, 20, 9, 0, 0, DateTimeKind.Utc);
    private static readonly Guid Id = new("0f8fad5b-d9cb-469f-a165-70867728950e");
    private static readonly EntityReference Account = new("account", new Guid("11111111-d9cb-469f-a165-70867728950e"));
    private const string Key = "account_11111111-d9cb-469f-a165-70867728950e";

    public static TheoryData<FollowUpStage, FollowUpStage, bool> Transitions()
    {
        var allowed = new HashSet<string>(StringComparer.Ordinal)
        {
            "Received Classified", "Received Assigned", "Received Answered", "Classified Assigned", "Classified Answered", "Assigned Answered", "Answered Assigned", "Answered Verified",
        };
        var data = new TheoryData<FollowUpStage, FollowUpStage, bool>();
        foreach (var from in Enum.GetValues<FollowUpStage>())
        {
            foreach (var to in Enum.GetValues<FollowUpStage>().Where(s => s != from))
                data.Add(from, to, allowed.Contains($"{from} {to}"));
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Transitions))]
    public void A_stage_follows_another_or_is_refused_by_name(FollowUpStage from, FollowUpStage to, bool isAllowed)
    {
        var target = Change((FollowUpTable.Stage, Option(to)));
        if (isAllowed)
        {
            Update(target, Stored(from));
            Assert.Equal((int)to, Stage(target));
        }
        else
        {
            var error = Assert.Throws<InvalidPluginExecutionException>(() => Update(target, Stored(from)));
            Assert.StartsWith($"A follow-up cannot go from {from} to {to}. From {from} it may go to: ", error.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void The_refusal_is_worded_in_three_languages()
    {
        var error = Assert.Throws<InvalidPluginExecutionException>(() => Update(Change((FollowUpTable.Stage, Option(FollowUpStage.Verified))), Stored(FollowUpStage.Assigned)));
        Assert.Equal(
            "A follow-up cannot go from Assigned to Verified. From Assigned it may go to: Answered. | 跟进不能从“已分派”变为“已确认”，可变为：已答复。 | 跟進不能從「已指派」變為「已確認」，可變為：已回覆。",
            error.Message);
    }

    [Fact]
    public void A_stage_gets_its_time_and_a_skipped_one_the_same()
    {
        var target = Change((FollowUpTable.Stage, Option(FollowUpStage.Answered)));
        Update(target, Stored(FollowUpStage.Received));
        Assert.Equal([Now, Now, Now], new[] { FollowUpTable.ClassifiedOn, FollowUpTable.AssignedOn, FollowUpTable.AnsweredOn }.Select(c => target.GetAttributeValue<DateTime>(c)));
        Assert.False(target.Contains(FollowUpTable.VerifiedOn));
    }

    [Fact]
    public void The_time_of_an_answer_by_telephone_may_be_sent_with_the_stage()
    {
        var target = Change((FollowUpTable.Stage, Option(FollowUpStage.Answered)), (FollowUpTable.AnsweredOn, Now.AddHours(-5)));
        Update(target, Stored(FollowUpStage.Assigned));
        Assert.Equal(Now.AddHours(-5), target[FollowUpTable.AnsweredOn]);
    }

    [Theory]
    [InlineData(1, "cfb_answeredon is 2026-11-21 09:00:00 UTC. Send a time from when it was received (2026-11-17 09:00:00 UTC) until now, or none.")]
    [InlineData(-4, "cfb_answeredon is 2026-11-16 09:00:00 UTC. Send a time from when it was received (2026-11-17 09:00:00 UTC) until now, or none.")]
    public void A_time_in_the_future_or_before_the_words_is_refused(int days, string message)
    {
        var target = Change((FollowUpTable.Stage, Option(FollowUpStage.Answered)), (FollowUpTable.AnsweredOn, Now.AddDays(days)));
        Assert.Equal(message, Assert.Throws<InvalidPluginExecutionException>(() => Update(target, Stored(FollowUpStage.Assigned))).Message);
    }

    [Fact]
    public void A_time_without_its_stage_is_refused() =>
        Assert.StartsWith("cfb_verifiedon changes with the stage Verified only", Assert.Throws<InvalidPluginExecutionException>(
            () => Update(Change((FollowUpTable.VerifiedOn, Now)), Stored(FollowUpStage.Assigned))).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData(FollowUpTable.Reasons)]
    [InlineData(FollowUpTable.OpenKey)]
    [InlineData(FollowUpTable.CustomerKey)]
    public void A_column_that_is_kept_cannot_be_forged(string column)
    {
        var error = Assert.Throws<InvalidPluginExecutionException>(() => Update(Change((column, "[]")), Stored(FollowUpStage.Assigned)));
        Assert.StartsWith($"The column {column} of a follow-up is kept by CrmFeedback.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_kept_column_sent_as_it_is_passes() =>
        Update(Change((FollowUpTable.CustomerKey, Key), (FollowUpTable.CustomerId, Account)), Stored(FollowUpStage.Assigned));

    [Fact]
    public void The_open_key_is_right_whatever_the_system_sends()
    {
        var target = Change((FollowUpTable.CustomerKey, "account_2"), (FollowUpTable.OpenKey, "nonsense"));
        Update(target, Stored(FollowUpStage.Assigned), isSystem: true);
        Assert.Equal("account_2", target[FollowUpTable.OpenKey]);
        target = Change((FollowUpTable.CustomerKey, "account_2"));
        Update(target, Closed(), isSystem: true);
        Assert.Equal("closed_0f8fad5b-d9cb-469f-a165-70867728950e", target[FollowUpTable.OpenKey]);
    }

    [Fact]
    public void Closing_what_is_answered_verifies_it_and_frees_the_key()
    {
        var target = Change((CommonColumns.StateCode, new OptionSetValue(1)));
        Update(target, Stored(FollowUpStage.Answered));
        Assert.Equal((int)FollowUpStage.Verified, Stage(target));
        Assert.Equal(Now, target[FollowUpTable.VerifiedOn]);
        Assert.Equal("closed_0f8fad5b-d9cb-469f-a165-70867728950e", target[FollowUpTable.OpenKey]);
    }

    [Theory]
    [InlineData(FollowUpStage.Received)]
    [InlineData(FollowUpStage.Classified)]
    [InlineData(FollowUpStage.Assigned)]
    public void What_nobody_answered_can_be_cancelled_but_not_closed(FollowUpStage stage)
    {
        var error = Assert.Throws<InvalidPluginExecutionException>(() => Update(Change((CommonColumns.StateCode, new OptionSetValue(1))), Stored(stage)));
        Assert.StartsWith($"A follow-up can be closed once the customer is answered; it is {stage}.", error.Message, StringComparison.Ordinal);
        var target = Change((CommonColumns.StateCode, new OptionSetValue(1)), (CommonColumns.StatusCode, new OptionSetValue(FollowUpTable.StatusCancelled)));
        Update(target, Stored(stage));
        Assert.Equal("closed_0f8fad5b-d9cb-469f-a165-70867728950e", target[FollowUpTable.OpenKey]);
        Assert.False(target.Contains(FollowUpTable.VerifiedOn));
    }

    [Fact]
    public void A_closed_one_cannot_be_moved_until_it_is_opened_again()
    {
        Assert.StartsWith("This follow-up is closed.", Assert.Throws<InvalidPluginExecutionException>(
            () => Update(Change((FollowUpTable.Stage, Option(FollowUpStage.Assigned))), Closed())).Message, StringComparison.Ordinal);
        Assert.StartsWith("This follow-up is closed.", Assert.Throws<InvalidPluginExecutionException>(
            () => Update(Change((CommonColumns.StatusCode, new OptionSetValue(FollowUpTable.StatusCancelled))), Closed())).Message, StringComparison.Ordinal);
        var target = Change((CommonColumns.StateCode, new OptionSetValue(0)));
        Update(target, Closed());
        Assert.Equal((int)FollowUpStage.Assigned, Stage(target));
        Assert.Equal(Key, target[FollowUpTable.OpenKey]);
        Assert.Null(target[FollowUpTable.VerifiedOn]);
        Assert.Null(target[FollowUpTable.Outcome]);
    }

    [Fact]
    public void An_owner_given_makes_it_assigned()
    {
        var target = Change((CommonColumns.OwnerId, new EntityReference("systemuser", Guid.NewGuid())));
        Update(target, Stored(FollowUpStage.Classified));
        Assert.Equal((int)FollowUpStage.Assigned, Stage(target));
        Assert.Equal(Now, target[FollowUpTable.AssignedOn]);
        target = Change((CommonColumns.OwnerId, new EntityReference("systemuser", Guid.NewGuid())));
        Update(target, Stored(FollowUpStage.Answered));
        Assert.False(target.Contains(FollowUpTable.Stage));
    }

    [Fact]
    public void A_new_one_is_completed()
    {
        var target = new Entity(FollowUpTable.Table) { [FollowUpTable.CustomerId] = Account, [FollowUpTable.VerifiedOn] = Now };
        FollowUpStamp.OnCreate(target, _ => "Contoso", Now);
        Assert.Equal(Key, target[FollowUpTable.CustomerKey]);
        Assert.Equal(Key, target[FollowUpTable.OpenKey]);
        Assert.Equal(Account, target[FollowUpTable.AccountId]);
        Assert.Equal((int)FollowUpStage.Received, Stage(target));
        Assert.Equal(Now, target[FollowUpTable.ReceivedOn]);
        Assert.Equal(Now.AddDays(2), target[FollowUpTable.DueOn]);
        Assert.Null(target[FollowUpTable.VerifiedOn]);
        Assert.Equal("Contoso · 2026-11-20", target[FollowUpTable.Name]);
    }

    [Theory]
    [InlineData("Contoso · 2026-11-20", "Contoso · 2026-11-18")]
    [InlineData("Call Lin back", "Call Lin back")]
    public void A_name_that_was_given_here_follows_the_first_reason(string name, string expected) =>
        Assert.Equal(expected, FollowUpStamp.Renamed(name, Now, Now.AddDays(-2)));

    [Fact]
    public void A_new_one_without_a_customer_at_a_later_stage_or_of_tomorrow_is_refused()
    {
        Assert.StartsWith("A follow-up needs the customer", Refusal(new Entity(FollowUpTable.Table)), StringComparison.Ordinal);
        Assert.StartsWith("A follow-up needs the customer", Refusal(new Entity(FollowUpTable.Table) { [FollowUpTable.CustomerId] = new EntityReference("lead", Id) }), StringComparison.Ordinal);
        Assert.StartsWith("A new follow-up starts as", Refusal(new Entity(FollowUpTable.Table) { [FollowUpTable.CustomerId] = Account, [FollowUpTable.Stage] = Option(FollowUpStage.Answered) }), StringComparison.Ordinal);
        Assert.StartsWith("cfb_receivedon is 2026-11-21", Refusal(new Entity(FollowUpTable.Table) { [FollowUpTable.CustomerId] = Account, [FollowUpTable.ReceivedOn] = Now.AddDays(1) }), StringComparison.Ordinal);
    }

    private static string Refusal(Entity target) => Assert.Throws<InvalidPluginExecutionException>(() => FollowUpStamp.OnCreate(target, _ => null, Now)).Message;

    private static void Update(Entity target, Entity before, bool isSystem = false) => FollowUpStamp.OnUpdate(target, before, () => isSystem, Now);

    private static Entity Change(params (string Column, object Value)[] columns)
    {
        var target = new Entity(FollowUpTable.Table, Id);
        foreach (var (column, value) in columns)
            target[column] = value;
        return target;
    }

    private static Entity Stored(FollowUpStage stage)
    {
        var row = Change(
            (FollowUpTable.Stage, Option(stage)), (CommonColumns.StateCode, new OptionSetValue(0)), (CommonColumns.StatusCode, new OptionSetValue(1)), (FollowUpTable.CustomerKey, Key),
            (FollowUpTable.OpenKey, Key), (FollowUpTable.CustomerId, Account), (FollowUpTable.ReceivedOn, Now.AddDays(-3)), (CommonColumns.OwnerId, new EntityReference("systemuser", Id)));
        for (var reached = FollowUpStage.Classified; reached <= stage; reached++)
            row[StageRules.TimeColumn(reached)] = Now.AddDays(-3).AddHours((int)reached);
        return row;
    }

    private static Entity Closed()
    {
        var row = Stored(FollowUpStage.Verified);
        row[CommonColumns.StateCode] = new OptionSetValue(1);
        row[CommonColumns.StatusCode] = new OptionSetValue(FollowUpTable.StatusClosed);
        row[FollowUpTable.OpenKey] = "closed_0f8fad5b-d9cb-469f-a165-70867728950e";
        row[FollowUpTable.Outcome] = Choices.Option((int)FollowUpOutcome.Better);
        return row;
    }

    private static OptionSetValue Option(FollowUpStage stage) => Choices.Option((int)stage);

    private static int Stage(Entity row) => row.GetAttributeValue<OptionSetValue>(FollowUpTable.Stage).Value - Choices.FirstValue;
}
