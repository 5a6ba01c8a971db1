using System;
using System.Collections.Generic;
using CrmFeedback.LocalOrg.Import;
using CrmFeedback.LocalOrg.Metadata;
using Microsoft.OData.Edm;

namespace CrmFeedback.LocalOrg.WebApi;

/// <summary>The organisation's tables as OData sees them: the model that addresses and queries are parsed against,
/// and the way back from its types to tables and columns. Immutable; one per state of the organisation.</summary>
public sealed class DataverseModel
{
    /// <summary>The namespace of every type, function and action.</summary>
    public const string Namespace = "Microsoft.Dynamics.CRM";

    private readonly Dictionary<string, IEdmEntityType> _types;

    private DataverseModel(OrganizationMetadata metadata, SolutionCatalog catalog, EdmModel model, Dictionary<string, IEdmEntityType> types, Operations operations)
    {
        Metadata = metadata;
        Catalog = catalog;
        Edm = model;
        _types = types;
        Operations = operations;
    }

    /// <summary>The tables.</summary>
    public OrganizationMetadata Metadata { get; }

    /// <summary>The imported solutions' parts.</summary>
    public SolutionCatalog Catalog { get; }

    /// <summary>The OData model.</summary>
    public IEdmModel Edm { get; }

    /// <summary>Unbound actions and functions.</summary>
    public Operations Operations { get; }

    /// <summary>Builds the model of the organisation's present tables and custom APIs.</summary>
    public static DataverseModel Build(OrganizationMetadata metadata, SolutionCatalog catalog)
    {
        var operations = Operations.Of(catalog);
        var (model, types) = EdmModelBuilder.Build(metadata, operations);
        return new DataverseModel(metadata, catalog, model, types, operations);
    }

    /// <summary>The entity type of a table.</summary>
    public IEdmEntityType TypeOf(TableDefinition table) => _types[table.LogicalName];

    /// <summary>The table of an entity type.</summary>
    public TableDefinition TableOf(IEdmEntityType type) => Metadata.RequireTable(type.Name);

    /// <summary>The entity set of a table.</summary>
    public IEdmEntitySet SetOf(TableDefinition table) => Edm.EntityContainer.FindEntitySet(table.EntitySetName);

    /// <summary>The name a column has in JSON and queries: lookups appear as <c>_x_value</c>.</summary>
    public static string PropertyName(ColumnDefinition column) => column.IsReference ? $"_{column.LogicalName}_value" : column.LogicalName;

    /// <summary>Whether a column is a property at all: party lists appear as a collection of activity parties only.</summary>
    public static bool IsProperty(ColumnDefinition column) => column.IsValidForRead && column.Type != ColumnType.PartyList;

    /// <summary>The column behind a property's name, or null.</summary>
    public static ColumnDefinition? FindColumn(TableDefinition table, string propertyName)
    {
        if (table.FindColumn(propertyName) is { } column) return !column.IsReference && IsProperty(column) ? column : null;
        if (propertyName.Length < 8 || propertyName[0] != '_' || !propertyName.EndsWith("_value", StringComparison.Ordinal)) return null;
        return table.FindColumn(propertyName[1..^6]) is { IsReference: true } lookup ? lookup : null;
    }
}
