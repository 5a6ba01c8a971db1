using System;
using System.Linq;
using CrmFeedback.LocalOrg.Security;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;
using Xunit;

namespace CrmFeedback.Tests.LocalOrg.Query;

/// <summary>Fidelity point 11: days, months and years of a query are those of the user's time zone.</summary>
public sealed class TimeZoneTests
{
    private const int UnitedStatesEastern = 35;
    private const int China = 210;

    [Fact]
    public void The_same_rows_fall_into_other_months_for_users_in_other_time_zones()
    {
        using var lab = OrganizationLab.Open();
        Task(lab, "2026-01-31 23:30"); // 1 February in Shanghai
        Task(lab, "2026-02-01 02:00"); // 31 January in New York
        Task(lab, "2026-02-01 12:00");

        Assert.Equal("1:1 2:2", Months(lab, null));
        Assert.Equal("2:3", Months(lab, China));
        Assert.Equal("1:2 2:1", Months(lab, UnitedStatesEastern));
    }

    [Fact]
    public void A_query_may_ask_for_months_of_UTC()
    {
        using var lab = OrganizationLab.Open();
        Task(lab, "2026-01-31 23:30");
        string Grouped(string zone) => string.Join(' ', Fetch(lab, China, $"<fetch aggregate='true'><entity name='task'><attribute name='scheduledend' groupby='true' dategrouping='month' usertimezone='{zone}' alias='m'/><attribute name='activityid' aggregate='count' alias='n'/></entity></fetch>")
            .Entities.Select(r => $"{((AliasedValue)r["m"]).Value}:{((AliasedValue)r["n"]).Value}"));

        Assert.Equal("1:1", Grouped("false"));
        Assert.Equal("2:1", Grouped("true"));
    }

    [Fact]
    public void Summer_time_counts_on_the_days_it_is_in_force()
    {
        using var lab = OrganizationLab.Open();
        Task(lab, "2026-03-01 04:30"); // winter, five hours behind: 28 February
        Task(lab, "2026-06-01 04:30"); // summer, four hours behind: 1 June

        Assert.Equal("2:1 6:1", Months(lab, UnitedStatesEastern));
    }

    [Theory]
    [InlineData(null, "on", "2026-02-01", 2)]
    [InlineData(China, "on", "2026-02-01", 3)]
    [InlineData(UnitedStatesEastern, "on", "2026-02-01", 1)]
    [InlineData(China, "on-or-before", "2026-01-31", 0)]
    [InlineData(null, "on-or-before", "2026-01-31", 1)]
    [InlineData(UnitedStatesEastern, "on-or-after", "2026-02-01", 1)]
    public void A_day_begins_at_the_user_s_midnight(int? zone, string condition, string day, int rows)
    {
        using var lab = OrganizationLab.Open();
        foreach (var due in new[] { "2026-01-31 23:30", "2026-02-01 02:00", "2026-02-01 12:00" })
            Task(lab, due);

        Assert.Equal(rows, Fetch(lab, zone, $"<fetch><entity name='task'><filter><condition attribute='scheduledend' operator='{condition}' value='{day}'/></filter></entity></fetch>").Entities.Count);
    }

    [Fact]
    public void This_month_is_the_user_s_month()
    {
        using var lab = OrganizationLab.Open();
        lab.Clock.Advance(new DateTimeOffset(2026, 3, 31, 20, 0, 0, TimeSpan.Zero) - lab.Clock.GetUtcNow());
        Task(lab, "2026-03-10 12:00");
        const string ThisMonth = "<fetch><entity name='task'><filter><condition attribute='scheduledend' operator='this-month'/></filter></entity></fetch>";

        Assert.Single(Fetch(lab, null, ThisMonth).Entities);
        // It is April in Shanghai already.
        Assert.Empty(Fetch(lab, China, ThisMonth).Entities);
    }

    [Fact]
    public void An_unknown_time_zone_is_refused_by_name()
    {
        using var lab = OrganizationLab.Open();
        Task(lab, "2026-03-10 12:00");
        Assert.Contains("999", Assert.ThrowsAny<Exception>(() => Months(lab, 999)).Message, StringComparison.Ordinal);
    }

    private static void Task(OrganizationLab lab, string due) =>
        lab.AsAdmin.Create(new Entity("task") { ["subject"] = "x", ["scheduledend"] = DateTime.SpecifyKind(DateTime.Parse(due, System.Globalization.CultureInfo.InvariantCulture), DateTimeKind.Utc) });

    private static string Months(OrganizationLab lab, int? zone) => string.Join(' ', Fetch(lab, zone,
        "<fetch aggregate='true'><entity name='task'><attribute name='scheduledend' groupby='true' dategrouping='month' alias='m'/><attribute name='activityid' aggregate='count' alias='n'/></entity></fetch>")
        .Entities.Select(r => $"{((AliasedValue)r["m"]).Value}:{((AliasedValue)r["n"]).Value}"));

    private static EntityCollection Fetch(OrganizationLab lab, int? zone, string fetchXml)
    {
        var user = lab.NewUser("traveller" + zone, WellKnown.SystemAdministratorRoleId);
        if (zone is { } code)
            lab.AsSystem.Update(new Entity("usersettings", user) { ["timezonecode"] = code });
        return lab.Organization.CreateService(user).RetrieveMultiple(new FetchExpression(fetchXml));
    }
}
