using System;
using System.Collections.Generic;
using System.Linq;
using CrmFeedback.LocalOrg.Metadata;
using CrmFeedback.LocalOrg.Query;
using Microsoft.OData;
using Microsoft.OData.UriParser;
using Microsoft.Xrm.Sdk.Query;

namespace CrmFeedback.LocalOrg.WebApi;

/// <summary>Turns a parsed <c>$filter</c> into a filter of a query. Paths over lookups become outer joins of that query.</summary>
public sealed class FilterTranslator
{
    private const string RootPrefix = "path";

    private readonly DataverseModel _model;
    private readonly TableDefinition _table;
    private readonly string _prefix;
    private readonly RangeVariable? _variable;
    private int _lambdas;
    private readonly LinkedTables _links;
    private readonly IDictionary<string, SingleValueNode> _aliases;

    /// <summary>A translator that adds its joins to <paramref name="query"/>.</summary>
    public FilterTranslator(DataverseModel model, TableDefinition table, QueryExpression query, IDictionary<string, SingleValueNode>? aliases = null)
        : this(model, table, query, aliases, RootPrefix, null)
    {
    }

    private FilterTranslator(DataverseModel model, TableDefinition table, QueryExpression query, IDictionary<string, SingleValueNode>? aliases, string prefix, RangeVariable? variable)
    {
        _model = model;
        _table = table;
        _prefix = prefix;
        _variable = variable;
        _links = new LinkedTables(model, query, prefix);
        _aliases = aliases ?? new Dictionary<string, SingleValueNode>(StringComparer.Ordinal);
    }

    /// <summary>The filter of an expression that yields true or false.</summary>
    /// <exception cref="ApiException">400 or 501 for what Dataverse refuses or the local organisation does not have.</exception>
    public FilterExpression Translate(SingleValueNode expression)
    {
        var filter = new FilterExpression(LogicalOperator.And);
        Add(filter, expression, negated: false);
        return filter;
    }

    private void Add(FilterExpression filter, QueryNode node, bool negated)
    {
        switch (Unwrap(node))
        {
            case BinaryOperatorNode { OperatorKind: BinaryOperatorKind.And or BinaryOperatorKind.Or } logical:
                var isAnd = (logical.OperatorKind == BinaryOperatorKind.And) != negated;
                var part = isAnd == (filter.FilterOperator == LogicalOperator.And)
                    ? filter
                    : filter.AddFilter(isAnd ? LogicalOperator.And : LogicalOperator.Or);
                Add(part, logical.Left, negated);
                Add(part, logical.Right, negated);
                break;
            case BinaryOperatorNode comparison:
                filter.AddCondition(Comparison(comparison, negated));
                break;
            case UnaryOperatorNode { OperatorKind: UnaryOperatorKind.Not } not:
                Add(filter, not.Operand, !negated);
                break;
            case InNode choice:
                filter.AddCondition(OneOf(choice, negated));
                break;
            case SingleValueFunctionCallNode call:
                filter.AddCondition(Call(call, negated));
                break;
            case SingleValuePropertyAccessNode property:
                var (entity, column) = Resolve(property);
                filter.AddCondition(Condition(entity, column, ConditionOperator.Equal, !negated));
                break;
            case AnyNode any:
                filter.AddCondition(Related(any, negated, allMatch: false));
                break;
            case AllNode all:
                filter.AddCondition(Related(all, negated, allMatch: true));
                break;
            case var other:
                throw ApiException.BadRequest($"The expression of kind '{other.Kind}' is not supported in $filter.");
        }
    }

    private ConditionExpression Comparison(BinaryOperatorNode node, bool negated)
    {
        var left = Unwrap(node.Left);
        var right = Unwrap(node.Right);
        var kind = node.OperatorKind;
        if (left is ConstantNode && right is SingleValuePropertyAccessNode)
        {
            (left, right) = (right, left);
            kind = Mirror(kind);
        }
        if (left is not SingleValuePropertyAccessNode property)
            throw ApiException.BadRequest($"The {Describe(left)} on the left of '{kind}' is not supported in $filter; compare a property.");
        var comparison = Operator(negated ? Opposite(kind) : kind);
        var (entity, column) = Resolve(property);
        switch (right)
        {
            case ConstantNode { Value: null }:
                if (comparison is not (ConditionOperator.Equal or ConditionOperator.NotEqual))
                    throw ApiException.BadRequest($"The property '{property.Property.Name}' can be compared with null by eq and ne only.");
                return Condition(entity, column, comparison == ConditionOperator.Equal ? ConditionOperator.Null : ConditionOperator.NotNull);
            case ConstantNode constant:
                return Condition(entity, column, comparison, QueryValues.FromLiteral(column, constant.Value!));
            case SingleValuePropertyAccessNode other:
                var (otherEntity, otherColumn) = Resolve(other);
                if (!string.Equals(entity, otherEntity, StringComparison.Ordinal))
                    throw ApiException.NotImplemented("Comparing properties of two tables in $filter");
                return new ConditionExpression(entity, column.LogicalName, comparison, true, otherColumn.LogicalName);
            default:
                throw ApiException.BadRequest($"The {Describe(right)} on the right of '{kind}' is not supported in $filter; compare with a value or a property.");
        }
    }

    // "Any" asks for an id among those the matching rows point to; "all" for none among those that do not match: true of no rows at all.
    private ConditionExpression Related(LambdaNode lambda, bool negated, bool allMatch)
    {
        if (lambda.Source is not CollectionNavigationNode source)
            throw ApiException.BadRequest("A lambda operator follows a collection of related rows.");
        var (entity, table) = _links.Resolve(source.Source, _table);
        var navigation = _model.Metadata.FindNavigationProperty(table.LogicalName, source.NavigationProperty.Name)!;
        if (navigation.Kind != NavigationKind.ToMany)
            throw ApiException.NotImplemented($"A lambda operator over the many-to-many relationship '{navigation.Name}' in $filter");
        var target = _model.Metadata.RequireTable(navigation.TargetTable);
        var rows = new QueryExpression(target.LogicalName);
        if (Unwrap(lambda.Body) is not ConstantNode { Value: true })
        {
            var inner = new FilterTranslator(_model, target, rows, _aliases, $"{_prefix}{++_lambdas}_", lambda.CurrentRangeVariable);
            var condition = rows.Criteria.AddFilter(LogicalOperator.And);
            inner.Add(condition, lambda.Body, negated: allMatch);
        }

        return Condition(entity, table.RequireColumn(table.PrimaryId), negated != allMatch ? ConditionOperator.NotIn : ConditionOperator.In, new RelatedIds(rows, navigation.LookupColumn!));
    }

    private ConditionExpression OneOf(InNode node, bool negated)
    {
        if (Unwrap(node.Left) is not SingleValuePropertyAccessNode property || node.Right is not CollectionConstantNode values)
            throw ApiException.BadRequest("The operator 'in' takes a property and a list of values.");
        var (entity, column) = Resolve(property);
        return Condition(
            entity, column, negated ? ConditionOperator.NotIn : ConditionOperator.In,
            values.Collection.Select(item => QueryValues.FromLiteral(column, item.Value)).ToArray());
    }

    private ConditionExpression Call(SingleValueFunctionCallNode call, bool negated)
    {
        var parameters = call.Parameters.ToArray();
        if (call.Name is "contains" or "startswith" or "endswith")
        {
            if (Unwrap(parameters[0]) is not SingleValuePropertyAccessNode property || Unwrap(parameters[1]) is not ConstantNode { Value: string text })
                throw ApiException.BadRequest($"The function '{call.Name}' takes a property and a string.");
            var (entity, column) = Resolve(property);
            // Dataverse leaves the wildcards of SQL in force inside these functions.
            var pattern = call.Name switch { "contains" => $"%{text}%", "startswith" => $"{text}%", _ => $"%{text}" };
            return Condition(entity, column, negated ? ConditionOperator.NotLike : ConditionOperator.Like, pattern);
        }
        var prefix = DataverseModel.Namespace + ".";
        if (!call.Name.StartsWith(prefix, StringComparison.Ordinal))
            throw ApiException.BadRequest($"The function '{call.Name}' is not supported in $filter.");
        return QueryFunction(call.Name[prefix.Length..], parameters.OfType<NamedFunctionParameterNode>().ToArray(), negated);
    }

    private ConditionExpression QueryFunction(string name, NamedFunctionParameterNode[] parameters, bool negated)
    {
        var (comparison, argument) = QueryFunctions.All[name];
        var propertyName = Literal(parameters, "PropertyName") as string
            ?? throw ApiException.BadRequest($"The parameter 'PropertyName' of '{name}' must be a string.");
        var column = _table.FindColumn(propertyName) ?? DataverseModel.FindColumn(_table, propertyName)
            ?? throw ApiException.BadRequest($"Could not find a property named '{propertyName}' on type '{DataverseModel.Namespace}.{_table.LogicalName}'.");
        if (negated) comparison = QueryFunctions.Opposite(comparison) ?? throw ApiException.NotImplemented($"'not' before the query function '{name}'");
        return argument switch
        {
            QueryFunctionArgument.None => Condition(null, column, comparison),
            QueryFunctionArgument.Number => Condition(null, column, comparison, QueryValues.Count(name, Literal(parameters, "PropertyValue"))),
            QueryFunctionArgument.Value => Condition(null, column, comparison, QueryValues.FromText(column, Literal(parameters, "PropertyValue"))),
            _ => Condition(null, column, comparison, QueryValues.FromList(column, name, Literal(parameters, "PropertyValues"))),
        };
    }

    private object? Literal(NamedFunctionParameterNode[] parameters, string name)
    {
        var node = Unwrap(parameters.Single(parameter => string.Equals(parameter.Name, name, StringComparison.Ordinal)).Value);
        return node is ConstantNode constant ? constant.Value : throw ApiException.BadRequest($"The parameter '{name}' must be a literal.");
    }

    private (string? Entity, ColumnDefinition Column) Resolve(SingleValuePropertyAccessNode property)
    {
        CheckVariable(property.Source);
        var (entity, table) = _links.Resolve(property.Source, _table);
        return (entity, DataverseModel.FindColumn(table, property.Property.Name)
            ?? throw new ODataException($"Could not find a property named '{property.Property.Name}' on type '{DataverseModel.Namespace}.{table.LogicalName}'."));
    }

    private void CheckVariable(QueryNode source)
    {
        while (source is SingleNavigationNode navigation)
            source = navigation.Source;
        if (_variable is not null && source is ResourceRangeVariableReferenceNode reference && !ReferenceEquals(reference.RangeVariable, _variable))
            throw ApiException.NotImplemented($"A lambda expression that looks at a row outside it ('{reference.Name}') in $filter");
    }

    private QueryNode Unwrap(QueryNode node) => node switch
    {
        ConvertNode convert => Unwrap(convert.Source),
        ParameterAliasNode alias => _aliases.TryGetValue(alias.Alias, out var value) && value != null
            ? Unwrap(value)
            : throw ApiException.BadRequest($"The parameter alias '{alias.Alias}' has no value in the query."),
        _ => node,
    };

    private static ConditionExpression Condition(string? entity, ColumnDefinition column, ConditionOperator comparison, params object[] values) =>
        new(entity, column.LogicalName, comparison, values);

    private static string Describe(QueryNode node) => node switch
    {
        SingleValueFunctionCallNode call => $"function '{call.Name}'",
        ConstantNode => "constant",
        _ => $"expression of kind '{node.Kind}'",
    };

    private static ConditionOperator Operator(BinaryOperatorKind kind) => kind switch
    {
        BinaryOperatorKind.Equal => ConditionOperator.Equal,
        BinaryOperatorKind.NotEqual => ConditionOperator.NotEqual,
        BinaryOperatorKind.GreaterThan => ConditionOperator.GreaterThan,
        BinaryOperatorKind.GreaterThanOrEqual => ConditionOperator.GreaterEqual,
        BinaryOperatorKind.LessThan => ConditionOperator.LessThan,
        BinaryOperatorKind.LessThanOrEqual => ConditionOperator.LessEqual,
        _ => throw ApiException.BadRequest($"The operator '{kind}' is not supported in $filter."),
    };

    private static BinaryOperatorKind Mirror(BinaryOperatorKind kind) => kind switch
    {
        BinaryOperatorKind.GreaterThan => BinaryOperatorKind.LessThan,
        BinaryOperatorKind.GreaterThanOrEqual => BinaryOperatorKind.LessThanOrEqual,
        BinaryOperatorKind.LessThan => BinaryOperatorKind.GreaterThan,
        BinaryOperatorKind.LessThanOrEqual => BinaryOperatorKind.GreaterThanOrEqual,
        _ => kind,
    };

    private static BinaryOperatorKind Opposite(BinaryOperatorKind kind) => kind switch
    {
        BinaryOperatorKind.Equal => BinaryOperatorKind.NotEqual,
        BinaryOperatorKind.NotEqual => BinaryOperatorKind.Equal,
        BinaryOperatorKind.GreaterThan => BinaryOperatorKind.LessThanOrEqual,
        BinaryOperatorKind.GreaterThanOrEqual => BinaryOperatorKind.LessThan,
        BinaryOperatorKind.LessThan => BinaryOperatorKind.GreaterThanOrEqual,
        BinaryOperatorKind.LessThanOrEqual => BinaryOperatorKind.GreaterThan,
        _ => kind,
    };
}
