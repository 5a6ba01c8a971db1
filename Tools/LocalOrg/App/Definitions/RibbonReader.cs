using System;
using System.Collections.Generic;
using System.Linq;
using System.Xml.Linq;
using CrmFeedback.LocalOrg.Import;
using CrmFeedback.LocalOrg.Metadata;

namespace CrmFeedback.LocalOrg.App.Definitions;

/// <summary>Finds the buttons a solution adds to a form's command bar. Only buttons that run one script function are read.</summary>
public static class RibbonReader
{
    private const string LocLabels = "$LocLabels:";
    private const string WebResource = "$webresource:";
    private const string FormLocation = "Mscrm.Form.";

    /// <summary>Reads one table's command-bar changes.</summary>
    public static IEnumerable<CommandView> Read(RibbonDiff ribbon, int languageCode)
    {
        foreach (var button in ribbon.Xml.Descendants("CustomAction").Where(action => action.Text("Location").StartsWith(FormLocation, StringComparison.Ordinal)).Descendants("Button"))
        {
            var command = ribbon.Xml.Descendants("CommandDefinition").FirstOrDefault(definition => definition.Text("Id") == button.Text("Command"));
            if (command?.Descendants("JavaScriptFunction").FirstOrDefault() is not { } function)
                continue;
            yield return new CommandView(
                button.Text("Id"), Text(button.Text("LabelText"), ribbon.Xml, languageCode), Text(button.Text("ToolTipDescription"), ribbon.Xml, languageCode),
                function.Text("FunctionName"), Without(WebResource, function.Text("Library")), NeedsSavedRow(command, ribbon.Xml));
        }
    }

    /// <summary>True if an enable rule asks for a form on a saved row (<c>FormStateRule State="Existing"</c>).</summary>
    private static bool NeedsSavedRow(XElement command, XElement ribbon)
    {
        var rules = command.Descendants("EnableRule").Select(rule => rule.Text("Id")).ToHashSet(StringComparer.Ordinal);
        return ribbon.Descendants("RuleDefinitions").Descendants("EnableRule").Where(rule => rules.Contains(rule.Text("Id")))
            .Descendants("FormStateRule").Any(rule => rule.Text("State") == "Existing");
    }

    private static string Text(string text, XElement ribbon, int languageCode)
    {
        if (!text.StartsWith(LocLabels, StringComparison.Ordinal))
            return text;
        var label = ribbon.Descendants("LocLabel").FirstOrDefault(candidate => candidate.Text("Id") == text[LocLabels.Length..]);
        var titles = new Dictionary<int, string>();
        foreach (var title in label?.Descendants("Title") ?? [])
            titles[title.Number("languagecode", LocalizedText.BaseLanguage)] = title.Text("description");
        return new LocalizedText(titles).For(languageCode);
    }

    private static string Without(string prefix, string text) => text.StartsWith(prefix, StringComparison.Ordinal) ? text[prefix.Length..] : text;
}
