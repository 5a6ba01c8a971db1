using System;
using System.Collections.Generic;

namespace CrmFeedback.Steps;

/// <summary>Names of the messages registered on.</summary>
public static class Message
{
    /// <summary>A row is made.</summary>
    public const string Create = "Create";

    /// <summary>A row is changed; what is sent counts, not what differs.</summary>
    public const string Update = "Update";

    /// <summary>A row is deleted.</summary>
    public const string Delete = "Delete";

    /// <summary>A row is merged into another; the target is the one that stays.</summary>
    public const string Merge = "Merge";
}

/// <summary>One registration of a plug-in, declared on its class; a test holds it against the solution's step XML.</summary>
public sealed class Step
{
    /// <summary>Stage before the main operation, inside the transaction.</summary>
    public const int PreOperationStage = 20;

    /// <summary>Stage of a custom API's own code.</summary>
    public const int MainOperationStage = 30;

    /// <summary>Stage after the main operation.</summary>
    public const int PostOperationStage = 40;

    private Step(string messageName, string table, int stage)
    {
        MessageName = messageName;
        Table = table;
        Stage = stage;
    }

    /// <summary>Message, or unique name of the custom API.</summary>
    public string MessageName { get; }

    /// <summary>Logical name of the table; empty for a custom API without one.</summary>
    public string Table { get; }

    /// <summary>20, 30 or 40.</summary>
    public int Stage { get; }

    /// <summary>Whether the step runs after the save, on its own.</summary>
    public bool IsAsynchronous { get; private init; }

    /// <summary>Columns one of which must be sent; empty for any. Only an Update has them.</summary>
    public IReadOnlyList<string> FilteringColumns { get; private init; } = Array.Empty<string>();

    /// <summary>Columns of the image named <see cref="PreImage"/>; empty for no image.</summary>
    public IReadOnlyList<string> PreImageColumns { get; private init; } = Array.Empty<string>();

    /// <summary>Name and alias of a pre-image.</summary>
    public const string PreImage = "PreImage";

    /// <summary>A synchronous step before the main operation.</summary>
    public static Step Before(string message, string table) => new Step(message, table, PreOperationStage);

    /// <summary>A synchronous step after the main operation, in the save's transaction.</summary>
    public static Step After(string message, string table) => new Step(message, table, PostOperationStage);

    /// <summary>An asynchronous step after the save.</summary>
    public static Step Later(string message, string table) => new Step(message, table, PostOperationStage) { IsAsynchronous = true };

    /// <summary>The code of a custom API.</summary>
    public static Step CustomApi(string uniqueName) => new Step(uniqueName, string.Empty, MainOperationStage);

    /// <summary>The same, only when one of these columns is sent.</summary>
    public Step When(params string[] columns) => Copy(columns, PreImageColumns);

    /// <summary>The same, with the columns as they were before.</summary>
    public Step WithPreImage(params string[] columns) => Copy(FilteringColumns, columns);

    /// <summary>Whether a run is of this registration.</summary>
    public bool Matches(string message, string table, int stage, bool asynchronous) =>
        Stage == stage
        && IsAsynchronous == asynchronous
        && string.Equals(MessageName, message, StringComparison.OrdinalIgnoreCase)
        && (Table.Length == 0 || string.Equals(Table, table, StringComparison.OrdinalIgnoreCase));

    private Step Copy(IReadOnlyList<string> filteringColumns, IReadOnlyList<string> preImageColumns) => new Step(MessageName, Table, Stage)
    {
        IsAsynchronous = IsAsynchronous,
        FilteringColumns = filteringColumns,
        PreImageColumns = preImageColumns,
    };
}
