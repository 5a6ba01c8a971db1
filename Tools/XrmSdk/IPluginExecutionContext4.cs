namespace Microsoft.Xrm.Sdk;

/// <summary>Adds the images of messages that carry several rows.</summary>
public interface IPluginExecutionContext4 : IPluginExecutionContext3
{
    /// <summary>The images before the operation, one collection for each row.</summary>
    EntityImageCollection[] PreEntityImagesCollection { get; }

    /// <summary>The images after the operation, one collection for each row.</summary>
    EntityImageCollection[] PostEntityImagesCollection { get; }
}
