using System.Collections.Generic;
using System.Linq;
using CrmFeedback.Packer.Source;

namespace CrmFeedback.Packer.Rules;

/// <summary>Filtering attributes and image attributes of a step are columns of its table; an Update step filters.</summary>
internal sealed class StepColumnRule : IRule
{
    public string Name => "step-column";

    public IEnumerable<Problem> Check(RuleContext context)
    {
        foreach (var step in context.Solution.Steps)
        {
            var table = step.Root.Text("PrimaryEntity");
            var filter = step.Root.Text("FilteringAttributes").AsList().ToList();
            foreach (var error in filter.Select(column => context.Tables.ColumnError(table, column)).OfType<string>())
                yield return this.Problem(context, step, $"FilteringAttributes: {error}.");
            var message = step.Root.Text("SdkMessageId").AsId();
            if (message.SameAs(SdkMessages.Update) && filter.Count == 0)
                yield return this.Problem(context, step, "An Update step without FilteringAttributes runs on every save. Name the columns it reads.");
            foreach (var image in step.Root.Descendants("SdkMessageProcessingStepImage"))
            {
                foreach (var error in image.Text("Attributes").AsList().Select(column => context.Tables.ColumnError(table, column)).OfType<string>())
                    yield return this.Problem(context, step, $"Image {image.Attr("Name")}: {error}.");
                if (image.Text("Attributes").Length == 0)
                    yield return this.Problem(context, step, $"Image {image.Attr("Name")} names no columns, so it would carry all of them.");
                var property = message.SameAs(SdkMessages.Create) ? "Id" : "Target";
                if (image.Text("MessagePropertyName") != property)
                    yield return this.Problem(context, step, $"MessagePropertyName of image {image.Attr("Name")} must be {property} for this message.");
                if (message.SameAs(SdkMessages.Create) && image.Text("ImageType") != "1")
                    yield return this.Problem(context, step, $"Image {image.Attr("Name")}: there is nothing to show before a Create; ImageType must be 1.");
            }
        }
    }
}
