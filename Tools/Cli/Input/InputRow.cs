namespace CrmFeedback.Cli.Input;

/// <summary>One row of an input file: its text, or why there is none.</summary>
/// <param name="Number">Line on which the row starts, from 1.</param>
/// <param name="Text">The text; null for a bad row.</param>
/// <param name="Error">What is wrong with a bad row; null otherwise.</param>
public sealed record InputRow(long Number, string? Text, string? Error);
