using System.Globalization;
using System.Text;

namespace Microsoft.Xrm.Sdk;

/// <summary>What a failed operation of the organisation service tells the caller.</summary>
public class OrganizationServiceFault : BaseServiceFault
{
    /// <summary>The traces of the plug-in that failed.</summary>
    public string TraceText { get; set; }

    /// <summary>The fault behind this one, or null.</summary>
    public OrganizationServiceFault InnerFault { get; set; }

    /// <summary>Code, message and traces of this fault and the ones behind it.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        for (var fault = this; fault != null; fault = fault.InnerFault)
        {
            text.AppendFormat(CultureInfo.InvariantCulture, "0x{0:X8}: {1}", fault.ErrorCode, fault.Message).AppendLine();
            if (!string.IsNullOrEmpty(fault.TraceText))
                text.AppendLine(fault.TraceText);
        }

        return text.ToString().TrimEnd();
    }
}
