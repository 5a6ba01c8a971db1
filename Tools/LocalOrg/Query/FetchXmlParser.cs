using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Xml;
using System.Xml.Linq;

namespace CrmFeedback.LocalOrg.Query;

/// <summary>Reads FetchXML.</summary>
internal static class FetchXmlParser
{
    private static readonly HashSet<string> FetchAttributes = new(StringComparer.Ordinal)
    {
        "version", "mapping", "output-format", "count", "page", "paging-cookie", "top", "distinct", "aggregate", "returntotalrecordcount",
        "no-lock", "useraworderby", "min-active-row-version", "utc-offset", "latematerialize", "options",
    };

    /// <summary>The query it holds.</summary>
    /// <exception cref="QueryException">Not FetchXML.</exception>
    /// <exception cref="NotSupportedException">Something Dataverse knows and the local organisation does not.</exception>
    public static SelectModel Parse(string? fetchXml)
    {
        var fetch = Read(fetchXml);
        if (fetch.Name.LocalName != "fetch")
            throw Malformed($"the root element is '{fetch.Name.LocalName}', not 'fetch'");
        if (fetch.Attributes().FirstOrDefault(attribute => !attribute.IsNamespaceDeclaration && !FetchAttributes.Contains(attribute.Name.LocalName)) is { } unknown)
            throw new NotSupportedException($"The local organisation does not support the attribute '{unknown.Name.LocalName}' of fetch.");
        var entity = fetch.Elements().FirstOrDefault() is { Name.LocalName: "entity" } only ? only : throw Malformed("fetch has no entity element");
        return new()
        {
            Table = Required(entity, "name"),
            AllColumns = entity.Element("all-attributes") is not null,
            Columns = Columns(entity),
            Filters = entity.Elements("filter").Select(Filter).ToArray(),
            Links = entity.Elements("link-entity").Select(Link).ToArray(),
            Orders = Orders(entity),
            IsAggregate = Flag(fetch, "aggregate"),
            IsDistinct = Flag(fetch, "distinct"),
            Top = Number(fetch, "top"),
            PageSize = Number(fetch, "count"),
            Page = Number(fetch, "page") ?? 1,
            PagingCookie = fetch.Attribute("paging-cookie")?.Value,
            ReturnTotalCount = Flag(fetch, "returntotalrecordcount"),
            RawOrder = Flag(fetch, "useraworderby"),
        };
    }

    private static XElement Read(string? fetchXml)
    {
        if (string.IsNullOrWhiteSpace(fetchXml))
            throw Malformed("it is empty");
        try
        {
            using var reader = XmlReader.Create(new StringReader(fetchXml), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
            return XDocument.Load(reader).Root!;
        }
        catch (XmlException exception)
        {
            throw new QueryException(QueryProblem.Malformed, $"Invalid FetchXML: {exception.Message}", exception);
        }
    }

    private static SelectColumn[] Columns(XElement source) => source.Elements("attribute").Select(element =>
    {
        var name = Required(element, "name");
        return new SelectColumn(name, element.Attribute("alias")?.Value)
        {
            Aggregate = element.Attribute("aggregate")?.Value switch
            {
                null => null,
                "count" => Aggregate.Count,
                "countcolumn" => Aggregate.CountColumn,
                "sum" => Aggregate.Sum,
                "avg" => Aggregate.Avg,
                "min" => Aggregate.Min,
                "max" => Aggregate.Max,
                var other => throw new NotSupportedException($"The local organisation does not support the aggregate '{other}' (column '{name}')."),
            },
            IsDistinct = Flag(element, "distinct"),
            IsGroup = Flag(element, "groupby"),
            InUserTimeZone = element.Attribute("usertimezone") is null || Flag(element, "usertimezone"),
            DatePart = element.Attribute("dategrouping")?.Value switch
            {
                null => null,
                "day" => DatePart.Day,
                "week" => DatePart.Week,
                "month" => DatePart.Month,
                "quarter" => DatePart.Quarter,
                "year" => DatePart.Year,
                var other => throw new NotSupportedException($"The local organisation does not support the date grouping '{other}' (column '{name}')."),
            },
        };
    }).ToArray();

    private static FilterModel Filter(XElement filter)
    {
        if (filter.Element("link-entity") is not null)
            throw new NotSupportedException("The local organisation does not support link-entity inside a filter.");
        var type = filter.Attribute("type")?.Value ?? "and";
        if (type is not ("and" or "or"))
            throw Malformed($"a filter has the type '{type}'; 'and' and 'or' are known");
        return new(type == "or", filter.Elements("condition").Select(Condition).ToArray(), filter.Elements("filter").Select(Filter).ToArray());
    }

    private static ConditionModel Condition(XElement condition)
    {
        var column = Required(condition, "attribute");
        var values = condition.Elements("value").Select(value => (object?)value.Value).ToList();
        if (values.Count == 0 && condition.Attribute("value") is { } single)
            values.Add(single.Value);
        return new(condition.Attribute("entityname")?.Value, column, OperatorNames.Parse(Required(condition, "operator"), column), values)
        {
            ValueOf = condition.Attribute("valueof")?.Value,
        };
    }

    private static LinkModel Link(XElement link)
    {
        var table = Required(link, "name");
        var type = link.Attribute("link-type")?.Value ?? "inner";
        if (type is not ("inner" or "outer"))
            throw new NotSupportedException($"The local organisation does not support the link type '{type}' (link to '{table}').");
        return new()
        {
            Table = table,

            // In FetchXML "from" is the linked table's column, "to" the column of the table above.
            ToColumn = Required(link, "from"),
            FromColumn = Required(link, "to"),
            Alias = link.Attribute("alias")?.Value,
            IsOuter = type == "outer",
            AllColumns = link.Element("all-attributes") is not null,
            Columns = Columns(link),
            Filters = link.Elements("filter").Select(Filter).ToArray(),
            Links = link.Elements("link-entity").Select(Link).ToArray(),
            Orders = Orders(link),
        };
    }

    private static OrderModel[] Orders(XElement source) => source.Elements("order").Select(order =>
        order.Attribute("attribute") is null && order.Attribute("alias") is null
            ? throw Malformed("an order names neither attribute nor alias")
            : new OrderModel(order.Attribute("attribute")?.Value, order.Attribute("alias")?.Value, Flag(order, "descending"), order.Attribute("entityname")?.Value)).ToArray();

    private static string Required(XElement element, string attribute) =>
        element.Attribute(attribute)?.Value is { Length: > 0 } value ? value : throw Malformed($"an element '{element.Name.LocalName}' has no '{attribute}'");

    private static bool Flag(XElement element, string attribute) => element.Attribute(attribute)?.Value.ToLowerInvariant() switch
    {
        null or "" or "false" or "0" => false,
        "true" or "1" => true,
        var other => throw Malformed($"'{attribute}' is '{other}'; true and false are known"),
    };

    private static int? Number(XElement element, string attribute)
    {
        var text = element.Attribute(attribute)?.Value;
        if (string.IsNullOrEmpty(text))
            return null;
        return int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) ? value : throw Malformed($"'{attribute}' is '{text}', not a whole number");
    }

    private static QueryException Malformed(string what) => new(QueryProblem.Malformed, $"Invalid FetchXML: {what}.");
}
