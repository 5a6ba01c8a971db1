using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Text;
using Mono.Cecil;

namespace CrmFeedback.Tests.LocalOrg.Import;

/// <summary>A solution zip of one table, written by hand, each part of which a test may change.</summary>
internal sealed record SmallSolution
{
    public string Name { get; init; } = "Small";

    public string Version { get; init; } = "1.0.0.0";

    public bool Managed { get; init; }

    public string RootComponents { get; init; } = "<RootComponent type=\"1\" schemaName=\"tst_thing\" behavior=\"0\" />";

    public string MissingDependencies { get; init; } = "";

    public string Columns { get; init; } = Text("tst_Code", 50);

    public string Keys { get; init; } = Key("tst_thing_code", "tst_code");

    public string OtherEntities { get; init; } = "";

    public string Relationships { get; init; } = "";

    public string Sections { get; init; } = "";

    public Dictionary<string, byte[]> Parts { get; init; } = new();

    /// <summary>False to leave the table out.</summary>
    public bool HasTable { get; init; } = true;

    public byte[] Zip()
    {
        var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            Write(archive, "[Content_Types].xml", Encoding.UTF8.GetBytes("<Types />"));
            Write(archive, "solution.xml", Encoding.UTF8.GetBytes($"""
                <ImportExportXml><SolutionManifest><UniqueName>{Name}</UniqueName><Version>{Version}</Version><Managed>{(Managed ? 1 : 0)}</Managed>
                <Publisher><UniqueName>tester</UniqueName><CustomizationPrefix>tst</CustomizationPrefix></Publisher>
                <RootComponents>{RootComponents}</RootComponents><MissingDependencies>{MissingDependencies}</MissingDependencies></SolutionManifest></ImportExportXml>
                """));
            Write(archive, "customizations.xml", Encoding.UTF8.GetBytes($"<ImportExportXml><Entities>{(HasTable ? Table() : "")}{OtherEntities}</Entities><EntityRelationships>{Relationships}</EntityRelationships>{Sections}<Languages><Language>1033</Language><Language>2052</Language></Languages></ImportExportXml>"));
            foreach (var (name, content) in Parts)
                Write(archive, name, content);
        }

        return stream.ToArray();
    }

    public static string Column(string schemaName, string type, string rest = "", string mask = "ValidForForm") =>
        $"<attribute PhysicalName=\"{schemaName}\"><Type>{type}</Type><LogicalName>{schemaName.ToLowerInvariant()}</LogicalName><DisplayMask>{mask}</DisplayMask><IsSecured>0</IsSecured>{rest}<displaynames><displayname description=\"{schemaName}\" languagecode=\"1033\" /></displaynames></attribute>";

    public static string Text(string schemaName, int length) => Column(schemaName, "nvarchar", $"<MaxLength>{length}</MaxLength>");

    public static string Key(string name, string column) =>
        $"<EntityKey><Name>{name}</Name><LogicalName>{name}</LogicalName><EntityKeyAttributes><AttributeName>{column}</AttributeName></EntityKeyAttributes><displaynames><displayname description=\"Code\" languagecode=\"1033\" /></displaynames></EntityKey>";

    public static string Relationship(string name, string one, string many, string column, string cascade = "NoCascade") => $"""
        <EntityRelationship Name="{name}"><EntityRelationshipType>OneToMany</EntityRelationshipType><ReferencingEntityName>{many}</ReferencingEntityName><ReferencedEntityName>{one}</ReferencedEntityName>
        <CascadeAssign>{cascade}</CascadeAssign><CascadeDelete>{(cascade == "Cascade" ? cascade : "RemoveLink")}</CascadeDelete><CascadeReparent>{cascade}</CascadeReparent><CascadeShare>{cascade}</CascadeShare><CascadeUnshare>{cascade}</CascadeUnshare>
        <ReferencingAttributeName>{column}</ReferencingAttributeName>
        <EntityRelationshipRoles><EntityRelationshipRole><NavigationPropertyName>{column}</NavigationPropertyName><RelationshipRoleType>1</RelationshipRoleType></EntityRelationshipRole><EntityRelationshipRole><NavigationPropertyName>{name}</NavigationPropertyName><RelationshipRoleType>0</RelationshipRoleType></EntityRelationshipRole></EntityRelationshipRoles></EntityRelationship>
        """;

    public const string TypeId = "11111111-1111-4111-8111-111111111111";
    public const string StepId = "22222222-2222-4222-8222-222222222222";
    public const string CreateMessage = "9ebdbb1b-ea3e-db11-86a7-000a3a5473e8";

    /// <summary>The same solution with a plug-in assembly and one step.</summary>
    public SmallSolution WithPlugin(bool signed = true, string? token = null, string message = CreateMessage, string table = "tst_thing", string filter = "", string typeId = TypeId, string typeName = "Small.Plugin")
    {
        var (dll, actualToken) = Assembly(signed);
        var fullName = $"Small.Plugins, Version=1.0.0.0, Culture=neutral, PublicKeyToken={token ?? actualToken}";
        return this with
        {
            Parts = new() { ["PluginAssemblies/Small/Small.dll"] = dll },
            Sections = Sections + $"""
                <SolutionPluginAssemblies><PluginAssembly FullName="{fullName}" PluginAssemblyId="33333333-3333-4333-8333-333333333333"><IsolationMode>2</IsolationMode><FileName>/PluginAssemblies/Small/Small.dll</FileName>
                <PluginTypes><PluginType AssemblyQualifiedName="{typeName}, {fullName}" PluginTypeId="{TypeId}" Name="{typeName}"><FriendlyName>{typeName}</FriendlyName></PluginType></PluginTypes></PluginAssembly></SolutionPluginAssemblies>
                <SdkMessageProcessingSteps><SdkMessageProcessingStep Name="Small step" SdkMessageProcessingStepId="{StepId}"><PluginTypeName>{typeName}, {fullName}</PluginTypeName><PluginTypeId>{typeId}</PluginTypeId><PrimaryEntity>{table}</PrimaryEntity><FilteringAttributes>{filter}</FilteringAttributes><Mode>1</Mode><Rank>1</Rank><SdkMessageId>{message}</SdkMessageId><EventHandlerTypeCode>4602</EventHandlerTypeCode><Stage>40</Stage></SdkMessageProcessingStep></SdkMessageProcessingSteps>
                """,
        };
    }

    private static (byte[] Dll, string Token) Assembly(bool signed)
    {
        var name = new AssemblyNameDefinition("Small.Plugins", new Version(1, 0, 0, 0));
        if (signed)
            name.PublicKey = typeof(SmallSolution).Assembly.GetName().GetPublicKey() is { Length: > 0 } key ? key : typeof(object).Assembly.GetName().GetPublicKey();
        using var assembly = AssemblyDefinition.CreateAssembly(name, "Small.Plugins", ModuleKind.Dll);
        assembly.MainModule.Types.Add(new TypeDefinition("Small", "Plugin", TypeAttributes.Public | TypeAttributes.Class, assembly.MainModule.TypeSystem.Object));
        using var stream = new MemoryStream();
        assembly.Write(stream);
        return (stream.ToArray(), signed ? Convert.ToHexStringLower(assembly.Name.PublicKeyToken) : "null");
    }

    private string Table()
    {
        string[] lookups = ["CreatedBy", "ModifiedBy", "OwningBusinessUnit", "OwningTeam", "OwningUser"];
        var system = string.Concat(Array.ConvertAll(lookups, name => Column(name, "lookup")))
            + Column("CreatedOn", "datetime") + Column("ModifiedOn", "datetime") + Column("OwnerId", "owner")
            + Column("statecode", "state", "<optionset><states><state value=\"0\" defaultstatus=\"1\" invariantname=\"Active\" /><state value=\"1\" defaultstatus=\"2\" invariantname=\"Inactive\" /></states></optionset>")
            + Column("statuscode", "status", "<optionset><statuses><status value=\"1\" state=\"0\" /><status value=\"2\" state=\"1\" /></statuses></optionset>");
        return $"""
            <Entity><Name>tst_Thing</Name><EntityInfo><entity Name="tst_Thing"><LocalizedNames><LocalizedName description="Thing" languagecode="1033" /><LocalizedName description="事物" languagecode="2052" /></LocalizedNames>
            <attributes>{Column("tst_ThingId", "primarykey")}{Column("tst_Name", "nvarchar", "<MaxLength>100</MaxLength>", "PrimaryName|ValidForForm")}{system}{Columns}</attributes>
            <EntitySetName>tst_things</EntitySetName><EntityKeys>{Keys}</EntityKeys><OwnershipTypeMask>UserOwned</OwnershipTypeMask></entity></EntityInfo></Entity>
            """;
    }

    private static void Write(ZipArchive archive, string name, byte[] content)
    {
        using var stream = archive.CreateEntry(name).Open();
        stream.Write(content);
    }
}
