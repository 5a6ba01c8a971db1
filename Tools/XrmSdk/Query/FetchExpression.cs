namespace Microsoft.Xrm.Sdk.Query;

/// <summary>A query in FetchXML.</summary>
public sealed class FetchExpression : QueryBase
{
    /// <summary>An empty query.</summary>
    public FetchExpression()
    {
    }

    /// <summary>A query from FetchXML.</summary>
    public FetchExpression(string query) => Query = query;

    /// <summary>The FetchXML.</summary>
    public string Query { get; set; }
}
