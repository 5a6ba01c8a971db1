using System;
using System.Collections.Generic;
using System.Linq;
using CrmFeedback.LocalOrg.Metadata;
using Microsoft.OData.Edm;

namespace CrmFeedback.LocalOrg.WebApi;

/// <summary>Builds the OData model of an organisation's tables.</summary>
internal static class EdmModelBuilder
{
    private const string Namespace = DataverseModel.Namespace;

    /// <summary>The model, and its entity types by the tables' logical names.</summary>
    public static (EdmModel Model, Dictionary<string, IEdmEntityType> Types) Build(OrganizationMetadata metadata, Operations operations)
    {
        var model = new EdmModel();
        var root = new EdmEntityType(Namespace, "crmbaseentity", null, isAbstract: true, isOpen: false);
        model.AddElement(root);
        var container = new EdmEntityContainer(Namespace, "System");
        model.AddElement(container);
        var types = new Dictionary<string, EdmEntityType>(StringComparer.Ordinal);
        foreach (var table in metadata.Tables)
        {
            var type = AddType(model, root, table);
            types.Add(table.LogicalName, type);
            container.AddEntitySet(table.EntitySetName, type);
            AddKeys(model, table, type);
        }
        foreach (var table in metadata.Tables) AddNavigation(metadata, table, types, container);
        AddQueryFunctions(model, root);
        OperationFields.AddTypes(model, root);
        AddOperations(model, container, operations, root, types);
        return (model, types.ToDictionary(pair => pair.Key, pair => (IEdmEntityType)pair.Value, StringComparer.Ordinal));
    }

    /// <summary>The OData type of a column.</summary>
    public static IEdmPrimitiveTypeReference TypeOf(ColumnDefinition column)
    {
        var kind = column.Type switch
        {
            ColumnType.UniqueIdentifier or ColumnType.Lookup or ColumnType.Customer or ColumnType.Owner => EdmPrimitiveTypeKind.Guid,
            ColumnType.Integer or ColumnType.Choice or ColumnType.State or ColumnType.Status => EdmPrimitiveTypeKind.Int32,
            ColumnType.BigInteger => EdmPrimitiveTypeKind.Int64,
            ColumnType.Decimal or ColumnType.Money => EdmPrimitiveTypeKind.Decimal,
            ColumnType.Double => EdmPrimitiveTypeKind.Double,
            ColumnType.Boolean => EdmPrimitiveTypeKind.Boolean,
            ColumnType.DateTime => column.DateTimeBehavior == DateTimeBehavior.DateOnly ? EdmPrimitiveTypeKind.Date : EdmPrimitiveTypeKind.DateTimeOffset,
            _ => EdmPrimitiveTypeKind.String,
        };
        if (kind == EdmPrimitiveTypeKind.Decimal) return EdmCoreModel.Instance.GetDecimal(null, null, true);
        return EdmCoreModel.Instance.GetPrimitive(kind, !column.IsPrimaryId);
    }

    private static EdmEntityType AddType(EdmModel model, EdmEntityType root, TableDefinition table)
    {
        var type = new EdmEntityType(Namespace, table.LogicalName, root);
        model.AddElement(type);
        foreach (var column in table.Columns.Where(DataverseModel.IsProperty))
        {
            var property = type.AddStructuralProperty(DataverseModel.PropertyName(column), TypeOf(column));
            if (string.Equals(column.LogicalName, table.PrimaryId, StringComparison.Ordinal)) type.AddKeys(property);
        }
        return type;
    }

    private static void AddKeys(EdmModel model, TableDefinition table, EdmEntityType type)
    {
        foreach (var key in table.Keys)
        {
            var properties = new Dictionary<string, IEdmProperty>(StringComparer.Ordinal);
            foreach (var name in key.Columns)
            {
                if (table.FindColumn(name) is { } column && type.FindProperty(DataverseModel.PropertyName(column)) is { } property)
                    properties[property.Name] = property;
            }
            if (properties.Count == key.Columns.Count) model.AddAlternateKeyAnnotation(type, properties);
        }
    }

    private static void AddNavigation(OrganizationMetadata metadata, TableDefinition table, Dictionary<string, EdmEntityType> types, EdmEntityContainer container)
    {
        var type = types[table.LogicalName];
        var set = (EdmEntitySet)container.FindEntitySet(table.EntitySetName);
        foreach (var navigation in metadata.NavigationPropertiesOf(table.LogicalName).OrderBy(item => item.Name, StringComparer.Ordinal))
        {
            // A collection may have the name of a column in a base table's real metadata; the column wins.
            if (type.FindProperty(navigation.Name) != null || !types.TryGetValue(navigation.TargetTable, out var target)) continue;
            var info = new EdmNavigationPropertyInfo
            {
                Name = navigation.Name,
                Target = target,
                TargetMultiplicity = navigation.Kind == NavigationKind.ToOne ? EdmMultiplicity.ZeroOrOne : EdmMultiplicity.Many,
            };
            if (navigation is { Kind: NavigationKind.ToOne, LookupColumn: { } lookup }
                && type.FindProperty($"_{lookup}_value") is IEdmStructuralProperty dependent)
            {
                info.DependentProperties = [dependent];
                info.PrincipalProperties = target.Key().ToArray();
            }
            set.AddNavigationTarget(type.AddUnidirectionalNavigation(info), container.FindEntitySet(metadata.RequireTable(navigation.TargetTable).EntitySetName));
        }
    }

    /// <summary>The parser finds functions in <c>$filter</c> only if they are bound to the type of the rows.</summary>
    private static void AddQueryFunctions(EdmModel model, EdmEntityType root)
    {
        var text = EdmCoreModel.Instance.GetString(false);
        foreach (var (name, (_, argument)) in QueryFunctions.All.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            var function = new EdmFunction(Namespace, name, EdmCoreModel.Instance.GetBoolean(false), isBound: true, null, isComposable: true);
            function.AddParameter("entity", new EdmEntityTypeReference(root, true));
            function.AddParameter("PropertyName", text);
            if (argument == QueryFunctionArgument.Number) function.AddParameter("PropertyValue", EdmCoreModel.Instance.GetInt64(false));
            if (argument == QueryFunctionArgument.Value) function.AddParameter("PropertyValue", text);
            if (argument == QueryFunctionArgument.Values)
                function.AddParameter("PropertyValues", new EdmCollectionTypeReference(new EdmCollectionType(text)));
            model.AddElement(function);
        }
    }

    private static void AddOperations(EdmModel model, EdmEntityContainer container, Operations operations, EdmEntityType root, Dictionary<string, EdmEntityType> types)
    {
        foreach (var operation in operations.All)
        {
            var bound = operation.BoundTable is null ? null : types.GetValueOrDefault(operation.BoundTable);
            if (operation.BoundTable is not null && bound is null) continue;
            IEdmTypeReference? result = null;
            if (operation.Results.Count > 0)
            {
                var response = model.FindDeclaredType($"{Namespace}.{operation.Name}Response") as EdmComplexType;
                if (response is null)
                {
                    response = new EdmComplexType(Namespace, operation.Name + "Response");
                    foreach (var field in operation.Results) response.AddStructuralProperty(field.Name, OperationFields.TypeOf(field, model, root));
                    model.AddElement(response);
                }
                result = new EdmComplexTypeReference(response, true);
            }
            EdmOperation element;
            if (operation.IsFunction)
            {
                var function = new EdmFunction(Namespace, operation.Name, result ?? EdmCoreModel.Instance.GetBoolean(true), bound is not null, null, isComposable: false);
                if (bound is null) container.AddFunctionImport(operation.Name, function);
                element = function;
            }
            else
            {
                var action = new EdmAction(Namespace, operation.Name, result, bound is not null, null);
                if (bound is null) container.AddActionImport(operation.Name, action);
                element = action;
            }
            if (bound is not null) element.AddParameter("entity", new EdmEntityTypeReference(bound, false));
            foreach (var field in operation.Parameters) element.AddParameter(field.Name, OperationFields.TypeOf(field, model, root));
            model.AddElement(element);
        }
    }
}
