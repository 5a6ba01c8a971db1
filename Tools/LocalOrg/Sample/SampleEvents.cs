using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text.Json;
using Microsoft.Xrm.Sdk;

namespace CrmFeedback.LocalOrg.Sample;

/// <summary>Releases and improvements of the sample year, as an administrator notes them for the panels' time lines.</summary>
internal static class SampleEvents
{
    private static readonly (int DaysAgo, string Kind, string English, string Simplified, string Traditional)[] Events =
    [
        (190, "release", "App 4.0", "应用 4.0", "應用程式 4.0"),
        (75, "improvement", "Fewer approval steps", "减少审批环节", "減少審批環節"),
    ];

    /// <summary>Creates the setting <c>timeline_events</c>.</summary>
    public static void Create(IOrganizationService service, DateTime today)
    {
        var events = new List<object>();
        foreach (var (daysAgo, kind, english, simplified, traditional) in Events)
        {
            events.Add(new
            {
                on = today.AddDays(-daysAgo).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                kind,
                title = new Dictionary<string, string>(StringComparer.Ordinal) { ["1033"] = english, ["2052"] = simplified, ["1028"] = traditional },
            });
        }

        service.Create(new Entity("cfb_setting")
        {
            ["cfb_name"] = "Events on the time line",
            ["cfb_code"] = "timeline_events",
            ["cfb_value"] = JsonSerializer.Serialize(events),
        });
    }
}
