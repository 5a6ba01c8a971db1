using System;
using System.Globalization;

namespace CrmFeedback.Feedback;

/// <summary>Text keys that name a record of any table: table, underscore, id in lower case with dashes.</summary>
public static class SourceKeys
{
    /// <summary>E.g. <c>incident_0f8fad5b-d9cb-469f-a165-70867728950e</c>.</summary>
    public static string Of(string table, Guid id) => table + "_" + id.ToString("D", CultureInfo.InvariantCulture);
}
