using System;
using System.Collections.Generic;
using System.Linq;
using System.Xml.Linq;
using CrmFeedback.Steps;
using CrmFeedback.Tests.Solution;
using Microsoft.Xrm.Sdk;
using Xunit;

namespace CrmFeedback.Tests.Steps;

/// <summary>The custom APIs of the solution and the classes that answer them are one fact in two places.</summary>
public sealed class CustomApiTests
{
    // Types of parameters, as the solution format numbers them.
    private const string Flag = ":0";
    private const string Integer = ":7";
    private const string Id = ":12";
    private const string Text = ":10";

    // Class, then what it reads and what it answers; a parameter that may be left out ends in '?'.
    private static readonly (Type Type, string Name, string[] Request, string[] Response)[] Apis =
    [
        (typeof(RecalculateSatisfaction), RecalculateSatisfaction.ApiName, [RecalculateSatisfaction.MaxRows + Integer + "?"], [RecalculateSatisfaction.Recalculated + Integer, RecalculateSatisfaction.Remaining + Integer]),
        (typeof(Setup), Setup.ApiName, [], [Setup.ThemesCreated + Integer, Setup.SettingsCreated + Integer]),
        (typeof(IngestFeedback), IngestFeedback.ApiName, [IngestFeedback.Rows + Text], [IngestFeedback.Results + Text, IngestFeedback.Remaining + Integer]),
        (typeof(ScoreRecords), ScoreRecords.ApiName, [ScoreRecords.Table + Text, ScoreRecords.Ids + Text, ScoreRecords.All + Flag + "?"], [ScoreRecords.Scored + Integer, ScoreRecords.Skipped + Integer, ScoreRecords.Remaining + Integer]),
        (typeof(EraseCustomer), EraseCustomer.ApiName,
            [EraseCustomer.CustomerId + Id + "?", EraseCustomer.CustomerType + Text + "?", EraseCustomer.Address + Text + "?", EraseCustomer.DryRun + Flag + "?", EraseCustomer.LanguageId + Integer + "?"],
            [EraseCustomer.Feedback + Integer, EraseCustomer.Mentions + Integer, EraseCustomer.Unlinked + Integer, EraseCustomer.SurveyResponses + Integer, EraseCustomer.Standings + Integer, EraseCustomer.Remaining + Integer, EraseCustomer.Report + Text]),
        (typeof(ExportCustomer), ExportCustomer.ApiName,
            [ExportCustomer.CustomerId + Id + "?", ExportCustomer.CustomerType + Text + "?", ExportCustomer.Address + Text + "?", ExportCustomer.ContinuationToken + Text + "?"],
            [ExportCustomer.Json + Text, ExportCustomer.Count + Integer, ExportCustomer.ContinuationToken + Text]),
    ];

    [Fact]
    public void Every_custom_api_has_a_class_and_every_class_at_stage_30_a_custom_api()
    {
        var declared = typeof(PluginBase).Assembly.GetTypes().Where(t => typeof(IPlugin).IsAssignableFrom(t) && !t.IsAbstract)
            .SelectMany(t => ((PluginBase)Activator.CreateInstance(t)!).Steps).Where(s => s.Stage == Step.MainOperationStage).Select(s => s.MessageName);
        var shipped = SolutionSource.WithRoot("customapi").Select(f => (string)f.Root.Attribute("uniquename")!).ToList();
        Assert.Equal(shipped.Order(StringComparer.Ordinal), declared.Order(StringComparer.Ordinal));
        Assert.Equal(shipped.Order(StringComparer.Ordinal), Apis.Select(a => a.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Parameters_and_answers_are_those_that_the_class_names()
    {
        foreach (var (_, name, request, response) in Apis)
        {
            Assert.Equal(request.Order(StringComparer.Ordinal), Fields(name, "customapirequestparameter"));
            Assert.Equal(response.Order(StringComparer.Ordinal), Fields(name, "customapiresponseproperty"));
        }
    }

    [Fact]
    public void A_custom_api_runs_the_class_of_its_name_as_an_action_behind_a_privilege()
    {
        var types = SolutionSource.WithRoot("PluginAssembly").SelectMany(f => f.Root.Descendants("PluginType"))
            .ToDictionary(t => (string)t.Attribute("PluginTypeId")!, t => (string)t.Attribute("Name")!, StringComparer.Ordinal);
        foreach (var (type, name, _, _) in Apis)
        {
            var api = Api(name);
            Assert.Equal(type.FullName, types[api.Descendants("plugintypeexportkey").Single().Value]);
            Assert.Equal(("0", "0", "0"), (api.Element("isfunction")!.Value, api.Element("bindingtype")!.Value, api.Element("isprivate")!.Value));
            Assert.StartsWith("prv", api.Element("executeprivilegename")!.Value, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void What_an_admin_reads_of_a_custom_api_is_there_in_three_languages()
    {
        foreach (var file in new[] { "customapi", "customapirequestparameter", "customapiresponseproperty" }.SelectMany(SolutionSource.WithRoot))
        {
            foreach (var text in new[] { file.Root.Element("displayname")!, file.Root.Element("description")! })
            {
                Assert.Equal(["1028", "1033", "2052"], text.Elements("label").Select(l => (string)l.Attribute("languagecode")!).Order(StringComparer.Ordinal));
                Assert.All(text.Elements("label"), l => Assert.InRange(((string)l.Attribute("description")!).Length, 1, 300));
            }
        }
    }

    private static XElement Api(string name) => SolutionSource.WithRoot("customapi").Single(f => (string?)f.Root.Attribute("uniquename") == name).Root;

    private static IEnumerable<string> Fields(string api, string kind) =>
        SolutionSource.WithRoot(kind).Where(f => f.Path.Contains("customapis/" + api + "/", StringComparison.Ordinal))
            .Select(f => (string?)f.Root.Attribute("uniquename") + ":" + f.Root.Element("type")!.Value + (f.Root.Element("isoptional")?.Value == "1" ? "?" : string.Empty))
            .Order(StringComparer.Ordinal);
}
