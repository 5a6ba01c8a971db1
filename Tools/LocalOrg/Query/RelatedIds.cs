using Microsoft.Xrm.Sdk.Query;

namespace CrmFeedback.LocalOrg.Query;

/// <summary>A value of <c>in</c> and <c>not-in</c>: the ids that the rows of another query hold in a column. Made by the Web API for <c>any</c> and <c>all</c>; no caller's query can hold it.</summary>
/// <param name="Rows">The other query; only its table, filters and joins count.</param>
/// <param name="Column">A lookup of its table.</param>
internal sealed record RelatedIds(QueryExpression Rows, string Column);
