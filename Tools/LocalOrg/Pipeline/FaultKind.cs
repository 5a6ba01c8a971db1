using System.Globalization;

namespace CrmFeedback.LocalOrg.Pipeline;

/// <summary>One error Dataverse can report: its documented name, number, HTTP status and message.</summary>
/// <param name="Name">The name in Dataverse's list of web service error codes.</param>
/// <param name="Code">The signed 32-bit error code that <c>OrganizationServiceFault.ErrorCode</c> carries.</param>
/// <param name="HttpStatus">The status the Web API answers with.</param>
/// <param name="Format">The message, with <c>{0}</c>-style holes.</param>
public sealed record FaultKind(string Name, int Code, int HttpStatus, string Format)
{
    /// <summary>The code as the Web API prints it, for example <c>0x80040217</c>.</summary>
    public string HexCode => "0x" + Code.ToString("x8", CultureInfo.InvariantCulture);
}
