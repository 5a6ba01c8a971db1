using System;
using System.Globalization;
using System.Linq;
using CrmFeedback.LocalOrg.WebApi;
using Microsoft.Xrm.Sdk.Query;
using Xunit;

namespace CrmFeedback.Tests.LocalOrg.WebApi;

/// <summary>Literal $filter to literal conditions.</summary>
public class FilterTranslatorTests
{
    [Theory]
    [InlineData("name eq 'Contoso'", "name Equal Contoso")]
    [InlineData("'Contoso' eq name", "name Equal Contoso")]
    [InlineData("name eq 'O''Brien'", "name Equal O'Brien")]
    [InlineData("name eq '你们的审批太慢了'", "name Equal 你们的审批太慢了")]
    [InlineData("name ne null", "name NotNull ")]
    [InlineData("name eq null", "name Null ")]
    [InlineData("5 lt numberofemployees", "numberofemployees GreaterThan 5")]
    [InlineData("revenue ge 1000.5", "revenue GreaterEqual 1000.5")]
    [InlineData("donotemail", "donotemail Equal True")]
    [InlineData("not donotemail", "donotemail Equal False")]
    [InlineData("_primarycontactid_value eq 11111111-1111-1111-1111-111111111111", "primarycontactid Equal 11111111-1111-1111-1111-111111111111")]
    [InlineData("createdon gt 2026-01-02T03:04:05Z", "createdon GreaterThan 2026-01-02T03:04:05Z")]
    [InlineData("createdon gt 2026-01-02T03:04:05%2B08:00", "createdon GreaterThan 2026-01-01T19:04:05Z")]
    [InlineData("createdon ge 2026-01-02", "createdon GreaterEqual 2026-01-02T00:00:00Z")]
    [InlineData("statecode in (0,1)", "statecode In 0,1")]
    [InlineData("not (statecode in (0,1))", "statecode NotIn 0,1")]
    [InlineData("contains(name,'a%25b')", "name Like %a%b%")]
    [InlineData("startswith(name,'a')", "name Like a%")]
    [InlineData("endswith(name,'a')", "name Like %a")]
    [InlineData("not contains(name,'a')", "name NotLike %a%")]
    [InlineData("name eq 'a' and revenue gt 1 or revenue lt 0", "Or(And(name Equal a; revenue GreaterThan 1); revenue LessThan 0)")]
    [InlineData("not (name eq 'a' and revenue gt 1)", "Or(name NotEqual a; revenue LessEqual 1)")]
    [InlineData("name eq 'a' and (revenue gt 1 and donotemail eq true)", "name Equal a; revenue GreaterThan 1; donotemail Equal True")]
    [InlineData("revenue gt exchangerate", "revenue GreaterThan column exchangerate")]
    [InlineData("Microsoft.Dynamics.CRM.Today(PropertyName='createdon')", "createdon Today ")]
    [InlineData("Microsoft.Dynamics.CRM.LastXDays(PropertyName='createdon',PropertyValue=7)", "createdon LastXDays 7")]
    [InlineData("Microsoft.Dynamics.CRM.LastXDays(PropertyName=@p1,PropertyValue=@p2)&@p1='createdon'&@p2=30", "createdon LastXDays 30")]
    [InlineData("Microsoft.Dynamics.CRM.On(PropertyName='createdon',PropertyValue='2026-01-02')", "createdon On 2026-01-02T00:00:00Z")]
    [InlineData("not Microsoft.Dynamics.CRM.On(PropertyName='createdon',PropertyValue='2026-01-02')", "createdon NotOn 2026-01-02T00:00:00Z")]
    [InlineData("Microsoft.Dynamics.CRM.Between(PropertyName='revenue',PropertyValues=['1','2.5'])", "revenue Between 1,2.5")]
    [InlineData("Microsoft.Dynamics.CRM.In(PropertyName='industrycode',PropertyValues=['1','2'])", "industrycode In 1,2")]
    [InlineData("Microsoft.Dynamics.CRM.EqualUserId(PropertyName='primarycontactid')", "primarycontactid EqualUserId ")]
    public void A_filter_becomes_conditions(string filter, string expected) => Assert.Equal(expected, Translate("accounts", filter));

    [Fact]
    public void Several_choices_are_compared_by_the_query_function() => Assert.Equal(
        "cfb_emotions ContainValues 471300001,471300002",
        Translate("cfb_feedbacks", "Microsoft.Dynamics.CRM.ContainValues(PropertyName='cfb_emotions',PropertyValues=['471300001','471300002'])"));

    [Fact]
    public void A_path_over_lookups_becomes_outer_joins_used_once_each()
    {
        var query = QueryOf("accounts", "primarycontactid/fullname eq 'A' and primarycontactid/birthdate lt 2000-01-01 and parentaccountid/primarycontactid/fullname ne null");
        Assert.Equal("path1.fullname Equal A; path1.birthdate LessThan 2000-01-01T00:00:00Z; path3.fullname NotNull ", Describe(query.Criteria.Filters[0]));
        Assert.Equal(["path1 contact", "path2 account"], query.LinkEntities.Select(link => $"{link.EntityAlias} {link.LinkToEntityName}"));
        Assert.Equal("path3", query.LinkEntities[1].LinkEntities.Single().EntityAlias);
        Assert.All(query.LinkEntities, link => Assert.Equal(JoinOperator.LeftOuter, link.JoinOperator));
    }

    [Theory]
    [InlineData("contact_customer_accounts/any(c:c/fullname eq name)", 501, "A lambda expression that looks at a row outside it ('$it') in $filter is not supported by the local organisation.")]
    [InlineData("tolower(name) eq 'a'", 400, "The function 'tolower' on the left of 'Equal' is not supported in $filter; compare a property.")]
    [InlineData("revenue add 1 gt 2", 400, "The expression of kind 'BinaryOperator' on the left of 'GreaterThan' is not supported in $filter; compare a property.")]
    [InlineData("revenue gt null", 400, "The property 'revenue' can be compared with null by eq and ne only.")]
    [InlineData("not Microsoft.Dynamics.CRM.Today(PropertyName='createdon')", 501, "'not' before the query function 'Today' is not supported by the local organisation.")]
    [InlineData("Microsoft.Dynamics.CRM.Today(PropertyName='bogus')", 400, "Could not find a property named 'bogus' on type 'Microsoft.Dynamics.CRM.account'.")]
    [InlineData("Microsoft.Dynamics.CRM.In(PropertyName='industrycode',PropertyValues=['x'])", 400, "The value 'x' does not fit the property 'industrycode' (Choice).")]
    public void What_cannot_be_translated_is_refused_by_name(string filter, int status, string message)
    {
        var error = Assert.Throws<ApiException>(() => Translate("accounts", filter));
        Assert.Equal((status, message), (error.Status, error.Message));
    }

    [Fact]
    public void Every_query_function_is_an_operator_of_its_name() => Assert.All(
        QueryFunctions.All, pair => Assert.Equal(pair.Key, pair.Value.Operator.ToString()));

    private static string Translate(string set, string filter) => Describe(QueryOf(set, filter).Criteria.Filters[0]);

    private static QueryExpression QueryOf(string set, string filter)
    {
        var parser = AddressReader.ParserOf(SmallModel.Model, SmallModel.Root, new Uri(SmallModel.Root, $"{set}?$filter={filter}"));
        var table = SmallModel.Model.Metadata.FindTableByEntitySet(set)!;
        return QueryReader.Read(SmallModel.Model, table, parser, Selection.All(table));
    }

    private static string Describe(FilterExpression filter) => Describe(filter, nested: false);

    private static string Describe(FilterExpression filter, bool nested)
    {
        var parts = filter.Filters.Select(part => Describe(part, nested: filter.FilterOperator == LogicalOperator.Or))
            .Concat(filter.Conditions.Select(Describe)).ToArray();
        var text = string.Join("; ", parts);
        return filter.FilterOperator == LogicalOperator.Or ? $"Or({text})" : nested && parts.Length > 1 ? $"And({text})" : text;
    }

    private static string Describe(ConditionExpression condition) =>
        $"{(condition.EntityName is null ? string.Empty : condition.EntityName + ".")}{condition.AttributeName} {condition.Operator} {(condition.CompareColumns ? "column " : string.Empty)}{string.Join(',', condition.Values.Select(Text))}";

    private static string Text(object value) => value switch
    {
        DateTime moment => moment.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString()!,
    };
}
