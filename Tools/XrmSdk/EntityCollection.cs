using System.Collections.Generic;
using System.Runtime.Serialization;

namespace Microsoft.Xrm.Sdk;

/// <summary>Rows, for example one page of a query's result.</summary>
public sealed class EntityCollection : IExtensibleDataObject
{
    private readonly DataCollection<Entity> _entities = new DataCollection<Entity>();

    /// <summary>An empty collection.</summary>
    public EntityCollection()
    {
    }

    /// <summary>A collection of rows.</summary>
    public EntityCollection(IList<Entity> list) => _entities.AddRange(list);

    /// <summary>The rows.</summary>
    public DataCollection<Entity> Entities => _entities;

    /// <summary>True if another page follows.</summary>
    public bool MoreRecords { get; set; }

    /// <summary>Where the next page starts, for <see cref="Query.PagingInfo.PagingCookie"/>.</summary>
    public string PagingCookie { get; set; }

    /// <summary>The lowest row version still in use.</summary>
    public string MinActiveRowVersion { get; set; }

    /// <summary>All rows of the query if they were asked for, at most 5,000; otherwise -1 in an answer.</summary>
    public int TotalRecordCount { get; set; }

    /// <summary>True if there are more rows than <see cref="TotalRecordCount"/> can tell.</summary>
    public bool TotalRecordCountLimitExceeded { get; set; }

    /// <summary>The row at a place.</summary>
    public Entity this[int index]
    {
        get => _entities[index];
        set => _entities[index] = value;
    }

    /// <summary>Logical name of the rows' table.</summary>
    public string EntityName { get; set; }

    /// <summary>Data a newer contract sent that this one does not know.</summary>
    public ExtensionDataObject ExtensionData { get; set; }
}
