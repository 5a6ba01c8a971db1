using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using CrmFeedback.LocalOrg;
using CrmFeedback.LocalOrg.Sample;
using CrmFeedback.Packer;
using Microsoft.Data.Sqlite;
using Microsoft.Xrm.Sdk;

namespace CrmFeedback.Benchmarks;

/// <summary>
/// Database bytes of one feedback, with its theme mentions and the indexes of both, in the local organisation's SQLite file. The
/// mean is that of the pages; the median is that of the contents, each scaled by pages over contents.
/// </summary>
internal static class StorageMeasurement
{
    /// <summary>Plays the sample year and measures.</summary>
    /// <returns>One line of figures.</returns>
    public static async Task<string> RunAsync()
    {
        var workspace = Workspace.Find();
        workspace.EnsureBuilt(null);
        var folder = Directory.CreateTempSubdirectory("crmfeedback-storage-").FullName;
        try
        {
            var file = Path.Combine(folder, "organization.db");
            using (var organization = LocalOrganization.Open(new LocalOrganizationOptions { DataFile = file }))
            {
                foreach (var solution in workspace.Solutions)
                    organization.ImportSolution(await File.ReadAllBytesAsync(workspace.Zip(solution, managed: false)), activateSteps: true);
                await organization.Jobs.DrainAsync();
                organization.CreateService(organization.AdminUserId).Execute(new OrganizationRequest("cfb_Setup"));
                await SampleOrganization.PlayAsync(organization);
            }

            using var database = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ToString());
            await database.OpenAsync();
            // Compacting builds indexes anew, which only has to be consistent.
            database.CreateCollation("FOLDED", string.CompareOrdinal);
            return Figures(database);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string Figures(SqliteConnection database)
    {
        var contents = Contents(database);
        var pages = Pages(database);
        var mean = (double)pages / contents.Count;
        var scale = pages / contents.Sum();
        var median = contents.Order().ElementAt(contents.Count / 2) * scale;
        return string.Create(CultureInfo.InvariantCulture, $"{contents.Count} feedback: mean {mean:0} bytes, median {median:0} bytes, largest {contents.Max() * scale:0} bytes (budget: median 6144)");
    }

    // The compacted file with and without both tables: every page of them and of their indexes, full or not.
    private static long Pages(SqliteConnection database)
    {
        var with = Compact(database);
        Run(database, "DROP TABLE cfb_mention");
        Run(database, "DROP TABLE cfb_feedback");
        return with - Compact(database);
    }

    private static long Compact(SqliteConnection database)
    {
        Run(database, "VACUUM");
        using var command = database.CreateCommand();
        command.CommandText = "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size";
        return (long)command.ExecuteScalar()!;
    }

    private static void Run(SqliteConnection database, string sql)
    {
        using var command = database.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static List<double> Contents(SqliteConnection database)
    {
        var mentions = Sizes(database, "cfb_mention", "cfb_feedbackid").GroupBy(row => row.Key, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.Sum(row => row.Bytes), StringComparer.Ordinal);
        return Sizes(database, "cfb_feedback", "cfb_feedbackid").Select(row => row.Bytes + mentions.GetValueOrDefault(row.Key)).ToList();
    }

    private static List<(string Key, double Bytes)> Sizes(SqliteConnection database, string table, string key)
    {
        using var columns = database.CreateCommand();
        columns.CommandText = $"SELECT name FROM pragma_table_info('{table}')";
        var names = new List<string>();
        using (var reader = columns.ExecuteReader())
        {
            while (reader.Read())
                names.Add(reader.GetString(0));
        }

        using var command = database.CreateCommand();
        command.CommandText = $"SELECT hex({key}), {string.Join(" + ", names.Select(name => $"COALESCE(length(CAST(\"{name}\" AS BLOB)), 0)"))} FROM {table}";
        var sizes = new List<(string, double)>();
        using var rows = command.ExecuteReader();
        while (rows.Read())
            sizes.Add((rows.GetString(0), rows.GetInt64(1)));
        return sizes;
    }
}
