namespace Microsoft.Xrm.Sdk;

/// <summary>Writes to the plug-in trace log.</summary>
public interface ITracingService
{
    /// <summary>Writes one line; <paramref name="args"/> fill the format as in <see cref="string.Format(string, object[])"/>.</summary>
    void Trace(string format, params object[] args);
}
