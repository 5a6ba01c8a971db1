using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using CrmFeedback.LocalOrg.Import;
using CrmFeedback.LocalOrg.Metadata;

namespace CrmFeedback.LocalOrg.Storage;

/// <summary>What the store keeps about itself in the data file: imported zips, decisions about their components, values, the row version counter.</summary>
internal static class SystemTables
{
    private const string VersionName = "\u0001version";

    /// <summary>Creates them if they are missing.</summary>
    public static void Create(Database database) => database.Run("""
        CREATE TABLE IF NOT EXISTS _solution (name TEXT PRIMARY KEY NOT NULL, position INTEGER NOT NULL, zip BLOB NOT NULL);
        CREATE TABLE IF NOT EXISTS _key_status (owner TEXT NOT NULL, name TEXT NOT NULL, status INTEGER NOT NULL, PRIMARY KEY (owner, name));
        CREATE TABLE IF NOT EXISTS _enabled_step (id TEXT PRIMARY KEY NOT NULL);
        CREATE TABLE IF NOT EXISTS _profile_member (profile TEXT NOT NULL, principal TEXT NOT NULL, PRIMARY KEY (profile, principal));
        CREATE TABLE IF NOT EXISTS _value (name TEXT PRIMARY KEY NOT NULL, value TEXT NOT NULL);
        """);

    /// <summary>The imported packages in order.</summary>
    public static IReadOnlyList<SolutionPackage> Packages(Database database)
    {
        var packages = new List<SolutionPackage>();
        using var reader = database.Read("SELECT zip FROM _solution ORDER BY position");
        while (reader.Read())
            packages.Add(SolutionPackage.Open(reader.GetFieldValue<byte[]>(0)));
        return packages;
    }

    /// <summary>Keeps a zip; a newer version of a solution takes its place in the order.</summary>
    public static void SaveZip(Database database, string name, byte[] zip) => database.Execute(
        "INSERT INTO _solution (name, position, zip) VALUES ($p0, (SELECT COALESCE(MAX(position), 0) + 1 FROM _solution), $p1) ON CONFLICT (name) DO UPDATE SET zip = excluded.zip",
        name,
        zip);

    /// <summary>Forgets a solution.</summary>
    public static void RemoveZip(Database database, string name) => database.Execute("DELETE FROM _solution WHERE name = $p0", name);

    /// <summary>Forgets an alternate key.</summary>
    public static void ForgetKey(Database database, string table, string key) => database.Execute("DELETE FROM _key_status WHERE owner = $p0 AND name = $p1", table, key);

    /// <summary>Forgets the members of a profile.</summary>
    public static void ForgetProfile(Database database, Guid profile) => database.Execute("DELETE FROM _profile_member WHERE profile = $p0", ColumnCodec.Text(profile));

    /// <summary>The zip of a solution, or null.</summary>
    public static byte[]? Zip(Database database, string name) => database.Scalar("SELECT zip FROM _solution WHERE name = $p0", name) as byte[];

    /// <summary>What was decided about imported components.</summary>
    public static InstallState State(Database database)
    {
        var keys = new Dictionary<(string, string), KeyStatus>();
        using (var reader = database.Read("SELECT owner, name, status FROM _key_status"))
        {
            while (reader.Read())
                keys[(reader.GetString(0), reader.GetString(1))] = (KeyStatus)reader.GetInt32(2);
        }

        var steps = new HashSet<Guid>();
        using (var reader = database.Read("SELECT id FROM _enabled_step"))
        {
            while (reader.Read())
                steps.Add(Guid.Parse(reader.GetString(0)));
        }

        var members = new List<(Guid Profile, Guid Principal)>();
        using (var reader = database.Read("SELECT profile, principal FROM _profile_member"))
        {
            while (reader.Read())
                members.Add((Guid.Parse(reader.GetString(0)), Guid.Parse(reader.GetString(1))));
        }

        return new()
        {
            Keys = keys,
            EnabledSteps = steps,
            ProfileMembers = members.GroupBy(member => member.Profile)
                .ToDictionary(group => group.Key, group => (IReadOnlySet<Guid>)group.Select(member => member.Principal).ToHashSet()),
        };
    }

    /// <summary>Keeps the status of an alternate key.</summary>
    public static void SaveKeyStatus(Database database, string table, string key, KeyStatus status) => database.Execute(
        "INSERT INTO _key_status (owner, name, status) VALUES ($p0, $p1, $p2) ON CONFLICT (owner, name) DO UPDATE SET status = excluded.status",
        table,
        key,
        (long)status);

    /// <summary>Keeps whether a step is enabled.</summary>
    public static void SaveStep(Database database, Guid step, bool isEnabled) => database.Execute(
        isEnabled ? "INSERT OR IGNORE INTO _enabled_step (id) VALUES ($p0)" : "DELETE FROM _enabled_step WHERE id = $p0",
        ColumnCodec.Text(step));

    /// <summary>Keeps whether a principal is in a profile.</summary>
    public static void SaveMember(Database database, Guid profile, Guid principal, bool isMember) => database.Execute(
        isMember ? "INSERT OR IGNORE INTO _profile_member (profile, principal) VALUES ($p0, $p1)" : "DELETE FROM _profile_member WHERE profile = $p0 AND principal = $p1",
        ColumnCodec.Text(profile),
        ColumnCodec.Text(principal));

    /// <summary>A value by name, or null.</summary>
    public static string? Value(Database database, string name) => database.Scalar("SELECT value FROM _value WHERE name = $p0", name) as string;

    /// <summary>Keeps a value; null removes it.</summary>
    public static void SaveValue(Database database, string name, string? value)
    {
        if (value is null)
            database.Execute("DELETE FROM _value WHERE name = $p0", name);
        else
            database.Execute("INSERT INTO _value (name, value) VALUES ($p0, $p1) ON CONFLICT (name) DO UPDATE SET value = excluded.value", name, value);
    }

    /// <summary>The last row version given.</summary>
    public static long RowVersion(Database database) =>
        long.TryParse(Value(database, VersionName), NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : 0;

    /// <summary>Keeps the last row version given.</summary>
    public static void SaveRowVersion(Database database, long version) =>
        SaveValue(database, VersionName, version.ToString(CultureInfo.InvariantCulture));
}
