using System.Runtime.Serialization;

namespace Microsoft.Xrm.Sdk.Query;

/// <summary>Which page of a result to read.</summary>
public sealed class PagingInfo : IExtensibleDataObject
{
    /// <summary>The page, from 1.</summary>
    public int PageNumber { get; set; }

    /// <summary>Rows a page, 5,000 at most.</summary>
    public int Count { get; set; }

    /// <summary>True to count all rows, up to 5,000.</summary>
    public bool ReturnTotalRecordCount { get; set; }

    /// <summary>The cookie the page before returned.</summary>
    public string PagingCookie { get; set; }

    /// <summary>Data a newer contract sent that this one does not know.</summary>
    public ExtensionDataObject ExtensionData { get; set; }
}
