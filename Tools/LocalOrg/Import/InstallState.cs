using System;
using System.Collections.Generic;
using CrmFeedback.LocalOrg.Metadata;

namespace CrmFeedback.LocalOrg.Import;

/// <summary>What the organisation decided about imported components, apart from the zips themselves.</summary>
internal sealed record InstallState
{
    /// <summary>Nothing decided.</summary>
    public static readonly InstallState Empty = new();

    /// <summary>Status of alternate keys by table and key; a key that is not here is pending.</summary>
    public IReadOnlyDictionary<(string Table, string Key), KeyStatus> Keys { get; init; } = new Dictionary<(string, string), KeyStatus>();

    /// <summary>Steps that are enabled.</summary>
    public IReadOnlySet<Guid> EnabledSteps { get; init; } = new HashSet<Guid>();

    /// <summary>Members of column-security profiles.</summary>
    public IReadOnlyDictionary<Guid, IReadOnlySet<Guid>> ProfileMembers { get; init; } = new Dictionary<Guid, IReadOnlySet<Guid>>();
}
