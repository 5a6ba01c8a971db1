using System;
using System.Collections.Generic;
using System.Linq;
using CrmFeedback.LocalOrg.Import;

namespace CrmFeedback.LocalOrg.WebApi;

/// <summary>An action or function.</summary>
/// <param name="Name">Its name in the address.</param>
/// <param name="MessageName">The organisation's message.</param>
/// <param name="IsFunction">GET if true, else POST.</param>
/// <param name="Parameters">Request parameters.</param>
/// <param name="Results">Response properties.</param>
public sealed record Operation(string Name, string MessageName, bool IsFunction, IReadOnlyList<CustomApiField> Parameters, IReadOnlyList<CustomApiField> Results)
{
    /// <summary>The table to a row of which it is bound; null if it stands alone.</summary>
    public string? BoundTable { get; init; }

    /// <summary>The message's parameter that the bound row is.</summary>
    public string BoundParameter { get; init; } = "Target";
}

/// <summary>The actions and functions an organisation offers: a few of the platform's, and the custom APIs that stand alone or are bound to a row.</summary>
public sealed class Operations
{
    private static readonly Operation[] s_platform =
    [
        new("WhoAmI", "WhoAmI", true, [], [Guid("BusinessUnitId"), Guid("UserId"), Guid("OrganizationId")]),
        new("DeliverIncomingEmail", "DeliverIncoming", false,
        [
            Text("MessageId"), Text("Subject"), Text("From"), Text("To"), Text("Cc"), Text("Bcc"),
            new CustomApiField("ReceivedOn", CustomApiFieldType.DateTime, false, null), Text("SubmittedBy"), Text("Importance"), Text("Body"),
            new CustomApiField("Attachments", CustomApiFieldType.EntityCollection, false, "activitymimeattachment"),
        ],
        [Guid("EmailId")]),
        new("Merge", "Merge", false,
        [
            new CustomApiField("Target", CustomApiFieldType.EntityReference, false, null), new CustomApiField("Subordinate", CustomApiFieldType.EntityReference, false, null),
            new CustomApiField("UpdateContent", CustomApiFieldType.Entity, true, null), new CustomApiField("PerformParentingChecks", CustomApiFieldType.Boolean, false, null),
        ],
        []),
        new("GrantAccess", "GrantAccess", false, [Row("Target"), new CustomApiField("PrincipalAccess", CustomApiFieldType.PrincipalAccess, false, null)], []),
        new("ModifyAccess", "ModifyAccess", false, [Row("Target"), new CustomApiField("PrincipalAccess", CustomApiFieldType.PrincipalAccess, false, null)], []),
        new("RevokeAccess", "RevokeAccess", false, [Row("Target"), Row("Revokee")], []),
        PrincipalAccess("systemuser"),
        PrincipalAccess("team"),
        new("CloseIncident", "CloseIncident", false,
        [
            new CustomApiField("IncidentResolution", CustomApiFieldType.Entity, false, "incidentresolution"),
            new CustomApiField("Status", CustomApiFieldType.Picklist, false, null),
        ],
        []),
    ];

    private readonly Dictionary<(string Name, string? Table), Operation> _byName;

    private Operations(IEnumerable<Operation> operations) => _byName = operations.ToDictionary(item => (item.Name, item.BoundTable));

    /// <summary>All of them.</summary>
    public IReadOnlyCollection<Operation> All => _byName.Values;

    /// <summary>The platform's operations and the custom APIs of the imported solutions.</summary>
    public static Operations Of(SolutionCatalog catalog) => new(s_platform.Concat(catalog.CustomApis
        .Where(api => api.Binding != CustomApiBinding.EntityCollection)
        .Select(api => new Operation(api.UniqueName, api.UniqueName, api.IsFunction, api.RequestParameters, api.ResponseProperties) { BoundTable = api.BoundTable })));

    /// <summary>The operation with this name, case-sensitive, that stands alone or is bound to rows of a table; null if there is none.</summary>
    public Operation? Find(string name, string? table = null) => _byName.GetValueOrDefault((name, table));

    private static Operation PrincipalAccess(string table) =>
        new("RetrievePrincipalAccess", "RetrievePrincipalAccess", true, [Row("Target")], [new CustomApiField("AccessRights", CustomApiFieldType.AccessRights, false, null)])
        {
            BoundTable = table, BoundParameter = "Principal",
        };

    private static CustomApiField Row(string name) => new(name, CustomApiFieldType.EntityReference, false, null);

    private static CustomApiField Guid(string name) => new(name, CustomApiFieldType.Guid, false, null);

    private static CustomApiField Text(string name) => new(name, CustomApiFieldType.String, false, null);
}
