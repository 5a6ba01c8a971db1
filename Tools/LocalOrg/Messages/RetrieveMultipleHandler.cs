using System.Xml;
using System.Xml.Linq;
using CrmFeedback.LocalOrg.Pipeline;
using CrmFeedback.LocalOrg.Query;
using CrmFeedback.LocalOrg.Security;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Messages;
using Microsoft.Xrm.Sdk.Query;

namespace CrmFeedback.LocalOrg.Messages;

/// <summary>RetrieveMultiple: the rows of a query that the caller may read.</summary>
internal sealed class RetrieveMultipleHandler : PipelineHandler
{
    public override string MessageName => "RetrieveMultiple";

    public override bool Writes => false;

    public override OrganizationResponse NewResponse() => new RetrieveMultipleResponse();

    public override void Prepare(MessageContext message) =>
        message.Table = message.Metadata.RequireTable(TableOf(message.Required<QueryBase>("Query")));

    public override void Authorize(MessageContext message) =>
        AccessControl.CheckPrivilege(message.Caller, message.Table!, AccessRight.Read);

    public override void Main(MessageContext message)
    {
        var rows = message.Session.Query(message.Required<QueryBase>("Query"), message.ReadAccess());
        ColumnSecurity.Mask(message.Caller, message.Core.Store.Catalog, message.Metadata, rows.Entities);
        message.Output["EntityCollection"] = rows;
    }

    private static string TableOf(QueryBase query) => query switch
    {
        QueryExpression expression => expression.EntityName,
        QueryByAttribute byAttribute => byAttribute.EntityName,
        FetchExpression fetch => TableOf(fetch.Query),
        _ => throw new System.NotSupportedException($"queries of type {query.GetType().Name}"),
    } ?? throw Faults.Of(Faults.QueryInvalid, "The query names no table.");

    private static string? TableOf(string fetchXml)
    {
        try
        {
            return XDocument.Parse(fetchXml ?? "").Root?.Element("entity")?.Attribute("name")?.Value;
        }
        catch (XmlException error)
        {
            throw new QueryException(QueryProblem.Malformed, "The FetchXML cannot be read: " + error.Message, error);
        }
    }
}
