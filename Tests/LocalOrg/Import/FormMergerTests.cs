using System.Collections.Generic;
using System.Linq;
using System.Xml.Linq;
using CrmFeedback.LocalOrg.Import;
using Xunit;

namespace CrmFeedback.Tests.LocalOrg.Import;

/// <summary>Fidelity point 15: managed form diffs.</summary>
public sealed class FormMergerTests
{
    private const string Form = """
        <form showImage="true">
          <tabs>
            <tab name="SUMMARY_TAB" id="{AAAAAAAA-0000-0000-0000-000000000001}" expanded="true"><labels><label description="Summary" languagecode="1033" /></labels>
              <columns>
                <column width="60%"><sections>
                  <section name="info" id="{aaaaaaaa-0000-0000-0000-000000000011}"><rows>
                    <row><cell id="{aaaaaaaa-0000-0000-0000-000000000111}"><control id="name" datafieldname="name" /></cell></row>
                    <row><cell id="{aaaaaaaa-0000-0000-0000-000000000112}"><control id="fax" datafieldname="fax" /></cell></row>
                  </rows></section>
                </sections></column>
                <column width="40%"><sections><section name="side" id="{aaaaaaaa-0000-0000-0000-000000000012}"><rows /></section></sections></column>
              </columns>
            </tab>
            <tab name="DETAILS_TAB" id="{aaaaaaaa-0000-0000-0000-000000000002}"><columns /></tab>
          </tabs>
          <formLibraries><Library name="ms_/account.js" libraryUniqueId="{bbbbbbbb-0000-0000-0000-000000000001}" /></formLibraries>
          <events><event name="onload"><Handlers><Handler functionName="Ms.load" libraryName="ms_/account.js" handlerUniqueId="{bbbbbbbb-0000-0000-0000-000000000002}" enabled="true" /></Handlers></event></events>
        </form>
        """;

    [Fact]
    public void An_added_tab_comes_at_its_ordinal_with_all_it_holds_and_no_marks()
    {
        var form = Merge("""<tabs><tab name="ours" id="{cccccccc-0000-0000-0000-000000000001}" ordinalvalue="1" solutionaction="Added"><columns><column width="100%" id="0"><sections><section name="s" id="{cccccccc-0000-0000-0000-000000000002}" ordinalvalue="0" /></sections></column></columns></tab></tabs>""");

        Assert.Equal("SUMMARY_TAB ours DETAILS_TAB", Names(form.Element("tabs")!));
        Assert.NotNull(form.Descendants("section").Single(section => section.Attribute("name")!.Value == "s"));
        Assert.DoesNotContain(form.DescendantsAndSelf().Attributes(), attribute => attribute.Name.LocalName is "solutionaction" or "ordinalvalue");
    }

    [Fact]
    public void Libraries_and_handlers_come_beside_those_that_are_there()
    {
        var form = Merge("""
            <formLibraries><Library name="cfb_/form.js" libraryUniqueId="{cccccccc-0000-0000-0000-000000000003}" solutionaction="Added" /></formLibraries>
            <events>
              <event name="onload"><Handlers><Handler functionName="Ours.load" libraryName="cfb_/form.js" handlerUniqueId="{cccccccc-0000-0000-0000-000000000004}" enabled="true" solutionaction="Added" /></Handlers></event>
              <event name="onsave"><Handlers><Handler functionName="Ours.save" libraryName="cfb_/form.js" handlerUniqueId="{cccccccc-0000-0000-0000-000000000005}" enabled="true" solutionaction="Added" /></Handlers></event>
            </events>
            """);

        Assert.Equal("ms_/account.js cfb_/form.js", Names(form.Element("formLibraries")!));
        Assert.Equal(["Ms.load", "Ours.load"], form.Descendants("event").First().Descendants("Handler").Select(handler => handler.Attribute("functionName")!.Value));
        Assert.Equal("Ours.save", form.Descendants("event").Last().Descendants("Handler").Single().Attribute("functionName")!.Value);
    }

    [Fact]
    public void A_cell_is_added_to_a_section_that_is_there_with_the_rows_it_spans()
    {
        var form = Merge(Within("info", "000000000011", "0", """<rows><row><cell id="{cccccccc-0000-0000-0000-000000000006}" rowspan="3" ordinalvalue="10001" solutionaction="Added"><control id="panel" /></cell></row><row /><row /></rows>"""));

        var rows = form.Descendants("section").First().Element("rows")!.Elements("row").Select(row => row.Descendants("control").FirstOrDefault()?.Attribute("id")?.Value ?? "-");
        Assert.Equal(["name", "panel", "-", "-", "fax"], rows);
    }

    [Fact]
    public void A_section_is_added_to_the_column_of_that_place()
    {
        var form = Merge("""<tabs><tab id="{aaaaaaaa-0000-0000-0000-000000000001}"><columns><column id="1"><sections><section name="new" id="{cccccccc-0000-0000-0000-000000000007}" ordinalvalue="0" solutionaction="Added" /></sections></column></columns></tab></tabs>""");

        Assert.Equal("new side", Names(form.Descendants("column").ElementAt(1).Element("sections")!));
    }

    [Fact]
    public void What_is_modified_takes_the_new_attributes_and_labels_and_keeps_its_content()
    {
        var form = Merge("""<tabs><tab id="{aaaaaaaa-0000-0000-0000-000000000001}" expanded="false" ordinalvalue="0" solutionaction="Modified"><labels><label description="Overview" languagecode="1033" /></labels></tab></tabs>""");

        var tab = form.Descendants("tab").First();
        Assert.Equal(("false", "SUMMARY_TAB", "Overview"), (tab.Attribute("expanded")!.Value, tab.Attribute("name")!.Value, tab.Element("labels")!.Element("label")!.Attribute("description")!.Value));
        Assert.Equal(2, tab.Descendants("cell").Count());
    }

    [Fact]
    public void What_is_removed_goes_and_what_is_not_named_stays()
    {
        var form = Merge(Within("info", "000000000011", "0", """<rows><row><cell id="{aaaaaaaa-0000-0000-0000-000000000112}" solutionaction="Removed" /></row></rows>""")
            + """<formLibraries><Library name="ms_/account.js" solutionaction="Removed" /></formLibraries>""");

        Assert.Equal("name", form.Descendants("control").Single().Attribute("id")!.Value);
        Assert.Empty(form.Descendants("Library"));
        Assert.Equal("SUMMARY_TAB DETAILS_TAB", Names(form.Element("tabs")!));
    }

    [Fact]
    public void A_part_whose_parent_is_not_there_is_left_out_and_told()
    {
        var lost = new List<string>();
        var form = Merge("""<tabs><tab name="GONE_TAB" id="{dddddddd-0000-0000-0000-000000000001}"><columns><column id="0"><sections><section id="{dddddddd-0000-0000-0000-000000000002}" solutionaction="Added" /></sections></column></columns></tab></tabs>""", lost);

        Assert.Equal("SUMMARY_TAB DETAILS_TAB", Names(form.Element("tabs")!));
        Assert.Contains("GONE_TAB", Assert.Single(lost), System.StringComparison.Ordinal);
    }

    [Fact]
    public void Two_diffs_lie_side_by_side_and_the_same_one_twice_is_one()
    {
        const string Ours = """<tabs><tab name="ours" id="{cccccccc-0000-0000-0000-000000000001}" ordinalvalue="1" solutionaction="Added" /></tabs>""";
        const string Theirs = """<tabs><tab name="theirs" id="{eeeeeeee-0000-0000-0000-000000000001}" ordinalvalue="2" solutionaction="Added" /></tabs>""";

        var form = Merge(Ours, Merge(Theirs, Merge(Ours)));

        Assert.Equal("SUMMARY_TAB ours theirs DETAILS_TAB", Names(form.Element("tabs")!));
    }

    [Fact]
    public void The_form_that_was_there_is_not_touched()
    {
        var before = XElement.Parse(Form);
        FormMerger.Merge(before, XElement.Parse("""<form><tabs><tab id="{aaaaaaaa-0000-0000-0000-000000000002}" solutionaction="Removed" /></tabs></form>"""), []);
        Assert.True(XNode.DeepEquals(XElement.Parse(Form), before));
    }

    private static XElement Merge(string diff, List<string>? lost = null) => FormMerger.Merge(XElement.Parse(Form), XElement.Parse($"<form>{diff}</form>"), lost ?? []);

    private static XElement Merge(string diff, XElement form) => FormMerger.Merge(form, XElement.Parse($"<form>{diff}</form>"), []);

    private static string Within(string section, string id, string column, string rows) =>
        $$"""<tabs><tab id="{aaaaaaaa-0000-0000-0000-000000000001}"><columns><column id="{{column}}"><sections><section name="{{section}}" id="{aaaaaaaa-0000-0000-0000-{{id}}}">{{rows}}</section></sections></column></columns></tab></tabs>""";

    private static string Names(XElement parent) => string.Join(' ', parent.Elements().Select(element => element.Attribute("name")!.Value));
}
