using System;
using System.Collections.Frozen;
using System.Collections.Generic;
using System.Globalization;

namespace CrmFeedback.LocalOrg.Security;

/// <summary>The time zones a user may have: Dataverse numbers them (<c>usersettings.timezonecode</c>). A part of its list.</summary>
internal static class TimeZones
{
    /// <summary>Coordinated Universal Time: what a new user has.</summary>
    public const int Utc = 92;

    // Numbers are those of the table timezonedefinition; names those of the IANA database.
    private static readonly FrozenDictionary<int, string> s_names = new Dictionary<int, string>
    {
        [4] = "America/Los_Angeles",
        [10] = "America/Denver",
        [20] = "America/Chicago",
        [35] = "America/New_York",
        [85] = "Europe/London",
        [Utc] = "Etc/UTC",
        [110] = "Europe/Berlin",
        [190] = "Asia/Kolkata",
        [210] = "Asia/Shanghai",
        [215] = "Asia/Singapore",
        [220] = "Asia/Taipei",
        [235] = "Asia/Tokyo",
        [255] = "Australia/Sydney",
    }.ToFrozenDictionary();

    /// <summary>The zone of a code.</summary>
    /// <exception cref="NotSupportedException">The local organisation does not know the code; the message names it.</exception>
    public static TimeZoneInfo Of(int code) => s_names.TryGetValue(code, out var name)
        ? TimeZoneInfo.FindSystemTimeZoneById(name)
        : throw new NotSupportedException($"the time zone code {code.ToString(CultureInfo.InvariantCulture)}; known: {string.Join(", ", s_names.Keys)}");
}
