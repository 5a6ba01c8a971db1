using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using CrmFeedback.LocalOrg.Import;
using CrmFeedback.LocalOrg.Metadata;
using CrmFeedback.LocalOrg.Security;
using Microsoft.OData;
using Microsoft.OData.Edm;
using Microsoft.OData.UriParser;
using Microsoft.Xrm.Sdk;

namespace CrmFeedback.LocalOrg.WebApi;

/// <summary>Requests of actions (parameters in the body) and functions (parameters in the address).</summary>
public sealed class OperationReader(DataverseModel model, JsonEntityReader rows)
{
    /// <summary>The request of an action.</summary>
    /// <exception cref="ApiException">400: an unknown parameter or a wrong type.</exception>
    public OrganizationRequest ReadAction(Operation operation, JsonElement body)
    {
        var request = new OrganizationRequest(operation.MessageName);
        foreach (var property in body.EnumerateObject().Where(property => !property.Name.StartsWith('@')))
        {
            var field = operation.Parameters.FirstOrDefault(item => string.Equals(item.Name, property.Name, StringComparison.Ordinal))
                ?? throw ApiException.BadRequest($"The parameter '{property.Name}' in the request payload is not a valid parameter for the operation '{operation.Name}'.");
            try
            {
                if (property.Value.ValueKind != JsonValueKind.Null) request[field.Name] = Value(field, property.Value);
            }
            catch (FormatException error)
            {
                throw ApiException.BadRequest($"{error.Message} (parameter '{field.Name}' of '{operation.Name}')", error);
            }
        }
        NameSubordinate(request);
        return request;
    }

    // Merge is the one action whose parameters differ from its request's: the loser comes as a row here, as an id there.
    private static void NameSubordinate(OrganizationRequest request)
    {
        if (!string.Equals(request.RequestName, "Merge", StringComparison.Ordinal) || !request.Parameters.TryGetValue("Subordinate", out var loser) || loser is not EntityReference reference)
            return;
        if (request.Parameters.TryGetValue("Target", out var winner) && winner is EntityReference kept && !string.Equals(kept.LogicalName, reference.LogicalName, StringComparison.Ordinal))
            throw ApiException.BadRequest($"Target of a Merge is of '{kept.LogicalName}', but Subordinate is of '{reference.LogicalName}'.");
        request.Parameters.Remove("Subordinate");
        request["SubordinateId"] = reference.Id;
    }

    /// <summary>The request of a function.</summary>
    /// <exception cref="ApiException">400 or 501: a value that cannot be read.</exception>
    public OrganizationRequest ReadFunction(Operation operation, ODataUriParser parser, Uri url)
    {
        var request = new OrganizationRequest(operation.MessageName);
        var parameters = parser.ParsePath().LastOrDefault() switch
        {
            OperationImportSegment alone => alone.Parameters,
            OperationSegment bound => bound.Parameters,
            _ => [],
        };
        foreach (var parameter in parameters)
        {
            if (operation.Parameters.FirstOrDefault(item => string.Equals(item.Name, parameter.Name, StringComparison.Ordinal)) is { Type: CustomApiFieldType.EntityReference } field)
            {
                request[field.Name] = RowOf(field, parameter.Value, url);
                continue;
            }
            var node = parameter.Value is ConvertNode convert ? convert.Source : parameter.Value as QueryNode;
            if (node is ParameterAliasNode alias && parser.ParameterAliasNodes.TryGetValue(alias.Alias, out var aliased)) node = aliased;
            var value = node is ConstantNode constant ? constant.Value : parameter.Value;
            request[parameter.Name] = value switch
            {
                DateTimeOffset moment => moment.UtcDateTime,
                QueryNode => throw ApiException.NotImplemented($"The value of the parameter '{parameter.Name}' of '{operation.Name}'"),
                ODataCollectionValue list => list.Items.Select(item => item?.ToString() ?? string.Empty).ToArray(),
                _ => value,
            };
        }
        return request;
    }

    // A row in a function's address is a reference in JSON, with single quotes as the address has them, in the place itself or behind an alias.
    private EntityReference RowOf(CustomApiField field, object value, Uri url)
    {
        var alias = value is ConvertNode { Source: ParameterAliasNode converted } ? converted : value as ParameterAliasNode;
        var text = alias is null ? (value as ConstantNode)?.LiteralText : RawQuery.Find(url, alias.Alias);
        try
        {
            using var json = JsonDocument.Parse((text ?? "").Replace('\'', '"'));
            return RowOf(field, json.RootElement.Clone());
        }
        catch (Exception error) when (error is JsonException or FormatException)
        {
            throw ApiException.BadRequest($"The parameter '{field.Name}' must be a reference such as {{'@odata.id':'accounts(…)'}}, not '{text}'.", error);
        }
    }

    private object Value(CustomApiField field, JsonElement value) => field.Type switch
    {
        CustomApiFieldType.PrincipalAccess => Access(value),
        CustomApiFieldType.Boolean => JsonValues.Flag(value),
        CustomApiFieldType.DateTime => JsonValues.Moment(value),
        CustomApiFieldType.Decimal => JsonValues.Number(value),
        CustomApiFieldType.Money => new Money(JsonValues.Number(value)),
        CustomApiFieldType.Float => JsonValues.Float(value),
        CustomApiFieldType.Integer => JsonValues.Integer(value),
        CustomApiFieldType.Picklist => new OptionSetValue(JsonValues.Integer(value)),
        CustomApiFieldType.String => JsonValues.Text(value),
        CustomApiFieldType.Guid => JsonValues.Id(value),
        CustomApiFieldType.StringArray when value.ValueKind == JsonValueKind.Array => value.EnumerateArray().Select(JsonValues.Text).ToArray(),
        CustomApiFieldType.Entity => Record(field, value),
        CustomApiFieldType.EntityReference => RowOf(field, value),
        CustomApiFieldType.EntityCollection when value.ValueKind == JsonValueKind.Array =>
            new EntityCollection(value.EnumerateArray().Select(item => Record(field, item)).ToList()),
        _ => throw new FormatException($"A value of kind {value.ValueKind} does not fit the type {field.Type}."),
    };

    private PrincipalAccess Access(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Object || !value.TryGetProperty("AccessMask", out var mask) || !value.TryGetProperty("Principal", out var principal))
            throw new FormatException("Rights need 'AccessMask' and 'Principal'.");
        return Enum.TryParse<AccessRights>(JsonValues.Text(mask), ignoreCase: false, out var rights)
            ? new PrincipalAccess { AccessMask = rights, Principal = RowOf(new CustomApiField("Principal", CustomApiFieldType.EntityReference, false, null), principal) }
            : throw new FormatException($"'{JsonValues.Text(mask)}' are no access rights; write for example 'ReadAccess, WriteAccess'.");
    }

    private EntityReference RowOf(CustomApiField field, JsonElement value)
    {
        var record = Record(field, value);
        return record.Id != Guid.Empty ? record.ToEntityReference() : throw new FormatException("The row needs its id.");
    }

    private Entity Record(CustomApiField field, JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Object) throw new FormatException("A row must be an object.");
        if (value.TryGetProperty("@odata.id", out var id)) return Referenced(rows.Reference(JsonValues.Text(id)));
        var name = value.TryGetProperty("@odata.type", out var type)
            ? JsonValues.Text(type).TrimStart('#').Replace(DataverseModel.Namespace + ".", string.Empty, StringComparison.Ordinal)
            : field.Table;
        var table = model.Metadata.FindTable(name ?? string.Empty)
            ?? throw new FormatException(name is null ? "A row needs its table: '@odata.type'." : $"The table '{name}' does not exist.");
        return rows.Read(table, value, allowRelated: false);
    }

    private static Entity Referenced(EntityReference reference) => new(reference.LogicalName, reference.Id);
}
