using System.Collections.Generic;
using CrmFeedback.Packer.Source;

namespace CrmFeedback.Packer.Rules;

/// <summary>One rule a solution's sources must keep.</summary>
public interface IRule
{
    /// <summary>The rule's name in messages, in kebab case.</summary>
    string Name { get; }

    /// <summary>Everything that breaks the rule.</summary>
    IEnumerable<Problem> Check(RuleContext context);
}

/// <summary>Makes problems of a rule.</summary>
internal static class RuleExtensions
{
    /// <summary>A problem in a file of the solution under check.</summary>
    public static Problem Problem(this IRule rule, RuleContext context, SourceFile file, string message) => rule.Problem(context, file.Path, message);

    /// <summary>A problem at a path of the solution under check.</summary>
    public static Problem Problem(this IRule rule, RuleContext context, string path, string message) =>
        new(rule.Name, context.Solution.Name + "/" + path, message);
}
