using System;
using System.Linq;
using CrmFeedback.LocalOrg.Import;
using CrmFeedback.LocalOrg.Storage;
using CrmFeedback.Tests.LocalOrg.Storage;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;
using Xunit;
using static CrmFeedback.Tests.LocalOrg.Import.SmallSolution;
using static CrmFeedback.Tests.LocalOrg.Storage.TestStore;

namespace CrmFeedback.Tests.LocalOrg.Import;

/// <summary>Fidelity point 15: managed packages, their upgrade and their removal.</summary>
public sealed class ManagedSolutionTests : IDisposable
{
    private const string OwnForm = "<Entity><Name>Account</Name><FormXml><forms type=\"main\"><systemform><formid>{66666666-6666-4666-8666-666666666666}</formid><IsCustomizable>0</IsCustomizable><form><tabs /></form><LocalizedNames><LocalizedName description=\"Own\" languagecode=\"1033\" /></LocalizedNames></systemform></forms></FormXml></Entity>";
    private static readonly Guid s_accountForm = new("8448b78f-8f42-454e-8e2a-f8196b0419af");

    private readonly SqliteStore store = TestStore.Open();

    public void Dispose() => store.Dispose();

    [Fact]
    public void A_managed_package_is_imported_and_known_as_such()
    {
        Assert.True(store.Import(Managed().Zip(), false).Solution.IsManaged);
        Assert.True(Assert.Single(store.Catalog.Solutions).IsManaged);
        Assert.NotNull(store.Metadata.FindTable("tst_thing"));
    }

    [Theory]
    [InlineData(true, "managed solution", "unmanaged mode")]
    [InlineData(false, "unmanaged solution", "managed mode")]
    public void A_solution_keeps_its_mode(bool first, string installed, string attempted)
    {
        store.Import(new SmallSolution { Managed = first }.Zip(), false);

        var refusal = Refused(SolutionImportProblem.ModeMismatch, new SmallSolution { Managed = !first, Version = "2.0.0.0" });

        Assert.Contains($"already installed on this system as a{(first ? "" : "n")} {installed}", refusal, StringComparison.Ordinal);
        Assert.Contains($"install it in {attempted}", refusal, StringComparison.Ordinal);
        Assert.Equal(first, Assert.Single(store.Catalog.Solutions).IsManaged);
    }

    [Fact]
    public void A_lower_version_is_refused() =>
        Assert.Contains("1.1.0.0 is installed", Refused(SolutionImportProblem.LowerVersion, Managed(), after: Managed() with { Version = "1.1.0.0" }), StringComparison.Ordinal);

    [Fact]
    public void A_diff_adds_its_tab_to_the_out_of_the_box_form_and_names_itself_there()
    {
        var before = store.Catalog.Forms.Single(form => form.Id == s_accountForm);
        Assert.Equal(["SUMMARY_TAB", "DETAILS_TAB"], before.Xml.Descendants("tab").Select(tab => tab.Attribute("name")!.Value));

        store.Import((Managed() with { OtherEntities = Diff(s_accountForm, "tst_tab") }).Zip(), false);

        var form = store.Catalog.Forms.Single(f => f.Id == s_accountForm);
        Assert.Equal(["SUMMARY_TAB", "tst_tab", "DETAILS_TAB"], form.Xml.Descendants("tab").Select(tab => tab.Attribute("name")!.Value));
        Assert.Equal("Small", Assert.Single(form.Layers).Solution);
        Assert.Equal("Account", form.Name.For(1033));
    }

    [Fact]
    public void A_diff_of_a_form_that_is_not_there_is_refused() =>
        Assert.Contains("does not exist here", Refused(SolutionImportProblem.MissingDependency, Managed() with { OtherEntities = Diff(Guid.NewGuid(), "tst_tab") }), StringComparison.Ordinal);

    [Fact]
    public void A_part_of_a_diff_without_its_parent_is_warned_of()
    {
        var diff = Diff(s_accountForm, "tst_tab").Replace("<tabs>", "<tabs><tab id=\"{99999999-0000-0000-0000-000000000000}\" name=\"OTHER_TAB\"><labels solutionaction=\"Added\" /></tab>", StringComparison.Ordinal);
        Assert.Contains("OTHER_TAB", Assert.Single(store.Import((Managed() with { OtherEntities = diff }).Zip(), false).Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void A_locked_component_of_a_managed_solution_is_changed_by_nobody_else()
    {
        store.Import((Managed() with { OtherEntities = OwnForm }).Zip(), false);

        foreach (var managed in new[] { false, true })
            Assert.Contains("owns and does not let anybody customise", Refused(SolutionImportProblem.ManagedComponent, new SmallSolution { Name = "Other", HasTable = false, RootComponents = "", Managed = managed, OtherEntities = OwnForm }), StringComparison.Ordinal);
        Assert.NotNull(store.Import((Managed() with { Version = "1.0.0.1", OtherEntities = OwnForm }).Zip(), false));
    }

    [Fact]
    public void The_state_of_a_locked_step_stays_as_the_import_left_it()
    {
        var solution = Managed().WithPlugin();
        store.Import((solution with { Sections = solution.Sections.Replace("<Stage>40</Stage>", "<Stage>40</Stage><IsCustomizable>0</IsCustomizable>", StringComparison.Ordinal) }).Zip(), activateSteps: true);

        Assert.Contains("'Small step' is a managed component", Assert.Throws<InvalidOperationException>(() => store.SetStepEnabled(new Guid(StepId), false)).Message, StringComparison.Ordinal);
        Assert.True(Assert.Single(store.Catalog.Steps).IsEnabled);
    }

    [Fact]
    public void An_upgrade_removes_what_the_new_version_no_longer_brings_data_included()
    {
        store.Import((Managed() with { Columns = Text("tst_Code", 50) + Text("tst_Old", 50) }).Zip(), false);
        store.ActivatePendingKeys();
        store.Insert(Row("tst_thing", 1, ("tst_code", "a"), ("tst_old", "gone")));

        store.Import((Managed() with { Version = "1.1.0.0" }).Zip(), false);
        Assert.Null(store.Metadata.RequireTable("tst_thing").FindColumn("tst_old"));
        store.Import((Managed() with { Version = "1.2.0.0", Columns = Text("tst_Code", 50) + Text("tst_Old", 50) }).Zip(), false);

        var row = Assert.Single(store.Query(new QueryExpression("tst_thing") { ColumnSet = new ColumnSet("tst_code", "tst_old") }).Entities);
        Assert.Equal(("a", false), (row["tst_code"], row.Contains("tst_old")));
    }

    [Fact]
    public void An_unmanaged_update_removes_nothing()
    {
        store.Import(new SmallSolution { Columns = Text("tst_Code", 50) + Text("tst_Old", 50) }.Zip(), false);
        store.Insert(Row("tst_thing", 1, ("tst_old", "kept")));
        store.Import(new SmallSolution { Version = "1.1.0.0" }.Zip(), false);
        store.Import(new SmallSolution { Version = "1.2.0.0", Columns = Text("tst_Code", 50) + Text("tst_Old", 50) }.Zip(), false);

        Assert.Equal("kept", Assert.Single(store.Query(new QueryExpression("tst_thing") { ColumnSet = new ColumnSet("tst_old") }).Entities)["tst_old"]);
    }

    [Fact]
    public void A_removed_solution_leaves_nothing_behind()
    {
        var solution = (Managed() with
        {
            OtherEntities = Diff(s_accountForm, "tst_tab").Replace("<FormXml>", $"<EntityInfo><entity Name=\"Account\"><attributes>{Text("tst_Note", 50)}{Column("tst_ThingId", "lookup")}</attributes></entity></EntityInfo><FormXml>", StringComparison.Ordinal),
            Relationships = Relationship("tst_thing_account", "tst_Thing", "Account", "tst_ThingId"),
        }).WithPlugin();
        store.Import(solution.Zip(), activateSteps: true);
        store.ActivatePendingKeys();
        store.Insert(Row("tst_thing", 1, ("tst_code", "a")), Row("account", 2, ("name", "stays"), ("tst_note", "x"), ("tst_thingid", new EntityReference("tst_thing", Id(1)))));

        store.Remove("small");

        Assert.Empty(store.Catalog.Solutions);
        Assert.Empty(store.Catalog.Steps);
        Assert.Null(store.Metadata.FindTable("tst_thing"));
        Assert.Null(store.Metadata.RequireTable("account").FindColumn("tst_note"));
        Assert.Empty(store.Catalog.Forms.Single(form => form.Id == s_accountForm).Layers);
        Assert.Equal("stays", Assert.Single(store.Query(new QueryExpression("account") { ColumnSet = new ColumnSet("name") }).Entities)["name"]);
        store.Import(solution.Zip(), activateSteps: false);
        Assert.Empty(store.Query(new QueryExpression("tst_thing")).Entities);
        Assert.False(Assert.Single(store.Catalog.Steps).IsEnabled);
    }

    [Fact]
    public void A_solution_that_others_need_is_not_removed()
    {
        store.Import(Managed().Zip(), false);
        var dependent = new SmallSolution { Name = "Other", Managed = true, HasTable = false, RootComponents = "", MissingDependencies = "<MissingDependency><Required type=\"1\" schemaName=\"tst_thing\" solution=\"Small (1.0.0.0)\" /><Dependent /></MissingDependency>" };
        store.Import(dependent.Zip(), false);

        var refusal = Assert.Throws<SolutionImportException>(() => store.Remove("Small"));
        Assert.Equal((SolutionImportProblem.Required, "The solution 'Small' cannot be deleted: 'Other' needs its components. Delete it first."), (refusal.Problem, refusal.Message));

        store.Remove("Other");
        store.Remove("Small");
        Assert.Empty(store.Catalog.Solutions);
    }

    [Fact]
    public void An_unmanaged_or_unknown_solution_is_not_removed()
    {
        store.Import(new SmallSolution().Zip(), false);
        Assert.Contains("unmanaged solution 'Small'", Assert.Throws<NotSupportedException>(() => store.Remove("Small")).Message, StringComparison.Ordinal);
        Assert.Contains("'Absent' is not installed", Assert.Throws<SolutionImportException>(() => store.Remove("Absent")).Message, StringComparison.Ordinal);
    }

    private static SmallSolution Managed() => new() { Managed = true };

    private static string Diff(Guid form, string tab) =>
        $"<Entity><Name>Account</Name><FormXml><forms type=\"main\"><systemform><formid>{form:B}</formid><form><tabs><tab name=\"{tab}\" id=\"{{77777777-7777-4777-8777-777777777777}}\" ordinalvalue=\"1\" solutionaction=\"Added\"><columns /></tab></tabs></form><LocalizedNames><LocalizedName description=\"Diff\" languagecode=\"1033\" /></LocalizedNames></systemform></forms></FormXml></Entity>";

    private string Refused(SolutionImportProblem problem, SmallSolution solution, SmallSolution? after = null)
    {
        if (after is not null)
            store.Import(after.Zip(), false);
        var refusal = Assert.Throws<SolutionImportException>(() => store.Import(solution.Zip(), false));
        Assert.Equal(problem, refusal.Problem);
        return refusal.Message;
    }
}
