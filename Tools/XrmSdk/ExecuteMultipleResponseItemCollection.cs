namespace Microsoft.Xrm.Sdk;

/// <summary>Outcomes of the requests of one batch.</summary>
public sealed class ExecuteMultipleResponseItemCollection : DataCollection<ExecuteMultipleResponseItem>
{
}
