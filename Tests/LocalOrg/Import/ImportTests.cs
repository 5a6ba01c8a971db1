using System;
using System.IO;
using System.Linq;
using System.Text;
using CrmFeedback.LocalOrg.Import;
using CrmFeedback.LocalOrg.Metadata;
using CrmFeedback.LocalOrg.Query;
using CrmFeedback.LocalOrg.Storage;
using CrmFeedback.Tests.LocalOrg.Storage;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;
using Xunit;
using static CrmFeedback.Tests.LocalOrg.Import.SmallSolution;
using static CrmFeedback.Tests.LocalOrg.Storage.TestStore;

namespace CrmFeedback.Tests.LocalOrg.Import;

public sealed class ImportTests : IDisposable
{
    private readonly string path = Path.Combine(Path.GetTempPath(), $"crmfeedback-test-{Guid.NewGuid():N}.db");
    private SqliteStore store;

    public ImportTests() => store = OpenFile();

    public void Dispose()
    {
        store.Dispose();
        foreach (var file in new[] { path, path + "-wal", path + "-shm" })
            File.Delete(file);
    }

    [Fact]
    public void A_table_arrives_with_labels_system_columns_and_a_pending_key()
    {
        var result = store.Import(new SmallSolution().Zip(), activateSteps: false);
        var table = store.Metadata.FindTableByEntitySet("tst_things")!;
        Assert.Equal("tst_thing", table.LogicalName);
        Assert.Equal("事物", table.DisplayName.For(2052));
        Assert.Equal("Thing", table.DisplayName.For(1028));
        Assert.Equal("tst_name", table.PrimaryName);
        Assert.True(table.ObjectTypeCode >= 10000);
        Assert.NotNull(table.FindColumn("versionnumber"));
        Assert.Equal(["systemuser", "team"], table.RequireColumn("ownerid").Targets);
        Assert.Equal(KeyStatus.Pending, Assert.Single(table.Keys).Status);
        Assert.Equal([("tst_thing", "tst_thing_code")], result.PendingKeys);
        Assert.Empty(store.Query(new QueryExpression("tst_thing")).Entities);
    }

    [Fact]
    public void A_key_faults_while_pending_and_ignores_case_when_active()
    {
        store.Import(new SmallSolution().Zip(), false);
        store.Insert(Row("tst_thing", 1, ("tst_code", "Zürich")));
        var key = new KeyAttributeCollection { ["tst_code"] = "ZURICH" };
        using (var session = store.BeginRead())
            Assert.Equal(AlternateKeyProblem.NotActive, Assert.Throws<AlternateKeyException>(() => session.FindIdByKey("tst_thing", key)).Problem);

        Assert.Equal(KeyStatus.Active, Assert.Single(store.ActivatePendingKeys()).Key.Status);
        using (var session = store.Writing())
        {
            Assert.Equal(Id(1), session.FindIdByKey("tst_thing", key));
            var exception = Assert.Throws<DuplicateKeyException>(() => session.Insert(Row("tst_thing", 2, ("tst_code", "zurich"))));
            Assert.Equal("tst_thing_code", exception.Key);
            Assert.StartsWith("A record that has the attribute values tst_code = zurich already exists. The entity key Code requires", exception.Message, StringComparison.Ordinal);
            session.Insert(Row("tst_thing", 3));
            session.Insert(Row("tst_thing", 4));
            Assert.Equal(AlternateKeyProblem.NoSuchKey, Assert.Throws<AlternateKeyException>(() => session.FindIdByKey("tst_thing", new KeyAttributeCollection { ["tst_name"] = "x" })).Problem);
        }
    }

    [Fact]
    public void A_key_over_equal_rows_fails()
    {
        store.Import(new SmallSolution().Zip(), false);
        store.Insert(Row("tst_thing", 1, ("tst_code", "a")), Row("tst_thing", 2, ("tst_code", "A")));
        Assert.Equal(KeyStatus.Failed, store.SetKeyStatus("tst_thing", "tst_thing_code", KeyStatus.Active).Status);
    }

    [Fact]
    public void Steps_arrive_disabled_unless_activated_and_keep_their_state_when_updated()
    {
        var solution = new SmallSolution().WithPlugin();
        store.Import(solution.Zip(), activateSteps: false);
        Assert.False(Assert.Single(store.Catalog.Steps).IsEnabled);
        store.Import((solution with { Version = "1.0.0.1" }).Zip(), activateSteps: true);
        Assert.False(Assert.Single(store.Catalog.Steps).IsEnabled);
        store.SetStepEnabled(new Guid(StepId), true);
        Reopen();
        var step = Assert.Single(store.Catalog.Steps);
        Assert.True(step.IsEnabled);
        Assert.Equal(("Create", "tst_thing", PipelineStage.PostOperation, true), (step.Message, step.Table, step.Stage, step.IsAsynchronous));
        Assert.Equal("Small.Plugin", store.Catalog.FindPluginType(step.PluginTypeId)!.TypeName);
    }

    [Fact]
    public void Opening_the_file_again_restores_everything()
    {
        var zip = new SmallSolution().Zip();
        store.Import(zip, false);
        store.ActivatePendingKeys();
        store.Insert(Row("tst_thing", 1, ("tst_code", "kept")));
        Reopen();
        Assert.Equal(KeyStatus.Active, store.Metadata.RequireTable("tst_thing").FindKey("tst_thing_code")!.Status);
        Assert.Equal(zip, store.FindSolutionZip("Small"));
        using var session = store.Writing();
        Assert.Equal(Id(1), session.FindIdByKey("tst_thing", new KeyAttributeCollection { ["tst_code"] = "KEPT" }));
        Assert.Throws<DuplicateKeyException>(() => session.Insert(Row("tst_thing", 2, ("tst_code", "KEPT"))));
    }

    [Fact]
    public void A_newer_zip_adds_columns_and_digits_and_keeps_rows()
    {
        static string Score(int digits) => Column("tst_Score", "decimal", $"<MinValue>-1</MinValue><MaxValue>1</MaxValue><Accuracy>{digits}</Accuracy>");
        store.Import(new SmallSolution { Columns = Text("tst_Code", 50) + Score(2) }.Zip(), false);
        store.Insert(Row("tst_thing", 1, ("tst_code", "a"), ("tst_score", 0.25m)));
        store.Import(new SmallSolution { Version = "1.1.0.0", Columns = Text("tst_Code", 50) + Score(6) + Text("tst_Extra", 20) }.Zip(), false);
        store.Insert(Row("tst_thing", 2, ("tst_score", -0.123456m), ("tst_extra", "new")));
        var rows = store.Fetch("<fetch><entity name='tst_thing'><attribute name='tst_score'/><attribute name='tst_extra'/><order attribute='tst_score'/></entity></fetch>").Entities;
        Assert.Equal([-0.123456m, 0.25m], rows.Select(row => row.GetAttributeValue<decimal>("tst_score")));
        Assert.Equal("new", rows[0]["tst_extra"]);
    }

    [Fact]
    public void A_refused_import_changes_nothing()
    {
        store.Import(new SmallSolution().Zip(), false);
        Assert.Throws<SolutionImportException>(() => store.Import(new SmallSolution { Version = "2.0.0.0", Columns = Text("tst_Code", 50) + Text("tst_New", 9) }.WithPlugin(table: "tst_nothing").Zip(), true));
        Assert.Equal(new Version(1, 0, 0, 0), Assert.Single(store.Catalog.Solutions).Version);
        Assert.Null(store.Metadata.RequireTable("tst_thing").FindColumn("tst_new"));
        Reopen();
        Assert.Equal(new Version(1, 0, 0, 0), Assert.Single(store.Catalog.Solutions).Version);
    }

    [Fact]
    public void Several_choices_are_kept_and_found_by_value()
    {
        const string Options = "<optionset Name=\"tst_moods\"><OptionSetType>picklist</OptionSetType><options><option value=\"1\"><labels><label description=\"Joy\" languagecode=\"1033\" /></labels></option><option value=\"11\"><labels><label description=\"Anger\" languagecode=\"1033\" /></labels></option></options></optionset>";
        store.Import(new SmallSolution { Keys = "", Columns = Column("tst_Moods", "multiselectpicklist", Options) }.Zip(), false);
        store.Insert(
            Row("tst_thing", 1, ("tst_name", "both"), ("tst_moods", new OptionSetValueCollection([new(11), new(1)]))),
            Row("tst_thing", 2, ("tst_name", "anger"), ("tst_moods", new OptionSetValueCollection([new(11)]))),
            Row("tst_thing", 3, ("tst_name", "none")));
        string Names(string condition) => string.Join(",", store.Fetch($"<fetch><entity name='tst_thing'><attribute name='tst_name'/><order attribute='tst_name'/><filter>{condition}</filter></entity></fetch>").Entities.Select(row => row["tst_name"]));
        Assert.Equal("both", Names("<condition attribute='tst_moods' operator='contain-values'><value>1</value></condition>"));
        Assert.Equal("anger,both", Names("<condition attribute='tst_moods' operator='contain-values'><value>1</value><value>11</value></condition>"));
        Assert.Equal("anger,none", Names("<condition attribute='tst_moods' operator='not-contain-values'><value>1</value></condition>"));
        Assert.Equal("both", Names("<condition attribute='tst_moods' operator='in'><value>1</value><value>11</value></condition>"));
        var row = store.Fetch("<fetch top='1'><entity name='tst_thing'><attribute name='tst_moods'/><order attribute='tst_name'/><filter><condition attribute='tst_name' operator='eq' value='both'/></filter></entity></fetch>").Entities[0];
        Assert.Equal("Joy; Anger", row.FormattedValues["tst_moods"]);
        // Rows cannot be grouped by several choices.
        Assert.Equal(QueryProblem.InvalidAggregate, Assert.Throws<QueryException>(() => store.Fetch("<fetch aggregate='true'><entity name='tst_thing'><attribute name='tst_moods' groupby='true' alias='m'/><attribute name='tst_thingid' aggregate='count' alias='n'/></entity></fetch>")).Problem);
    }

    [Fact]
    public void A_form_or_view_that_shows_a_missing_column_is_warned_of()
    {
        const string Account = "<Entity><Name>Account</Name><FormXml><forms type=\"main\"><systemform><formid>{44444444-4444-4444-8444-444444444444}</formid><form><tabs><control datafieldname=\"tst_gone\" /></tabs></form><LocalizedNames><LocalizedName description=\"F\" languagecode=\"1033\" /></LocalizedNames></systemform></forms></FormXml></Entity>";
        var result = store.Import(new SmallSolution { OtherEntities = Account }.Zip(), false);
        Assert.Equal("Form 'F' of account shows the column 'tst_gone', which does not exist.", Assert.Single(result.Warnings));
        Assert.Equal("main", Assert.Single(store.Catalog.FormsOf("account"), form => form.Solution == "Small").Type);
    }

    [Fact]
    public void Web_resources_and_custom_APIs_are_read_with_their_bytes()
    {
        var solution = new SmallSolution
        {
            Sections = "<WebResources><WebResource><WebResourceId>{55555555-5555-4555-8555-555555555555}</WebResourceId><Name>tst_/a/b.js</Name><WebResourceType>3</WebResourceType><FileName>/WebResources/tst_abjs</FileName></WebResource></WebResources>",
        }.WithPlugin();
        solution.Parts["WebResources/tst_abjs"] = Encoding.UTF8.GetBytes("var a;");
        solution.Parts["customapis/tst_Do/customapi.xml"] = Encoding.UTF8.GetBytes($"<customapi uniquename=\"tst_Do\"><isfunction>0</isfunction><plugintypeid><plugintypeexportkey>{TypeId}</plugintypeexportkey></plugintypeid></customapi>");
        solution.Parts["customapis/tst_Do/customapiresponseproperties/Count/customapiresponseproperty.xml"] = Encoding.UTF8.GetBytes("<customapiresponseproperty uniquename=\"Count\"><type>7</type></customapiresponseproperty>");
        store.Import(solution.Zip(), false);
        Assert.Equal("var a;", Encoding.UTF8.GetString(store.Catalog.FindWebResource("TST_/a/b.js")!.Content));
        var api = store.Catalog.FindCustomApi("tst_Do")!;
        Assert.Equal(new CustomApiField("Count", CustomApiFieldType.Integer, false, null), Assert.Single(api.ResponseProperties));
        Assert.Equal(new Guid(TypeId), api.PluginTypeId);
    }

    private SqliteStore OpenFile() => SqliteStore.Open(new StoreOptions { Path = path });

    private void Reopen()
    {
        store.Dispose();
        store = OpenFile();
    }
}
