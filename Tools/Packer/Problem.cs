namespace CrmFeedback.Packer;

/// <summary>One thing wrong with a solution's sources.</summary>
/// <param name="Rule">The rule's name, in kebab case.</param>
/// <param name="File">The file to change, from the solution's folder on, with forward slashes.</param>
/// <param name="Message">What was found and what to do.</param>
public sealed record Problem(string Rule, string File, string Message)
{
    /// <inheritdoc />
    public override string ToString() => $"{File}: [{Rule}] {Message}";
}
