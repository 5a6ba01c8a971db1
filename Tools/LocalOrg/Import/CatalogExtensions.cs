using System;
using System.Collections.Generic;

namespace CrmFeedback.LocalOrg.Import;

/// <summary>A plug-in assembly out of a solution zip.</summary>
/// <param name="Id">Assembly id.</param>
/// <param name="FullName">Name, version, culture and public key token.</param>
/// <param name="Content">The DLL's bytes. Do not change them.</param>
/// <param name="Sha256">Their hash, lower-case hex.</param>
/// <param name="Types">Its registered types.</param>
/// <param name="Solution">The solution that brought it.</param>
public sealed record PluginAssemblyDefinition(
    Guid Id, string FullName, byte[] Content, string Sha256, IReadOnlyList<PluginTypeDefinition> Types, string Solution);

/// <summary>A registered plug-in type.</summary>
/// <param name="Id">Type id, the same in every organisation.</param>
/// <param name="TypeName">Full name of the class (<c>CrmFeedback.Steps.ScoreCase</c>).</param>
/// <param name="FriendlyName">Unique name within the assembly.</param>
/// <param name="AssemblyId">The assembly that holds it.</param>
public sealed record PluginTypeDefinition(Guid Id, string TypeName, string FriendlyName, Guid AssemblyId);

/// <summary>Stage of the event pipeline.</summary>
public enum PipelineStage
{
    /// <summary>Before validation, outside the transaction.</summary>
    PreValidation = 10,

    /// <summary>Before the operation, inside the transaction.</summary>
    PreOperation = 20,

    /// <summary>The operation itself: custom APIs.</summary>
    MainOperation = 30,

    /// <summary>After the operation, inside the transaction if synchronous.</summary>
    PostOperation = 40,
}

/// <summary>A registered step.</summary>
public sealed record StepDefinition
{
    /// <summary>Step id.</summary>
    public required Guid Id { get; init; }

    /// <summary>Name.</summary>
    public required string Name { get; init; }

    /// <summary>The type to run.</summary>
    public required Guid PluginTypeId { get; init; }

    /// <summary>Full name of the class to run.</summary>
    public required string TypeName { get; init; }

    /// <summary>Message: <c>Create</c>, <c>Update</c>, <c>Delete</c> or a custom API's unique name.</summary>
    public required string Message { get; init; }

    /// <summary>Logical name of the table; null for a global message.</summary>
    public string? Table { get; init; }

    /// <summary>Stage.</summary>
    public required PipelineStage Stage { get; init; }

    /// <summary>True if it runs as a job after commit.</summary>
    public bool IsAsynchronous { get; init; }

    /// <summary>Order among steps of the same stage.</summary>
    public int Rank { get; init; } = 1;

    /// <summary>Update only: it runs if one of these was sent; empty = always.</summary>
    public IReadOnlyList<string> FilteringColumns { get; init; } = Array.Empty<string>();

    /// <summary>Text handed to the plug-in's constructor.</summary>
    public string? Configuration { get; init; }

    /// <summary>True if a succeeded job is deleted.</summary>
    public bool AsyncAutoDelete { get; init; }

    /// <summary>Images.</summary>
    public IReadOnlyList<StepImageDefinition> Images { get; init; } = Array.Empty<StepImageDefinition>();

    /// <summary>False if nobody may change it, its state included, once it is managed.</summary>
    public bool IsCustomizable { get; init; } = true;

    /// <summary>False until the import or an admin activates it.</summary>
    public bool IsEnabled { get; init; }

    /// <summary>The solution that brought it.</summary>
    public required string Solution { get; init; }
}

/// <summary>When an image is taken.</summary>
public enum StepImageType
{
    /// <summary>Before the operation.</summary>
    PreImage = 0,

    /// <summary>After the operation.</summary>
    PostImage = 1,

    /// <summary>Both.</summary>
    Both = 2,
}

/// <summary>An image registered on a step.</summary>
/// <param name="Id">Image id.</param>
/// <param name="Name">Name.</param>
/// <param name="Alias">Key in the context's image collections.</param>
/// <param name="Type">When it is taken.</param>
/// <param name="MessagePropertyName"><c>Target</c>, or <c>Id</c> for Create.</param>
/// <param name="Columns">Columns it holds; empty = all.</param>
public sealed record StepImageDefinition(
    Guid Id, string Name, string Alias, StepImageType Type, string MessagePropertyName, IReadOnlyList<string> Columns);

/// <summary>What a custom API is bound to.</summary>
public enum CustomApiBinding
{
    /// <summary>Nothing.</summary>
    Global = 0,

    /// <summary>One row.</summary>
    Entity = 1,

    /// <summary>Rows.</summary>
    EntityCollection = 2,
}

/// <summary>Type of a custom API's parameter or property, with the number Dataverse uses.</summary>
public enum CustomApiFieldType
{
    /// <summary><c>bool</c>.</summary>
    Boolean = 0,

    /// <summary><c>DateTime</c>.</summary>
    DateTime = 1,

    /// <summary><c>decimal</c>.</summary>
    Decimal = 2,

    /// <summary><c>Entity</c>.</summary>
    Entity = 3,

    /// <summary><c>EntityCollection</c>.</summary>
    EntityCollection = 4,

    /// <summary><c>EntityReference</c>.</summary>
    EntityReference = 5,

    /// <summary><c>double</c>.</summary>
    Float = 6,

    /// <summary><c>int</c>.</summary>
    Integer = 7,

    /// <summary><c>Money</c>.</summary>
    Money = 8,

    /// <summary><c>OptionSetValue</c>.</summary>
    Picklist = 9,

    /// <summary><c>string</c>.</summary>
    String = 10,

    /// <summary><c>string[]</c>.</summary>
    StringArray = 11,

    /// <summary><c>Guid</c>.</summary>
    Guid = 12,

    /// <summary>A user or team with rights on a row. Of the platform's own messages only: no custom API can name it.</summary>
    PrincipalAccess = 1001,

    /// <summary>Rights on a row. Of the platform's own messages only.</summary>
    AccessRights = 1002,
}

/// <summary>A parameter or property of a custom API.</summary>
/// <param name="Name">Unique name: the key in the request or response.</param>
/// <param name="Type">Type.</param>
/// <param name="IsOptional">For parameters.</param>
/// <param name="Table">For entity types: the table.</param>
public sealed record CustomApiField(string Name, CustomApiFieldType Type, bool IsOptional, string? Table);

/// <summary>A custom API.</summary>
public sealed record CustomApiDefinition
{
    /// <summary>Unique name: the message name.</summary>
    public required string UniqueName { get; init; }

    /// <summary>True if called with GET.</summary>
    public bool IsFunction { get; init; }

    /// <summary>True if it is not shown in <c>$metadata</c>.</summary>
    public bool IsPrivate { get; init; }

    /// <summary>What it is bound to.</summary>
    public CustomApiBinding Binding { get; init; }

    /// <summary>The table it is bound to.</summary>
    public string? BoundTable { get; init; }

    /// <summary>0 none, 1 asynchronous only, 2 synchronous and asynchronous.</summary>
    public int AllowedProcessingStepType { get; init; }

    /// <summary>The type that runs as main operation; null if none.</summary>
    public Guid? PluginTypeId { get; init; }

    /// <summary>Privilege the caller needs, if any.</summary>
    public string? ExecutePrivilegeName { get; init; }

    /// <summary>Request parameters.</summary>
    public IReadOnlyList<CustomApiField> RequestParameters { get; init; } = Array.Empty<CustomApiField>();

    /// <summary>Response properties.</summary>
    public IReadOnlyList<CustomApiField> ResponseProperties { get; init; } = Array.Empty<CustomApiField>();

    /// <summary>The solution that brought it.</summary>
    public required string Solution { get; init; }
}
