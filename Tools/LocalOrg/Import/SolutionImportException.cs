using System;

namespace CrmFeedback.LocalOrg.Import;

/// <summary>Why a solution is refused.</summary>
public enum SolutionImportProblem
{
    /// <summary>Not a zip, a part is missing, or XML that cannot be read.</summary>
    InvalidPackage,

    /// <summary>A solution it needs is missing or too old.</summary>
    MissingDependency,

    /// <summary>It changes or uses a table that does not exist.</summary>
    MissingTable,

    /// <summary>It uses a column that does not exist.</summary>
    MissingColumn,

    /// <summary>A newer version is installed.</summary>
    LowerVersion,

    /// <summary>A table would get a second cascading parent.</summary>
    SecondCascadingParent,

    /// <summary>A plug-in assembly has no strong name.</summary>
    AssemblyNotSigned,

    /// <summary>A plug-in assembly is not the one its registration names.</summary>
    AssemblyMismatch,

    /// <summary>A step or custom API uses a plug-in type that is not registered.</summary>
    UnknownPluginType,

    /// <summary>A step uses a message that does not exist.</summary>
    UnknownMessage,

    /// <summary>An existing column would change its type.</summary>
    ColumnTypeChanged,

    /// <summary>It is installed managed and comes unmanaged, or the reverse.</summary>
    ModeMismatch,

    /// <summary>It changes a component that a managed solution owns and locks.</summary>
    ManagedComponent,

    /// <summary>It cannot be removed: another solution needs it.</summary>
    Required,
}

/// <summary>The import or removal of a solution is refused; nothing was changed.</summary>
public sealed class SolutionImportException(string solution, SolutionImportProblem problem, string message, bool isRemoval = false)
    : Exception(solution.Length == 0 || isRemoval ? message : $"Solution '{solution}' cannot be imported: {message}")
{
    /// <summary>Unique name of the solution; empty if it could not be read.</summary>
    public string Solution { get; } = solution;

    /// <summary>Why.</summary>
    public SolutionImportProblem Problem { get; } = problem;
}
