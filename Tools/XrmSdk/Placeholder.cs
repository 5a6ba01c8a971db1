namespace Microsoft.Xrm.Sdk;

internal static class Placeholder
{
}
