namespace CrmFeedback.LocalOrg.Metadata;

/// <summary>What an action on the one side does to the rows of the many side.</summary>
public enum CascadeBehavior
{
    /// <summary>Nothing.</summary>
    NoCascade,

    /// <summary>The same action on all of them.</summary>
    Cascade,

    /// <summary>The same action on the active ones.</summary>
    Active,

    /// <summary>The same action on those with the same owner.</summary>
    UserOwned,

    /// <summary>Delete only: the lookup is emptied; no Update is raised.</summary>
    RemoveLink,

    /// <summary>Delete only: refused while there are any.</summary>
    Restrict,
}

/// <summary>A relationship between two tables.</summary>
public abstract class RelationshipDefinition
{
    /// <summary>Unique name.</summary>
    public required string SchemaName { get; init; }

    /// <summary>True if a solution brought it.</summary>
    public bool IsCustom { get; init; }
}

/// <summary>1:N: many rows of <see cref="ReferencingTable"/> point to one of <see cref="ReferencedTable"/> through a lookup.</summary>
public sealed class OneToManyRelationship : RelationshipDefinition
{
    /// <summary>Logical name of the "one" table.</summary>
    public required string ReferencedTable { get; init; }

    /// <summary>The "one" table's row id column.</summary>
    public required string ReferencedColumn { get; init; }

    /// <summary>Logical name of the "many" table.</summary>
    public required string ReferencingTable { get; init; }

    /// <summary>Logical name of the lookup.</summary>
    public required string ReferencingColumn { get; init; }

    /// <summary>Single-valued navigation property on the "many" table: what <c>@odata.bind</c> and <c>$expand</c> use (<c>customerid_account</c>).</summary>
    public required string ReferencingNavigationProperty { get; init; }

    /// <summary>Collection-valued navigation property on the "one" table.</summary>
    public required string ReferencedNavigationProperty { get; init; }

    /// <summary>On assign.</summary>
    public CascadeBehavior Assign { get; init; }

    /// <summary>On delete.</summary>
    public CascadeBehavior Delete { get; init; } = CascadeBehavior.RemoveLink;

    /// <summary>On change of the parent.</summary>
    public CascadeBehavior Reparent { get; init; }

    /// <summary>On share.</summary>
    public CascadeBehavior Share { get; init; }

    /// <summary>On unshare.</summary>
    public CascadeBehavior Unshare { get; init; }

    /// <summary>On merge.</summary>
    public CascadeBehavior Merge { get; init; }

    /// <summary>True if any action but delete reaches the children, or delete does: of these a table may have one only.</summary>
    public bool IsCascading =>
        Reaches(Assign) || Reaches(Delete) || Reaches(Reparent) || Reaches(Share) || Reaches(Unshare);

    private static bool Reaches(CascadeBehavior behavior) =>
        behavior is CascadeBehavior.Cascade or CascadeBehavior.Active or CascadeBehavior.UserOwned;
}

/// <summary>N:N: rows of two tables linked through an intersect table.</summary>
public sealed class ManyToManyRelationship : RelationshipDefinition
{
    /// <summary>Logical name of the first table.</summary>
    public required string FirstTable { get; init; }

    /// <summary>Column of the intersect table that holds the first table's row id.</summary>
    public required string FirstIntersectColumn { get; init; }

    /// <summary>Navigation property on the first table.</summary>
    public required string FirstNavigationProperty { get; init; }

    /// <summary>Logical name of the second table.</summary>
    public required string SecondTable { get; init; }

    /// <summary>Column of the intersect table that holds the second table's row id.</summary>
    public required string SecondIntersectColumn { get; init; }

    /// <summary>Navigation property on the second table.</summary>
    public required string SecondNavigationProperty { get; init; }

    /// <summary>Logical name of the intersect table.</summary>
    public required string IntersectTable { get; init; }
}

/// <summary>How a navigation property leads from its table.</summary>
public enum NavigationKind
{
    /// <summary>Through a lookup to one row.</summary>
    ToOne,

    /// <summary>To the rows that point here.</summary>
    ToMany,

    /// <summary>Through an intersect table.</summary>
    ManyToMany,
}

/// <summary>A navigation property as the Web API names it.</summary>
/// <param name="Name">Its name, case as the Web API shows it.</param>
/// <param name="Kind">Where it leads.</param>
/// <param name="TargetTable">Logical name of the table at the other end.</param>
/// <param name="Relationship">The relationship behind it.</param>
public sealed record NavigationProperty(string Name, NavigationKind Kind, string TargetTable, RelationshipDefinition Relationship)
{
    /// <summary>For <see cref="NavigationKind.ToOne"/>: the lookup; for <see cref="NavigationKind.ToMany"/>: the lookup on the other table.</summary>
    public string? LookupColumn => (Relationship as OneToManyRelationship)?.ReferencingColumn;
}
