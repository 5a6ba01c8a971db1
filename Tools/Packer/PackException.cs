using System;
using System.Collections.Generic;
using System.Linq;

namespace CrmFeedback.Packer;

/// <summary>A solution was not packed because its sources break rules; all of them are listed.</summary>
public sealed class PackException : Exception
{
    /// <summary>Creates the error from the problems found.</summary>
    /// <param name="solution">The solution's folder name.</param>
    /// <param name="problems">At least one problem.</param>
    public PackException(string solution, IReadOnlyList<Problem> problems)
        : base($"{solution} was not packed: {problems.Count} problem(s).\n" + string.Join('\n', problems.Select(problem => "  " + problem))) =>
        Problems = problems;

    /// <summary>Everything found, in the order of the files.</summary>
    public IReadOnlyList<Problem> Problems { get; }
}
