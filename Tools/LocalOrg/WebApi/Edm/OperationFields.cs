using System;
using CrmFeedback.LocalOrg.Import;
using Microsoft.OData.Edm;

namespace CrmFeedback.LocalOrg.WebApi;

/// <summary>OData types of parameters and response properties.</summary>
internal static class OperationFields
{
    /// <summary>The OData type; tables that the model does not have, and those not named, appear as the base of all.</summary>
    public static IEdmTypeReference TypeOf(CustomApiField field, EdmModel model, EdmEntityType root)
    {
        var core = EdmCoreModel.Instance;
        var nullable = field.IsOptional || field.Type == CustomApiFieldType.String;
        return field.Type switch
        {
            CustomApiFieldType.Boolean => core.GetBoolean(nullable),
            CustomApiFieldType.DateTime => core.GetPrimitive(EdmPrimitiveTypeKind.DateTimeOffset, nullable),
            CustomApiFieldType.Decimal or CustomApiFieldType.Money => core.GetDecimal(nullable),
            CustomApiFieldType.Float => core.GetDouble(nullable),
            CustomApiFieldType.Integer or CustomApiFieldType.Picklist => core.GetInt32(nullable),
            CustomApiFieldType.Guid => core.GetGuid(nullable),
            CustomApiFieldType.StringArray => new EdmCollectionTypeReference(new EdmCollectionType(core.GetString(true))),
            CustomApiFieldType.Entity or CustomApiFieldType.EntityReference => Row(field, model, root),
            CustomApiFieldType.EntityCollection => new EdmCollectionTypeReference(new EdmCollectionType(Row(field, model, root))),
            CustomApiFieldType.String => core.GetString(nullable),
            _ => throw new NotSupportedException($"The parameter type {field.Type} of '{field.Name}' is not supported by the local organisation."),
        };
    }

    private static EdmEntityTypeReference Row(CustomApiField field, EdmModel model, EdmEntityType root) =>
        new(field.Table is null ? root : model.FindDeclaredType($"{DataverseModel.Namespace}.{field.Table}") as IEdmEntityType ?? root, true);
}
