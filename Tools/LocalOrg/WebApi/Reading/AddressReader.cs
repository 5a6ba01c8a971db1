using System;
using System.Buffers;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using CrmFeedback.LocalOrg.Metadata;
using Microsoft.OData.UriParser;
using Microsoft.Xrm.Sdk;

namespace CrmFeedback.LocalOrg.WebApi;

/// <summary>Reads addresses with OData's parser.</summary>
public static class AddressReader
{
    /// <summary>Characters that break addressing by alternate key in Dataverse, whatever their encoding.</summary>
    public const string ReservedInKeys = "/<>*%&:\\?+";

    private static readonly SearchValues<char> s_reservedInKeys = SearchValues.Create(ReservedInKeys);

    /// <summary>A parser of one absolute address, set up as Dataverse's: case-sensitive, alternate keys known.</summary>
    public static ODataUriParser ParserOf(DataverseModel model, Uri serviceRoot, Uri url) =>
        new(model.Edm, serviceRoot, url) { Resolver = new AlternateKeysODataUriResolver(model.Edm) { EnableCaseInsensitive = false } };

    /// <summary>Reads the path of a request.</summary>
    /// <exception cref="ApiException">404 for unknown segments, 400 for unusable keys, 501 for what is not supported.</exception>
    public static ResourceAddress Read(DataverseModel model, ODataUriParser parser)
    {
        ODataPath path;
        try
        {
            path = parser.ParsePath();
        }
        catch (ODataUnrecognizedPathException error) when (error.Message.Contains($"'{DataverseModel.Namespace}.", StringComparison.Ordinal))
        {
            throw ApiException.NotImplemented($"A bound operation or a type cast in an address ({error.Message})");
        }
        var address = new ResourceAddress();
        foreach (var segment in path) address = Add(model, address, segment);
        return address;
    }

    /// <summary>The row named by an address such as <c>/accounts(id)</c>, relative or absolute: values of
    /// <c>@odata.bind</c> and <c>@odata.id</c>.</summary>
    public static EntityReference ReadReference(DataverseModel model, Uri serviceRoot, string address)
    {
        var relative = address.TrimStart('/');
        var apiPath = serviceRoot.AbsolutePath.TrimStart('/');
        if (relative.StartsWith(apiPath, StringComparison.OrdinalIgnoreCase)) relative = relative[apiPath.Length..];
        var url = Uri.TryCreate(address, UriKind.Absolute, out var absolute) && absolute.Scheme is "http" or "https"
            ? absolute
            : new Uri(serviceRoot, relative);
        if (!serviceRoot.IsBaseOf(url)) throw ApiException.BadRequest($"The address '{address}' is not one of this organisation.");
        try
        {
            return Read(model, ParserOf(model, serviceRoot, url)) is { Row: { } row, Column: null, Navigation: null }
                ? row
                : throw ApiException.BadRequest($"The address '{address}' does not name one row.");
        }
        catch (ODataUnrecognizedPathException)
        {
            throw new ApiException(400, "0x80060888", $"Resource not found for the segment '{address}' provided in depth insert binding operation.");
        }
    }

    private static ResourceAddress Add(DataverseModel model, ResourceAddress address, ODataPathSegment segment)
    {
        switch (segment)
        {
            case EntitySetSegment set:
                return address with { Table = model.Metadata.FindTableByEntitySet(set.EntitySet.Name) };
            case KeySegment key when address.Navigation is { } navigation:
                return address with { RelatedRow = Row(model.Metadata.RequireTable(navigation.TargetTable), key.Keys) };
            case KeySegment key:
                return address with { Row = Row(address.Table!, key.Keys) };
            case PropertySegment property when address is { Row: not null, Navigation: null }:
                return address with { Column = DataverseModel.FindColumn(address.Table!, property.Property.Name) };
            case NavigationPropertySegment { NavigationProperty: var property } when address is { Row: not null, Navigation: null }:
                return address with { Navigation = model.Metadata.FindNavigationProperty(address.Table!.LogicalName, property.Name) };
            case NavigationPropertyLinkSegment { NavigationProperty: var property } when address is { Row: not null, Navigation: null }:
                return address with { Navigation = model.Metadata.FindNavigationProperty(address.Table!.LogicalName, property.Name), IsReference = true };
            case NavigationPropertyLinkSegment:
                return address with { IsReference = true };
            case ReferenceSegment:
                return address with { IsReference = true };
            case ValueSegment when address.Column != null:
                return address with { IsRawValue = true };
            case CountSegment:
                return address with { IsCount = true };
            case OperationImportSegment import:
                return address with { Operation = model.Operations.Find(import.Identifier) };
            case OperationSegment operation when address is { Row: not null, Navigation: null, Column: null }
                && model.Operations.Find(operation.Identifier[(operation.Identifier.LastIndexOf('.') + 1)..], address.Table!.LogicalName) is { } bound:
                return address with { Operation = bound };
            case OperationSegment operation:
                throw ApiException.NotImplemented($"The bound operation '{operation.Identifier}' in an address");
            default:
                throw ApiException.NotImplemented($"The segment '{segment.Identifier}' after '{address.Navigation?.Name ?? address.Table?.EntitySetName}' in an address");
        }
    }

    private static EntityReference Row(TableDefinition table, IEnumerable<KeyValuePair<string, object>> keys)
    {
        var pairs = keys.ToArray();
        if (pairs is [{ Value: Guid id } primary] && string.Equals(primary.Key, table.PrimaryId, StringComparison.Ordinal))
            return new EntityReference(table.LogicalName, id);
        var attributes = new KeyAttributeCollection();
        foreach (var (name, value) in pairs)
        {
            var column = DataverseModel.FindColumn(table, name)
                ?? throw ApiException.BadRequest("The specified key attributes are not a defined key for the " + table.LogicalName + " entity");
            attributes.Add(column.LogicalName, KeyValue(column, value));
        }
        return new EntityReference(table.LogicalName, attributes);
    }

    private static object KeyValue(ColumnDefinition column, object value)
    {
        if (value is string text && text.AsSpan().IndexOfAny(s_reservedInKeys) is >= 0 and var position)
        {
            throw ApiException.BadRequest(string.Create(
                CultureInfo.InvariantCulture,
                $"A potentially dangerous Request.Path value was detected from the client ({text[position]}). A row cannot be addressed by the key '{column.LogicalName}' whose value holds one of / < > * % & : \\ ? +"));
        }
        return (column.Type, value) switch
        {
            (ColumnType.Choice, int number) => new OptionSetValue(number),
            (_, Guid id) when column.IsReference => new EntityReference(column.Targets.Count > 0 ? column.Targets[0] : string.Empty, id),
            (_, DateTimeOffset moment) => moment.UtcDateTime,
            _ => value,
        };
    }
}
