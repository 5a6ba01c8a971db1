using System;
using Microsoft.Xrm.Sdk;

namespace CrmFeedback.Feedback;

/// <summary>Reads one table whose rows hold customers' words.</summary>
public interface ISourceReader
{
    /// <summary>Logical name of the table.</summary>
    string Table { get; }

    /// <summary>The record as it stands now; null if it is gone or is nobody's feedback.</summary>
    SourceRecord? Read(IOrganizationService service, Guid id);
}
