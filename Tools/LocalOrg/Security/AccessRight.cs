namespace CrmFeedback.LocalOrg.Security;

/// <summary>What a caller wants to do with rows of a table; the names are those in privileges (<c>prvRead…</c>).</summary>
public enum AccessRight
{
    Create,
    Read,
    Write,
    Delete,
    Append,
    AppendTo,
    Assign,
    Share,
}
