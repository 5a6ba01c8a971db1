using System;

namespace CrmFeedback.LocalOrg.Query;

/// <summary>What is wrong with a query.</summary>
public enum QueryProblem
{
    /// <summary>XML or structure that cannot be read.</summary>
    Malformed,

    /// <summary>A value does not fit its column or operator.</summary>
    InvalidValue,

    /// <summary>An operator does not fit its column.</summary>
    InvalidOperator,

    /// <summary>An alias is used twice, or a name of none.</summary>
    InvalidAlias,

    /// <summary>Paging numbers that make no sense.</summary>
    InvalidPaging,

    /// <summary>An aggregate that cannot be computed.</summary>
    InvalidAggregate,

    /// <summary>More rows than an aggregate may read: 50,000.</summary>
    AggregateLimitExceeded,
}

/// <summary>A query that cannot be run; the message names column, operator and value.</summary>
public sealed class QueryException(QueryProblem problem, string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>What is wrong.</summary>
    public QueryProblem Problem { get; } = problem;
}
