namespace Microsoft.Xrm.Sdk;

/// <summary>The context of a plug-in: the operation and its place in the pipeline.</summary>
public interface IPluginExecutionContext : IExecutionContext
{
    /// <summary>10 pre-validation, 20 pre-operation, 30 main operation, 40 post-operation.</summary>
    int Stage { get; }

    /// <summary>The context of the operation that set this one off, null for the outermost.</summary>
    IPluginExecutionContext ParentContext { get; }
}
