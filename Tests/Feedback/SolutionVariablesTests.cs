using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using CrmFeedback.Feedback;
using CrmFeedback.LocalOrg.Hosting;
using CrmFeedback.LocalOrg.Jobs;
using CrmFeedback.Schema;
using CrmFeedback.Tests.LocalOrg.WebApi;
using CrmFeedback.Tests.Steps;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;
using Xunit;

namespace CrmFeedback.Tests.Feedback;

public sealed class SolutionVariablesTests
{
    private static readonly DateTime Noon = new(2026, 3, 4, 12, 0, 0, DateTimeKind.Utc);

    [Theory]
    [InlineData("yes", true)]
    [InlineData("no", false)]
    [InlineData(" NO ", false)]
    [InlineData("True", true)]
    [InlineData("false", false)]
    [InlineData("0", false)]
    [InlineData("maybe", true)]
    [InlineData("", true)]
    [InlineData(null, true)]
    public void A_mask_switch_that_cannot_be_read_is_on(string? value, bool expected) =>
        Assert.Equal(expected, Read((EnvironmentVariableTable.MaskPersonalData, "yes", value)).MaskPersonalData);

    [Theory]
    [InlineData("30", 30)]
    [InlineData("45.5", 46)]
    [InlineData("1", 1)]
    [InlineData("3650", 3650)]
    [InlineData("3651", 120)]
    [InlineData("0", 120)]
    [InlineData("-90", 120)]
    [InlineData("1e3", 120)]
    [InlineData("1,000", 120)]
    [InlineData("99999999999999999999999999999999", 120)]
    [InlineData("soon", 120)]
    [InlineData("９０", 120)]
    [InlineData("", 120)]
    [InlineData(null, 120)]
    public void A_half_life_that_cannot_be_read_is_that_of_the_definition(string? value, int expected) =>
        Assert.Equal(expected, Read((EnvironmentVariableTable.SatisfactionHalfLifeDays, "120", value)).HalfLifeDays);

    [Fact]
    public void A_definition_that_cannot_be_read_or_is_not_there_gives_what_ships()
    {
        var bad = Read((EnvironmentVariableTable.SatisfactionHalfLifeDays, "many", "few"), ("cfb_maskpersonaldata", null, null), ("cfb_Other", "no", "5"));
        Assert.Equal((true, 90), (bad.MaskPersonalData, bad.HalfLifeDays));
        var none = Read();
        Assert.Equal((true, 90), (none.MaskPersonalData, none.HalfLifeDays));
    }

    [Fact]
    public void A_reading_counts_for_five_minutes_in_its_organisation_only()
    {
        var rows = new VariableRows(("cfb_SatisfactionHalfLifeDays", "90", "30"));
        Guid one = Guid.NewGuid(), other = Guid.NewGuid();
        Assert.Equal(30, SolutionVariables.Read(rows, one, Noon).HalfLifeDays);
        rows.Variables[0] = ("cfb_SatisfactionHalfLifeDays", "90", "60");
        Assert.Equal(30, SolutionVariables.Read(rows, one, Noon.AddSeconds(299)).HalfLifeDays);
        Assert.Equal(1, rows.Queries);
        Assert.Equal(60, SolutionVariables.Read(rows, other, Noon).HalfLifeDays);
        Assert.Equal(60, SolutionVariables.Read(rows, one, Noon.AddSeconds(300)).HalfLifeDays);
        // A clock that was set back must not keep a reading for ever.
        Assert.Equal(60, SolutionVariables.Read(rows, one, Noon.AddDays(-1)).HalfLifeDays);
        Assert.Equal(4, rows.Queries);
    }

    [Fact]
    public async Task The_import_brings_the_definitions_and_an_admin_sets_a_value_over_the_web_api()
    {
        using var organization = await ImportedOrganization.Open(JobPolicy.Manual);
        await using var host = await LocalOrgHost.StartAsync(organization.Organization, 0);
        using var api = new ApiClient(host.BaseAddress);
        var answer = await api.Get("environmentvariabledefinitions?$select=schemaname,displayname,defaultvalue,type&$orderby=schemaname&$expand=environmentvariabledefinition_environmentvariablevalue($select=value)");
        Assert.True(answer.Status == 200, answer.Text);
        Assert.Equal(["cfb_MaskPersonalData Mask personal data yes 100000002", "cfb_SatisfactionHalfLifeDays Half-life of satisfaction in days 90 100000001"],
            answer.Value.Select(row => $"{row!["schemaname"]} {row["displayname"]} {row["defaultvalue"]} {row["type"]}"));
        Assert.All(answer.Value, row => Assert.Empty(row!["environmentvariabledefinition_environmentvariablevalue"]!.AsArray()));
        Assert.Equal((true, 90), Values(organization));

        foreach (var (definition, value) in answer.Value.Zip(["no", "30"]))
            await api.Create("environmentvariablevalues", $$"""{"value":"{{value}}","EnvironmentVariableDefinitionId@odata.bind":"/environmentvariabledefinitions({{definition!["environmentvariabledefinitionid"]}})"}""");
        Assert.Equal((false, 30), Values(organization));

        // A later import brings definitions up to date and leaves values alone.
        organization.Organization.ImportSolution(CrmFeedback.Tests.LocalOrg.ShippedSolutions.Core, activateSteps: true);
        Assert.Equal(2, organization.Rows(EnvironmentVariableTable.Table).Count);
        Assert.Equal((false, 30), Values(organization));
    }

    [Fact]
    public async Task The_half_life_of_the_variable_is_the_one_that_standings_are_computed_with()
    {
        using var organization = await ImportedOrganization.Open(JobPolicy.Manual);
        var definition = organization.Rows(EnvironmentVariableTable.Table).Single(row => (string)row["schemaname"] == EnvironmentVariableTable.SatisfactionHalfLifeDays);
        organization.Admin.Create(new Entity(EnvironmentVariableValueTable.Table)
        {
            [EnvironmentVariableValueTable.Value] = "10",
            [EnvironmentVariableValueTable.DefinitionId] = definition.ToEntityReference(),
        });
        var account = organization.Admin.Create(new Entity("account") { ["name"] = "Contoso" });
        var customer = new EntityReference("account", account);
        foreach (var (day, csat) in new[] { (1, 0m), (30, 100m) })
        {
            organization.Admin.Create(new Entity("cfb_surveyresponse")
            {
                ["cfb_name"] = "survey", ["cfb_customerid"] = customer, ["cfb_csat"] = csat,
                ["cfb_respondedon"] = new DateTime(2026, 2, day == 30 ? 28 : 1, 9, 0, 0, DateTimeKind.Utc),
            });
        }

        await organization.Drain();
        // Shrunk towards 60 by four feedback: (4 * 60 + w1 * 0 + w2 * 100) / (4 + w1 + w2), w = 2^(-age in days / 10), ages 30.625 and 3.625.
        var score = organization.Only(SatisfactionTable.Table).GetAttributeValue<decimal>(SatisfactionTable.Score);
        Assert.InRange(score, 64.8m, 66.2m);
    }

    private static (bool Mask, int HalfLife) Values(ImportedOrganization organization)
    {
        var variables = SolutionVariables.Read(organization.Service, Guid.NewGuid(), Noon);
        return (variables.MaskPersonalData, variables.HalfLifeDays);
    }

    private static SolutionVariables Read(params (string Name, string? Default, string? Value)[] variables) =>
        SolutionVariables.Read(new VariableRows(variables), Guid.NewGuid(), Noon);

    /// <summary>Answers the one query with rows as Dataverse gives them: a value that is not there leaves its column out.</summary>
    private sealed class VariableRows(params (string Name, string? Default, string? Value)[] variables) : IOrganizationService
    {
        public (string Name, string? Default, string? Value)[] Variables { get; } = variables;

        public int Queries { get; private set; }

        public EntityCollection RetrieveMultiple(QueryBase query)
        {
            Queries++;
            var expression = Assert.IsType<QueryExpression>(query);
            Assert.Equal(EnvironmentVariableTable.Table, expression.EntityName);
            Assert.Equal(JoinOperator.LeftOuter, Assert.Single(expression.LinkEntities).JoinOperator);
            return new EntityCollection(Variables.Select(Row).ToList());
        }

        public Guid Create(Entity entity) => throw new NotSupportedException();

        public void Update(Entity entity) => throw new NotSupportedException();

        public void Delete(string entityName, Guid id) => throw new NotSupportedException();

        public Entity Retrieve(string entityName, Guid id, ColumnSet columnSet) => throw new NotSupportedException();

        public OrganizationResponse Execute(OrganizationRequest request) => throw new NotSupportedException();

        public void Associate(string entityName, Guid entityId, Relationship relationship, EntityReferenceCollection relatedEntities) => throw new NotSupportedException();

        public void Disassociate(string entityName, Guid entityId, Relationship relationship, EntityReferenceCollection relatedEntities) => throw new NotSupportedException();

        private static Entity Row((string Name, string? Default, string? Value) variable)
        {
            var row = new Entity(EnvironmentVariableTable.Table, Guid.NewGuid()) { [EnvironmentVariableTable.SchemaName] = variable.Name };
            if (variable.Default != null)
                row[EnvironmentVariableTable.DefaultValue] = variable.Default;
            if (variable.Value != null)
                row["given.value"] = new AliasedValue(EnvironmentVariableValueTable.Table, EnvironmentVariableValueTable.Value, variable.Value);
            return row;
        }
    }
}
