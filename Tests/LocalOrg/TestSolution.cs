using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Xml.Linq;

namespace CrmFeedback.Tests.LocalOrg;

/// <summary>
/// Builds a solution zip with plug-in steps whose bodies are the test's own lambdas, an alternate key and a secured column
/// on account, roles and custom APIs. It enters the organisation as every solution does: by import.
/// </summary>
public sealed class TestSolution
{
    public static readonly Guid ProfileId = new("70000000-0000-4000-8000-000000000001");

    private static readonly Guid s_assemblyId = new("70000000-0000-4000-8000-000000000002");
    private static readonly Guid s_pluginType = new("70000000-0000-4000-8000-000000000003");
    private static readonly Guid s_apiType = new("70000000-0000-4000-8000-000000000004");

    private static readonly Dictionary<string, string> s_messages = new(StringComparer.Ordinal)
    {
        ["Create"] = "9ebdbb1b-ea3e-db11-86a7-000a3a5473e8",
        ["Update"] = "20bebb1b-ea3e-db11-86a7-000a3a5473e8",
        ["Delete"] = "a1bdbb1b-ea3e-db11-86a7-000a3a5473e8",
        ["Merge"] = "dbbdbb1b-ea3e-db11-86a7-000a3a5473e8",
    };

    private readonly List<XElement> _steps = [];
    private readonly List<XElement> _roles = [];
    private readonly Dictionary<string, string> _parts = new(StringComparer.Ordinal);

    /// <summary>Registers a synchronous step.</summary>
    public TestSolution On(string message, string table, int stage, Action<PluginRun> body, string filter = "", int rank = 1, string? preImage = null, string? postImage = null, Guid? id = null) =>
        Step(message, table, stage, 0, body, filter, rank, preImage, postImage, autoDelete: false, id ?? Guid.NewGuid());

    /// <summary>Registers an asynchronous step.</summary>
    public TestSolution After(string message, string table, Action<PluginRun> body, string filter = "", string? preImage = null, string? postImage = null, bool autoDelete = false) =>
        Step(message, table, 40, 1, body, filter, 1, preImage, postImage, autoDelete, Guid.NewGuid());

    /// <summary>Adds a role.</summary>
    public TestSolution Role(Guid id, string name, string level, params string[] privileges)
    {
        _roles.Add(new XElement("Role", new XAttribute("id", Braced(id)), new XAttribute("name", name),
            new XElement("RolePrivileges", privileges.Select(p => new XElement("RolePrivilege", new XAttribute("name", p), new XAttribute("level", level))))));
        return this;
    }

    /// <summary>Adds a global custom API with one required and one optional parameter and one response property.</summary>
    public TestSolution Api(string name, Action<PluginRun> body)
    {
        AppDomain.CurrentDomain.SetData(ScriptedApi.Key, Script(body));
        _parts[$"customapis/{name}/customapi.xml"] =
            $"<customapi uniquename='{name}'><allowedcustomprocessingsteptype>0</allowedcustomprocessingsteptype><bindingtype>0</bindingtype><isfunction>0</isfunction><isprivate>0</isprivate><name>{name}</name><plugintypeid><plugintypeexportkey>{s_apiType}</plugintypeexportkey></plugintypeid></customapi>";
        Parameter(name, "Text", 10, isOptional: false);
        Parameter(name, "Count", 7, isOptional: true);
        _parts[$"customapis/{name}/customapiresponseproperties/Answer/customapiresponseproperty.xml"] =
            "<customapiresponseproperty uniquename='Answer'><name>Answer</name><type>10</type></customapiresponseproperty>";
        return this;
    }

    /// <summary>The zip, its images being of another property of the message than Target.</summary>
    public byte[] Zip(string imageOf)
    {
        foreach (var property in _steps.SelectMany(s => s.Descendants("MessagePropertyName")))
            property.Value = imageOf;
        return Zip();
    }

    public byte[] Zip()
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create))
        {
            Add(zip, "solution.xml", Manifest().ToString());
            Add(zip, "customizations.xml", Customizations().ToString());
            Add(zip, "[Content_Types].xml", "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'><Default Extension='xml' ContentType='application/octet-stream'/><Default Extension='dll' ContentType='application/octet-stream'/></Types>");
            foreach (var (path, text) in _parts)
                Add(zip, path, text);
            using var dll = zip.CreateEntry("PluginAssemblies/TestPlugins/TestPlugins.dll").Open();
            dll.Write(PluginAssembly.Content);
        }

        return stream.ToArray();
    }

    private static Action<IServiceProvider, int, int> Script(Action<PluginRun> body) => (services, ofInstance, sinceLoading) => body(new PluginRun(services, ofInstance, sinceLoading));

    private TestSolution Step(string message, string table, int stage, int mode, Action<PluginRun> body, string filter, int rank, string? preImage, string? postImage, bool autoDelete, Guid id)
    {
        var key = "script " + Guid.NewGuid();
        AppDomain.CurrentDomain.SetData(key, Script(body));
        var images = new XElement("SdkMessageProcessingStepImages");
        if (preImage is not null)
            images.Add(Image("PreImage", 0, preImage));
        if (postImage is not null)
            images.Add(Image("PostImage", 1, postImage));
        _steps.Add(new XElement("SdkMessageProcessingStep",
            new XAttribute("Name", $"{message} of {table} in {stage} rank {rank}{(mode == 1 ? " later" : "")}"),
            new XAttribute("SdkMessageProcessingStepId", Braced(id)),
            new XElement("PluginTypeName", $"{typeof(ScriptedPlugin).FullName}, {PluginAssembly.FullName}"),
            new XElement("PluginTypeId", s_pluginType),
            new XElement("PrimaryEntity", table),
            new XElement("AsyncAutoDelete", autoDelete ? 1 : 0),
            new XElement("Configuration", key),
            new XElement("FilteringAttributes", filter),
            new XElement("Mode", mode),
            new XElement("Rank", rank.ToString(CultureInfo.InvariantCulture)),
            new XElement("SdkMessageId", s_messages[message]),
            new XElement("EventHandlerTypeCode", 4602),
            new XElement("Stage", stage),
            images));
        return this;
    }

    private void Parameter(string api, string name, int type, bool isOptional) =>
        _parts[$"customapis/{api}/customapirequestparameters/{name}/customapirequestparameter.xml"] =
            $"<customapirequestparameter uniquename='{name}'><isoptional>{(isOptional ? 1 : 0)}</isoptional><name>{name}</name><type>{type}</type></customapirequestparameter>";

    private static XElement Image(string alias, int type, string columns) => new("SdkMessageProcessingStepImage", new XAttribute("Name", alias),
        new XElement("SdkMessageProcessingStepImageId", Braced(Guid.NewGuid())),
        new XElement("Attributes", columns), new XElement("EntityAlias", alias), new XElement("ImageType", type), new XElement("MessagePropertyName", "Target"));

    private static XElement Manifest() => new("ImportExportXml", new XAttribute("version", "9.2"), new XElement("SolutionManifest",
        new XElement("UniqueName", "TestSolution"),
        new XElement("LocalizedNames", new XElement("LocalizedName", new XAttribute("description", "Test"), new XAttribute("languagecode", 1033))),
        new XElement("Version", "1.0.0.0"),
        new XElement("Managed", 0),
        new XElement("Publisher", new XElement("UniqueName", "test"), new XElement("CustomizationPrefix", "tst")),
        new XElement("RootComponents",
            new XElement("RootComponent", new XAttribute("type", 1), new XAttribute("schemaName", "account"), new XAttribute("behavior", 2))),
        new XElement("MissingDependencies")));

    private XElement Customizations() => new("ImportExportXml",
        new XElement("Entities", new XElement("Entity", new XElement("Name", "Account"), new XElement("EntityInfo", new XElement("entity", new XAttribute("Name", "Account"),
            new XElement("attributes", Text("tst_Code", 100, isSecured: false), Text("tst_Secret", 100, isSecured: true), Decimal("tst_Ratio", 2, 0, 1)),
            new XElement("EntityKeys", new XElement("EntityKey", new XElement("Name", "tst_CodeKey"), new XElement("LogicalName", "tst_codekey"),
                new XElement("EntityKeyAttributes", new XElement("AttributeName", "tst_code")))))))),
        new XElement("Roles", _roles),
        new XElement("Workflows"),
        new XElement("FieldSecurityProfiles", new XElement("FieldSecurityProfile", new XAttribute("name", "Secrets"), new XAttribute("fieldsecurityprofileid", ProfileId),
            new XElement("FieldPermissions", new XElement("FieldPermission", new XElement("EntityName", "account"), new XElement("AttributeName", "tst_secret"),
                new XElement("CanRead", 4), new XElement("CanCreate", 4), new XElement("CanUpdate", 4))))),
        new XElement("EntityRelationships"),
        new XElement("SolutionPluginAssemblies", new XElement("PluginAssembly", new XAttribute("FullName", PluginAssembly.FullName), new XAttribute("PluginAssemblyId", s_assemblyId),
            new XElement("IsolationMode", 2), new XElement("SourceType", 0), new XElement("FileName", "/PluginAssemblies/TestPlugins/TestPlugins.dll"),
            new XElement("PluginTypes", Type(typeof(ScriptedPlugin), s_pluginType), Type(typeof(ScriptedApi), s_apiType)))),
        new XElement("SdkMessageProcessingSteps", _steps));

    private static XElement Type(Type type, Guid id) => new("PluginType",
        new XAttribute("AssemblyQualifiedName", $"{type.FullName}, {PluginAssembly.FullName}"), new XAttribute("PluginTypeId", id), new XAttribute("Name", type.FullName!),
        new XElement("FriendlyName", type.FullName));

    private static XElement Text(string name, int length, bool isSecured) => new("attribute", new XAttribute("PhysicalName", name),
        new XElement("Type", "nvarchar"), new XElement("LogicalName", name.ToLowerInvariant()), new XElement("MaxLength", length), new XElement("IsSecured", isSecured ? 1 : 0));

    private static XElement Decimal(string name, int digits, int least, int most) => new("attribute", new XAttribute("PhysicalName", name),
        new XElement("Type", "decimal"), new XElement("LogicalName", name.ToLowerInvariant()), new XElement("Accuracy", digits), new XElement("MinValue", least), new XElement("MaxValue", most));

    private static string Braced(Guid id) => id.ToString("B", CultureInfo.InvariantCulture);

    private static void Add(ZipArchive zip, string path, string text)
    {
        using var writer = new StreamWriter(zip.CreateEntry(path).Open());
        writer.Write(text);
    }
}
