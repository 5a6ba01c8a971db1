using System;
using CrmFeedback.LocalOrg.Import;
using CrmFeedback.LocalOrg.Security;
using Microsoft.OData.Edm;

namespace CrmFeedback.LocalOrg.WebApi;

/// <summary>OData types of parameters and response properties.</summary>
internal static class OperationFields
{
    private const string Rights = DataverseModel.Namespace + ".AccessRights";
    private const string Principals = DataverseModel.Namespace + ".PrincipalAccess";

    /// <summary>Declares the types that only the messages about shares use.</summary>
    public static void AddTypes(EdmModel model, EdmEntityType root)
    {
        var rights = new EdmEnumType(DataverseModel.Namespace, "AccessRights", isFlags: true);
        foreach (var right in Enum.GetValues<AccessRights>()) rights.AddMember(right.ToString(), new EdmEnumMemberValue((int)right));
        model.AddElement(rights);
        var principal = new EdmComplexType(DataverseModel.Namespace, "PrincipalAccess");
        principal.AddStructuralProperty("AccessMask", new EdmEnumTypeReference(rights, false));
        principal.AddUnidirectionalNavigation(new EdmNavigationPropertyInfo { Name = "Principal", Target = root, TargetMultiplicity = EdmMultiplicity.ZeroOrOne });
        model.AddElement(principal);
    }

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
            CustomApiFieldType.AccessRights => new EdmEnumTypeReference((IEdmEnumType)model.FindDeclaredType(Rights), false),
            CustomApiFieldType.PrincipalAccess => new EdmComplexTypeReference((IEdmComplexType)model.FindDeclaredType(Principals), true),
            _ => throw new NotSupportedException($"The parameter type {field.Type} of '{field.Name}' is not supported by the local organisation."),
        };
    }

    private static EdmEntityTypeReference Row(CustomApiField field, EdmModel model, EdmEntityType root) =>
        new(field.Table is null ? root : model.FindDeclaredType($"{DataverseModel.Namespace}.{field.Table}") as IEdmEntityType ?? root, true);
}
