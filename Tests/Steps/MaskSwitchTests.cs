using System;
using System.Linq;
using CrmFeedback.Schema;
using CrmFeedback.Steps;
using Microsoft.Xrm.Sdk;
using Xunit;

namespace CrmFeedback.Tests.Steps;

/// <summary>The environment variable <c>cfb_MaskPersonalData</c> in every step that stores words.</summary>
public sealed class MaskSwitchTests
{
    private const string Said = "Nobody calls me back on 138 0013 8000, delivery is late and I am angry.";
    private const string Masked = "Nobody calls me back on *** **** **00, delivery is late and I am angry.";

    private readonly FakeOrganization organization = new();
    private readonly Guid account;

    public MaskSwitchTests() => account = organization.Add(new Entity("account") { ["emailaddress1"] = "ann@x.example" });

    [Theory]
    [InlineData("no", Said)]
    [InlineData("yes", Masked)]
    [InlineData("perhaps", Masked)]
    [InlineData(null, Masked)]
    public void A_case_s_words_are_stored_as_the_variable_says(string? value, string expected)
    {
        Variable(value);
        Case();
        Assert.Equal(expected, organization.Only(FeedbackTable.Table)[FeedbackTable.Text]);
    }

    [Fact]
    public void A_first_save_in_a_process_takes_six_calls_at_most_and_the_next_three()
    {
        Variable("no");
        StepRunner.Run(new Setup(), Setup.ApiName, new Entity(), organization);
        organization.Calls.Clear();
        Case();
        Assert.InRange(organization.Calls.Count, 1, 6);
        Assert.Equal(1, organization.Calls.Count(c => c.EndsWith(EnvironmentVariableTable.Table, StringComparison.Ordinal)));
        organization.Calls.Clear();
        Case();
        Assert.InRange(organization.Calls.Count, 1, 3);
    }

    [Fact]
    public void Unmasked_words_that_are_sent_again_are_not_written_again()
    {
        Variable("no");
        var id = Case();
        organization.Calls.Clear();
        StepRunner.Run(new RescoreCase(), Message.Update, new Entity("incident", id) { ["description"] = "x" }, organization);
        Assert.Equal(["RetrieveMultiple " + FeedbackTable.Table, "RetrieveMultiple incident"], organization.Calls);
    }

    [Fact]
    public void Changed_words_are_stored_as_the_variable_says()
    {
        Variable("no");
        var id = Case();
        organization.Update(new Entity("incident", id) { ["description"] = "Card 4111 1111 1111 1111 is lost and your delivery is awful." });
        StepRunner.Run(new RescoreCase(), Message.Update, new Entity("incident", id) { ["description"] = "x" }, organization);
        Assert.Equal("Card 4111 1111 1111 1111 is lost and your delivery is awful.", organization.Only(FeedbackTable.Table)[FeedbackTable.Text]);
    }

    [Fact]
    public void A_mail_s_words_are_stored_as_the_variable_says()
    {
        Variable("no");
        var mail = organization.Add(new Entity("email") { ["subject"] = "RE: x", ["description"] = Said, ["directioncode"] = false, ["createdon"] = new DateTime(2026, 3, 4, 5, 6, 7, DateTimeKind.Utc) });
        organization.Add(new Entity("activityparty")
        {
            ["activityid"] = new EntityReference("email", mail), ["participationtypemask"] = new OptionSetValue(1), ["partyid"] = new EntityReference("account", account), ["addressused"] = "ann@x.example",
        });
        StepRunner.Run(new ScoreEmail(), Message.Create, new Entity("email", mail), organization);
        Assert.Equal(Said, organization.Only(FeedbackTable.Table)[FeedbackTable.Text]);
    }

    private void Variable(string? value)
    {
        var definition = organization.Add(new Entity(EnvironmentVariableTable.Table) { [EnvironmentVariableTable.SchemaName] = EnvironmentVariableTable.MaskPersonalData, [EnvironmentVariableTable.DefaultValue] = "yes" });
        if (value != null)
            organization.Add(new Entity(EnvironmentVariableValueTable.Table) { [EnvironmentVariableValueTable.DefinitionId] = new EntityReference(EnvironmentVariableTable.Table, definition), [EnvironmentVariableValueTable.Value] = value, [CommonColumns.StateCode] = new OptionSetValue(0) });
    }

    private Guid Case()
    {
        var id = organization.Add(new Entity("incident") { ["description"] = Said, ["customerid"] = new EntityReference("account", account), ["createdon"] = new DateTime(2026, 3, 4, 5, 6, 7, DateTimeKind.Utc) });
        StepRunner.Run(new ScoreCase(), Message.Create, organization.Rows("incident").Single(r => r.Id == id), organization);
        return id;
    }
}
