using System;
using System.Text;
using CrmFeedback.LocalOrg.Import;
using CrmFeedback.LocalOrg.Storage;
using CrmFeedback.Tests.LocalOrg.Storage;
using Xunit;
using static CrmFeedback.Tests.LocalOrg.Import.SmallSolution;

namespace CrmFeedback.Tests.LocalOrg.Import;

public sealed class ImportRefusalTests : IDisposable
{
    private const string CaseColumns = "<Entity><Name>Incident</Name><EntityInfo><entity Name=\"Incident\"><attributes /></entity></EntityInfo></Entity>";

    private readonly SqliteStore store = TestStore.Open();

    public void Dispose() => store.Dispose();

    [Fact]
    public void The_plain_solution_is_accepted() => Assert.Equal("Small", store.Import(new SmallSolution().Zip(), activateSteps: false).Solution.UniqueName);

    [Fact]
    public void What_is_no_zip_is_refused() => Refused(SolutionImportProblem.InvalidPackage, "The file is not a zip", Encoding.UTF8.GetBytes("MZ, but not a zip"));

    [Fact]
    public void A_missing_solution_is_named()
    {
        var dependent = new SmallSolution { Name = "Other", HasTable = false, RootComponents = "", MissingDependencies = "<MissingDependency><Required type=\"1\" schemaName=\"tst_thing\" solution=\"Small (1.2.0.0)\" /><Dependent /></MissingDependency>" };
        Refused(SolutionImportProblem.MissingDependency, "Import 'Small' first", dependent.Zip());
        store.Import(new SmallSolution().Zip(), false);
        Refused(SolutionImportProblem.MissingDependency, "in version 1.2.0.0 or later; 1.0.0.0 is installed", dependent.Zip());
        store.Import(new SmallSolution { Version = "1.2.0.0" }.Zip(), false);
        Assert.Equal("Other", store.Import(dependent.Zip(), false).Solution.UniqueName);
    }

    [Fact]
    public void A_case_solution_needs_the_case_table()
    {
        var cases = new SmallSolution { OtherEntities = CaseColumns, RootComponents = "<RootComponent type=\"1\" schemaName=\"incident\" behavior=\"2\" />" }.Zip();
        Assert.NotNull(store.Import(cases, false));
        using var plain = TestStore.Open(customerService: false);
        var exception = Assert.Throws<SolutionImportException>(() => plain.Import(cases, false));
        Assert.Equal(SolutionImportProblem.MissingTable, exception.Problem);
        Assert.Contains("'incident'", exception.Message, StringComparison.Ordinal);
        Assert.Null(plain.Metadata.FindTable("tst_thing"));
    }

    [Fact]
    public void A_lower_version_than_installed_is_refused()
    {
        store.Import(new SmallSolution { Version = "1.1.0.0" }.Zip(), false);
        Refused(SolutionImportProblem.LowerVersion, "version 1.1.0.0 is installed; 1.0.9.9 is lower", new SmallSolution { Version = "1.0.9.9" }.Zip());
        Assert.True(store.Import(new SmallSolution { Version = "1.1.0.0" }.Zip(), false).IsUpdate);
    }

    [Fact]
    public void A_second_cascading_parent_is_refused()
    {
        var columns = Text("tst_Code", 50) + Column("tst_AccountId", "lookup") + Column("tst_ContactId", "lookup");
        var one = Relationship("tst_account_thing", "Account", "tst_Thing", "tst_AccountId", "Cascade");
        Assert.NotNull(store.Import(new SmallSolution { Columns = columns, Relationships = one + Relationship("tst_contact_thing", "Contact", "tst_Thing", "tst_ContactId") }.Zip(), false));
        Refused(SolutionImportProblem.SecondCascadingParent, "'tst_account_thing' already cascades to it from 'account'", new SmallSolution { Version = "2.0.0.0", Columns = columns, Relationships = one + Relationship("tst_contact_thing", "Contact", "tst_Thing", "tst_ContactId", "Cascade") }.Zip());
    }

    [Fact]
    public void A_child_of_a_base_table_has_its_cascading_parent_already()
    {
        var own = new SmallSolution
        {
            OtherEntities = $"<Entity><Name>Incident</Name><EntityInfo><entity Name=\"Incident\"><attributes>{Column("tst_ThingId", "lookup")}</attributes></entity></EntityInfo></Entity>",
            Relationships = Relationship("tst_thing_incident", "tst_Thing", "Incident", "tst_ThingId", "Cascade"),
        };
        Refused(SolutionImportProblem.SecondCascadingParent, "incident_customer_", own.Zip());
    }

    [Fact]
    public void An_assembly_without_a_strong_name_is_refused() =>
        Refused(SolutionImportProblem.AssemblyNotSigned, "has no strong name", new SmallSolution().WithPlugin(signed: false).Zip());

    [Fact]
    public void A_token_that_is_not_the_DLLs_is_refused() =>
        Refused(SolutionImportProblem.AssemblyMismatch, "PublicKeyToken=0123456789abcdef", new SmallSolution().WithPlugin(token: "0123456789abcdef").Zip());

    [Fact]
    public void A_type_the_DLL_does_not_have_is_refused() =>
        Refused(SolutionImportProblem.UnknownPluginType, "no class 'Small.Absent'", new SmallSolution().WithPlugin(typeName: "Small.Absent").Zip());

    [Fact]
    public void A_step_of_an_unregistered_type_is_refused() =>
        Refused(SolutionImportProblem.UnknownPluginType, "which no installed assembly registers", new SmallSolution().WithPlugin(typeId: StepId).Zip());

    [Fact]
    public void A_step_on_an_unknown_message_is_refused() =>
        Refused(SolutionImportProblem.UnknownMessage, TypeId, new SmallSolution().WithPlugin(message: TypeId).Zip());

    [Fact]
    public void A_step_on_an_unknown_table_is_refused() =>
        Refused(SolutionImportProblem.MissingTable, "'tst_nothing'", new SmallSolution().WithPlugin(table: "tst_nothing").Zip());

    [Fact]
    public void A_step_that_filters_by_an_unknown_column_is_refused() =>
        Refused(SolutionImportProblem.MissingColumn, "filters by 'tst_thing.tst_nothing'", new SmallSolution().WithPlugin(filter: "tst_code,tst_nothing").Zip());

    [Fact]
    public void A_key_over_an_unknown_column_is_refused() =>
        Refused(SolutionImportProblem.MissingColumn, "'tst_absent'", new SmallSolution { Keys = Key("k", "tst_absent") }.Zip());

    [Fact]
    public void A_key_longer_than_its_index_is_refused() =>
        Refused(SolutionImportProblem.InvalidPackage, "may need 902 bytes; the limit is 900", new SmallSolution { Columns = Text("tst_Code", 451) }.Zip());

    [Fact]
    public void A_text_column_without_length_is_refused() =>
        Refused(SolutionImportProblem.InvalidPackage, "must have a max length", new SmallSolution { Columns = Column("tst_Code", "nvarchar") }.Zip());

    [Fact]
    public void A_column_keeps_its_type()
    {
        store.Import(new SmallSolution { Keys = "" }.Zip(), false);
        Refused(SolutionImportProblem.ColumnTypeChanged, "is Text and would become Integer", new SmallSolution { Version = "2.0.0.0", Keys = "", Columns = Column("tst_Code", "int") }.Zip());
    }

    [Theory]
    [InlineData("file")]
    [InlineData("image")]
    public void A_column_type_that_is_not_built_is_refused_by_name(string type) =>
        Assert.Contains($"'{type}'", Assert.Throws<NotSupportedException>(() => store.Import(new SmallSolution { Columns = Text("tst_Code", 50) + Column("tst_Blob", type) }.Zip(), false)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_part_that_is_not_built_is_refused_by_name() =>
        Assert.Contains("'CanvasApps'", Assert.Throws<NotSupportedException>(() => store.Import(new SmallSolution { Parts = new() { ["CanvasApps/a.msapp"] = [1] } }.Zip(), false)).Message, StringComparison.Ordinal);

    private void Refused(SolutionImportProblem problem, string text, byte[] zip)
    {
        var exception = Assert.Throws<SolutionImportException>(() => store.Import(zip, activateSteps: true));
        Assert.Equal(problem, exception.Problem);
        Assert.Contains(text, exception.Message, StringComparison.Ordinal);
    }
}
