using System.Collections.Generic;
using System.Text.Json;

namespace CrmFeedback.Cli.Input;

/// <summary>One row of an input file with all its values, or why it cannot be read.</summary>
/// <param name="Number">Line on which the row starts, from 1.</param>
/// <param name="Values">Values by column; texts from CSV and TSV, any JSON value from JSON lines. Null for a bad row.</param>
/// <param name="Error">What is wrong with a bad row; null otherwise.</param>
public sealed record InputRecord(long Number, IReadOnlyDictionary<string, JsonElement>? Values, string? Error);
