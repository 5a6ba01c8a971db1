using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using CrmFeedback.Cli.Models;
using CrmFeedback.Cli.Organization;
using CrmFeedback.Feedback;
using CrmFeedback.Schema;

namespace CrmFeedback.Cli.Administration;

/// <summary>Stores rows of <c>cfb_setting</c> by their code.</summary>
public static class SettingUpload
{
    /// <summary>Stores a value, whether the row exists or not.</summary>
    /// <exception cref="WebApiException">The organisation refuses.</exception>
    public static Task StoreAsync(WebApiClient client, string code, string name, string value, CancellationToken cancellation) =>
        client.StoreAsync(Row(code), JsonSerializer.Serialize(new Dictionary<string, string> { [SettingTable.Name] = name, [SettingTable.Value] = value }), cancellation);

    /// <summary>Stores a model. Rows that a longer predecessor left are deleted; until the last row is stored the plug-in finds a damaged model and uses the embedded one.</summary>
    /// <returns>Number of rows deleted.</returns>
    /// <exception cref="WebApiException">The organisation refuses.</exception>
    public static async Task<int> StoreAsync(WebApiClient client, ModelFile model, CancellationToken cancellation)
    {
        foreach (var row in model.Rows) await StoreAsync(client, row.Key, $"Model {model.Model} {model.Version}", row.Value, cancellation);
        return await RemoveAsync(client, model.Model, model.Rows.Count + 1, cancellation);
    }

    /// <summary>Deletes the rows of a model from number <paramref name="first"/> on.</summary>
    /// <returns>Number of rows deleted.</returns>
    /// <exception cref="WebApiException">The organisation refuses.</exception>
    public static async Task<int> RemoveAsync(WebApiClient client, string model, int first, CancellationToken cancellation)
    {
        int deleted = 0;
        foreach (int chunk in Enumerable.Range(first, ModelRows.MostChunks + 1 - first))
        {
            if (await client.DeleteAsync(Row(ModelRows.Code(model, chunk)), cancellation)) deleted++;
        }
        return deleted;
    }

    private static string Row(string code) => $"{SettingTable.EntitySet}({SettingTable.Code}='{Uri.EscapeDataString(code)}')";
}
