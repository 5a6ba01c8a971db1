using Xunit;

namespace CrmFeedback.Tests.Packer;

/// <summary>Rules about views, charts, forms and dashboards.</summary>
public class FormRuleTests
{
    /// <summary>File, text found, text put in its place; the rule that must speak, the file it must name, part of what it must say.</summary>
    public static TheoryData<string, string, string, string, string, string> Breakages => new()
    {
        { "Entities/cfb_Note/SavedQueries/{00000000-0000-4000-8000-000000000100}.xml", "<attribute name=\"cfb_name\" />", "<attribute name=\"cfb_title\" />", "view", "Entities/cfb_Note/SavedQueries/{00000000-0000-4000-8000-000000000100}.xml", "table 'cfb_note' has no column 'cfb_title'" },
        { "Entities/cfb_Note/SavedQueries/{00000000-0000-4000-8000-000000000100}.xml", "<cell name=\"cfb_name\" ", "<cell name=\"createdon\" ", "view", "Entities/cfb_Note/SavedQueries/{00000000-0000-4000-8000-000000000100}.xml", "shows 'createdon', which the query does not ask for" },
        { "Entities/cfb_Note/SavedQueries/{00000000-0000-4000-8000-000000000100}.xml", "id=\"cfb_noteid\"", "id=\"cfb_id\"", "view", "Entities/cfb_Note/SavedQueries/{00000000-0000-4000-8000-000000000100}.xml", "the primary key is cfb_noteid" },
        { "Entities/cfb_Note/SavedQueries/{00000000-0000-4000-8000-000000000100}.xml", "to=\"cfb_accountid\"", "to=\"cfb_customer\"", "view", "Entities/cfb_Note/SavedQueries/{00000000-0000-4000-8000-000000000100}.xml", "has no column 'cfb_customer'" },
        { "Entities/cfb_Note/SavedQueries/{00000000-0000-4000-8000-000000000100}.xml", "<isdefault>1<", "<isdefault>0<", "default-view", "Entities/cfb_Note/Entity.xml", "must be the default" },
        { "Entities/cfb_Note/Visualizations/{00000000-0000-4000-8000-000000000110}.xml", "<attribute name=\"cfb_mood\"", "<attribute name=\"cfb_temper\"", "chart", "Entities/cfb_Note/Visualizations/{00000000-0000-4000-8000-000000000110}.xml", "has no column 'cfb_temper'" },
        { "Entities/cfb_Note/Visualizations/{00000000-0000-4000-8000-000000000110}.xml", "<measure alias=\"notes\" />", "<measure alias=\"count\" />", "chart", "Entities/cfb_Note/Visualizations/{00000000-0000-4000-8000-000000000110}.xml", "The alias 'count' is not one of the query's" },
        { "Entities/cfb_Note/FormXml/main/{00000000-0000-4000-8000-000000000120}.xml", "datafieldname=\"cfb_name\"", "datafieldname=\"cfb_nom\"", "form-column", "Entities/cfb_Note/FormXml/main/{00000000-0000-4000-8000-000000000120}.xml", "has no column 'cfb_nom'" },
        { "Entities/cfb_Note/FormXml/main/{00000000-0000-4000-8000-000000000120}.xml", "            <row />\n            <row />\n", "            <row />\n", "form-layout", "Entities/cfb_Note/FormXml/main/{00000000-0000-4000-8000-000000000120}.xml", "spans 3 rows" },
        { "Entities/cfb_Note/FormXml/main/{00000000-0000-4000-8000-000000000120}.xml", "id=\"{00000000-0000-4000-8000-000000000132}\"", "id=\"{00000000-0000-4000-8000-000000000131}\"", "duplicate-id", "Entities/cfb_Note/FormXml/main/{00000000-0000-4000-8000-000000000120}.xml", "Id 00000000-0000-4000-8000-000000000131 is used by more than one tab, section or cell" },
        { "Entities/Account/FormXml/main/{00000000-0000-4000-8000-000000000150}.xml", "<ViewId>{00000000-0000-4000-8000-000000000100}</ViewId>", "<ViewId>{00000000-0000-4000-8000-000000000999}</ViewId>", "form-reference", "Entities/Account/FormXml/main/{00000000-0000-4000-8000-000000000150}.xml", "there is no view 00000000-0000-4000-8000-000000000999" },
        { "Entities/Account/FormXml/main/{00000000-0000-4000-8000-000000000150}.xml", "<RelationshipName>cfb_account_note_accountid<", "<RelationshipName>cfb_account_note<", "form-reference", "Entities/Account/FormXml/main/{00000000-0000-4000-8000-000000000150}.xml", "there is no relationship 'cfb_account_note'" },
        { "Entities/Account/FormXml/main/{00000000-0000-4000-8000-000000000150}.xml", "<TargetEntityType>cfb_note<", "<TargetEntityType>cfb_memo<", "form-reference", "Entities/Account/FormXml/main/{00000000-0000-4000-8000-000000000150}.xml", "there is no table 'cfb_memo'" },
        { "Dashboards/{00000000-0000-4000-8000-000000000210}.xml", "<VisualizationId>{00000000-0000-4000-8000-000000000110}<", "<VisualizationId>{00000000-0000-4000-8000-000000000111}<", "form-reference", "Dashboards/{00000000-0000-4000-8000-000000000210}.xml", "there is no chart 00000000-0000-4000-8000-000000000111" },
        { "Entities/cfb_Note/FormXml/main/{00000000-0000-4000-8000-000000000120}.xml", "<Url>cfb_/panel.html<", "<Url>cfb_/panels.html<", "web-resource-reference", "Entities/cfb_Note/FormXml/main/{00000000-0000-4000-8000-000000000120}.xml", "There is no web resource 'cfb_/panels.html'" },
        { "Entities/cfb_Note/FormXml/main/{00000000-0000-4000-8000-000000000120}.xml", "<Library name=\"cfb_/form.js\"", "<Library name=\"cfb_/forms.js\"", "web-resource-reference", "Entities/cfb_Note/FormXml/main/{00000000-0000-4000-8000-000000000120}.xml", "There is no web resource 'cfb_/forms.js'" },
        { "Entities/cfb_Note/FormXml/main/{00000000-0000-4000-8000-000000000120}.xml", "<Library name=\"cfb_/form.js\"", "<Library name=\"cfb_/panel.html\"", "form-handler", "Entities/cfb_Note/FormXml/main/{00000000-0000-4000-8000-000000000120}.xml", "is in 'cfb_/form.js', which formLibraries does not list" },
        { "Entities/cfb_Note/FormXml/main/{00000000-0000-4000-8000-000000000120}.xml", "event name=\"onload\"", "event name=\"onsave\"", "panel-library", "Entities/cfb_Note/FormXml/main/{00000000-0000-4000-8000-000000000120}.xml", "no enabled OnLoad handler" },
        { "Entities/cfb_Note/FormXml/main/{00000000-0000-4000-8000-000000000120}.xml", "enabled=\"true\"", "enabled=\"false\"", "panel-library", "Entities/cfb_Note/FormXml/main/{00000000-0000-4000-8000-000000000120}.xml", "no enabled OnLoad handler" },
        { "Entities/Account/FormXml/main/{8448b78f-8f42-454e-8e2a-f8196b0419af}_managed.xml", "\" solutionaction=\"Added\" /></formLibraries>", "\" /></formLibraries>", "panel-library", "Entities/Account/FormXml/main/{8448b78f-8f42-454e-8e2a-f8196b0419af}_managed.xml", "its Library needs solutionaction=\"Added\"" },
        { "Entities/Account/FormXml/main/{8448b78f-8f42-454e-8e2a-f8196b0419af}_managed.xml", "\" solutionaction=\"Added\" /></Handlers>", "\" /></Handlers>", "panel-library", "Entities/Account/FormXml/main/{8448b78f-8f42-454e-8e2a-f8196b0419af}_managed.xml", "its OnLoad Handler needs solutionaction=\"Added\"" },
        { "Entities/Account/FormXml/main/{8448b78f-8f42-454e-8e2a-f8196b0419af}_managed.xml", " solutionaction=\"Added\"", "", "system-form-diff", "Entities/Account/FormXml/main/{8448b78f-8f42-454e-8e2a-f8196b0419af}_managed.xml", "nothing in it has a solutionaction" },
        { "Entities/cfb_Note/FormXml/main/{00000000-0000-4000-8000-000000000120}.xml", "<tab name=\"general\"", "<tab solutionaction=\"Added\" name=\"general\"", "system-form-diff", "Entities/cfb_Note/FormXml/main/{00000000-0000-4000-8000-000000000120}.xml", "A form of our own is complete" },
    };

    [Theory]
    [MemberData(nameof(Breakages))]
    public void A_broken_source_is_named_with_its_rule(string file, string found, string replacement, string rule, string named, string message)
    {
        using var solution = new SampleSolution().Replace(file, found, replacement);

        Assert.Contains(solution.Check(), problem => problem.Rule == rule && problem.File == "Sample/" + named && problem.Message.Contains(message, System.StringComparison.Ordinal));
    }
}
