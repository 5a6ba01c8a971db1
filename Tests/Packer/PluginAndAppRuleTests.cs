using Xunit;

namespace CrmFeedback.Tests.Packer;

/// <summary>Rules about web resources, plug-ins, custom APIs, roles, apps and ribbons.</summary>
public class PluginAndAppRuleTests
{
    /// <summary>File, text found, text put in its place; the rule that must speak, the file it must name, part of what it must say.</summary>
    public static TheoryData<string, string, string, string, string, string> Breakages => new()
    {
        { "WebResources/cfb_/form.js.data.xml", "<Name>cfb_/form.js<", "<Name>cfb_/forms.js<", "web-resource", "WebResources/cfb_/form.js.data.xml", "the file must be WebResources/cfb_/forms.js.data.xml" },
        { "WebResources/cfb_/form.js.data.xml", "/WebResources/cfb_formjs", "/WebResources/cfb_form.js", "web-resource", "WebResources/cfb_/form.js.data.xml", "FileName must be /WebResources/cfb_formjs00000000-0000-4000-8000-000000000220" },
        { "WebResources/cfb_/form.js.data.xml", "<WebResourceType>3<", "<WebResourceType>1<", "web-resource", "WebResources/cfb_/form.js.data.xml", "WebResourceType must be 3" },
        { "WebResources/cfb_/form.js.data.xml", "<WebResourceId>{00000000-0000-4000-8000-000000000220}", "<WebResourceId>{00000000-0000-4000-8000-000000000221}", "duplicate-id", "WebResources/cfb_/panel.html.data.xml", "Id 00000000-0000-4000-8000-000000000221 is used more than once" },
        { "WebResources/cfb_/form.js.data.xml", "  <IsCustomizable>1</IsCustomizable>\n  <CanBeDeleted>1</CanBeDeleted>\n", "  <CanBeDeleted>1</CanBeDeleted>\n  <IsCustomizable>1</IsCustomizable>\n", "element-order", "WebResources/cfb_/form.js.data.xml", "<IsCustomizable> stands after <CanBeDeleted>" },
        { "PluginAssemblies/FaultCatchingPlugin-00000000-0000-4000-8000-000000000230/FaultCatchingPlugin.dll.data.xml", "$(PublicKeyToken)", "0123456789abcdef", "assembly", "PluginAssemblies/FaultCatchingPlugin-00000000-0000-4000-8000-000000000230/FaultCatchingPlugin.dll.data.xml", "PublicKeyToken=0123456789abcdef" },
        { "PluginAssemblies/FaultCatchingPlugin-00000000-0000-4000-8000-000000000230/FaultCatchingPlugin.dll.data.xml", "FaultCatchingPlugin.CatchesFault", "FaultCatchingPlugin.Gone", "assembly", "PluginAssemblies/FaultCatchingPlugin-00000000-0000-4000-8000-000000000230/FaultCatchingPlugin.dll.data.xml", "The DLL has no public class FaultCatchingPlugin.Gone" },
        { "PluginAssemblies/FaultCatchingPlugin-00000000-0000-4000-8000-000000000230/FaultCatchingPlugin.dll.data.xml", "<IsolationMode>2", "<IsolationMode>1", "assembly", "PluginAssemblies/FaultCatchingPlugin-00000000-0000-4000-8000-000000000230/FaultCatchingPlugin.dll.data.xml", "IsolationMode must be 2" },
        { "Other/Solution.xml", "schemaName=\"FaultCatchingPlugin, Version=1.0.0.0", "schemaName=\"FaultCatchingPlugin, Version=2.0.0.0", "assembly-root", "Other/Solution.xml", "has the schemaName 'FaultCatchingPlugin, Version=2.0.0.0" },
        { "SdkMessageProcessingSteps/{00000000-0000-4000-8000-000000000240}.xml", "<PluginTypeId>00000000-0000-4000-8000-000000000231", "<PluginTypeId>00000000-0000-4000-8000-000000000232", "step", "SdkMessageProcessingSteps/{00000000-0000-4000-8000-000000000240}.xml", "There is no plug-in type 00000000-0000-4000-8000-000000000232" },
        { "SdkMessageProcessingSteps/{00000000-0000-4000-8000-000000000240}.xml", "<EventHandlerTypeCode>4602</EventHandlerTypeCode>", "", "step", "SdkMessageProcessingSteps/{00000000-0000-4000-8000-000000000240}.xml", "EventHandlerTypeCode must be 4602" },
        { "SdkMessageProcessingSteps/{00000000-0000-4000-8000-000000000240}.xml", "<Mode>0", "<Mode>1", "step", "SdkMessageProcessingSteps/{00000000-0000-4000-8000-000000000240}.xml", "at stage 40 only" },
        { "SdkMessageProcessingSteps/{00000000-0000-4000-8000-000000000240}.xml", "<SdkMessageId>20bebb1b", "<SdkMessageId>30bebb1b", "step", "SdkMessageProcessingSteps/{00000000-0000-4000-8000-000000000240}.xml", "is not a known message: Create, Update, Delete, Merge" },
        { "SdkMessageProcessingSteps/{00000000-0000-4000-8000-000000000240}.xml", "<PrimaryEntity>cfb_note", "<PrimaryEntity>cfb_nota", "step", "SdkMessageProcessingSteps/{00000000-0000-4000-8000-000000000240}.xml", "there is no table 'cfb_nota'" },
        { "SdkMessageProcessingSteps/{00000000-0000-4000-8000-000000000240}.xml", "<FilteringAttributes>cfb_text", "<FilteringAttributes>cfb_words", "step-column", "SdkMessageProcessingSteps/{00000000-0000-4000-8000-000000000240}.xml", "FilteringAttributes: table 'cfb_note' has no column 'cfb_words'" },
        { "SdkMessageProcessingSteps/{00000000-0000-4000-8000-000000000240}.xml", "<FilteringAttributes>cfb_text", "<FilteringAttributes>", "step-column", "SdkMessageProcessingSteps/{00000000-0000-4000-8000-000000000240}.xml", "runs on every save" },
        { "SdkMessageProcessingSteps/{00000000-0000-4000-8000-000000000240}.xml", "<Attributes>cfb_mood", "<Attributes>cfb_mode", "step-column", "SdkMessageProcessingSteps/{00000000-0000-4000-8000-000000000240}.xml", "Image PreImage: table 'cfb_note' has no column 'cfb_mode'" },
        { "SdkMessageProcessingSteps/{00000000-0000-4000-8000-000000000240}.xml", "<MessagePropertyName>Target", "<MessagePropertyName>Id", "step-column", "SdkMessageProcessingSteps/{00000000-0000-4000-8000-000000000240}.xml", "must be Target" },
        { "customapis/cfb_Count/customapi.xml", "00000000-0000-4000-8000-000000000231", "00000000-0000-4000-8000-000000000233", "custom-api", "customapis/cfb_Count/customapi.xml", "There is no plug-in type '00000000-0000-4000-8000-000000000233'" },
        { "customapis/cfb_Count/customapi.xml", "uniquename=\"cfb_Count\"", "uniquename=\"cfb_Counts\"", "custom-api", "customapis/cfb_Count/customapi.xml", "The folder must be named 'cfb_Counts'" },
        { "environmentvariabledefinitions/cfb_Limit/environmentvariabledefinition.xml", "<type>100000001", "<type>7", "environment-variable", "environmentvariabledefinitions/cfb_Limit/environmentvariabledefinition.xml", "type '7' must be a number from 100000000 to 100000005" },
        { "environmentvariabledefinitions/cfb_Limit/environmentvariabledefinition.xml", "<defaultvalue>5", "<defaultvalue>five", "environment-variable", "environmentvariabledefinitions/cfb_Limit/environmentvariabledefinition.xml", "defaultvalue 'five' is no number" },
        { "environmentvariabledefinitions/cfb_Limit/environmentvariabledefinition.xml", "<type>100000001", "<type>100000002", "environment-variable", "environmentvariabledefinitions/cfb_Limit/environmentvariabledefinition.xml", "defaultvalue '5' must be 'yes' or 'no'" },
        { "environmentvariabledefinitions/cfb_Limit/environmentvariabledefinition.xml", "schemaname=\"cfb_Limit\"", "schemaname=\"abc_Limit\"", "environment-variable", "environmentvariabledefinitions/cfb_Limit/environmentvariabledefinition.xml", "must start with 'cfb_'" },
        { "Other/Solution.xml", "type=\"380\" schemaName=\"cfb_Limit\"", "type=\"380\" schemaName=\"cfb_Limits\"", "root-component", "environmentvariabledefinitions/cfb_Limit/environmentvariabledefinition.xml", "add type 380 'cfb_Limit'" },
        { "Roles/Note reader.xml", "prvReadcfb_Note", "prvReadcfb_Nota", "role", "Roles/Note reader.xml", "there is no table 'cfb_Nota'" },
        { "Roles/Note reader.xml", "prvReadcfb_Note", "prvReadcfb_note", "role", "Roles/Note reader.xml", "the table's schema name is 'cfb_Note'" },
        { "Roles/Note reader.xml", "level=\"Deep\"", "level=\"Parent\"", "role", "Roles/Note reader.xml", "has the level 'Parent'" },
        { "AppModules/cfb_Sample/AppModule.xml", "schemaName=\"cfb_note\"", "schemaName=\"cfb_notes\"", "app", "AppModules/cfb_Sample/AppModule.xml", "there is no table 'cfb_notes'" },
        { "AppModules/cfb_Sample/AppModule.xml", "type=\"26\" id=\"{00000000-0000-4000-8000-000000000100}\"", "type=\"26\" id=\"{00000000-0000-4000-8000-000000000099}\"", "app", "AppModules/cfb_Sample/AppModule.xml", "There is no view 00000000-0000-4000-8000-000000000099" },
        { "AppModules/cfb_Sample/AppModule.xml", "<Role id=\"{00000000-0000-4000-8000-000000000200}\"", "<Role id=\"{00000000-0000-4000-8000-000000000201}\"", "app", "AppModules/cfb_Sample/AppModule.xml", "There is no role 00000000-0000-4000-8000-000000000201" },
        { "AppModules/cfb_Sample/AppModule.xml", "<WebResourceId>00000000-0000-4000-8000-000000000222", "<WebResourceId>953b9fac-1e5e-e611-80d6-00155ded156f", "web-resource-reference", "AppModules/cfb_Sample/AppModule.xml", "is not one of our web resources" },
        { "AppModuleSiteMaps/cfb_Sample/AppModuleSiteMap.xml", "Entity=\"cfb_note\"", "Entity=\"cfb_nota\"", "site-map", "AppModuleSiteMaps/cfb_Sample/AppModuleSiteMap.xml", "there is no table 'cfb_nota'" },
        { "AppModuleSiteMaps/cfb_Sample/AppModuleSiteMap.xml", "Entity=\"cfb_note\"", "Entity=\"contact\"", "site-map", "AppModuleSiteMaps/cfb_Sample/AppModuleSiteMap.xml", "The app does not list 'contact'" },
        { "AppModuleSiteMaps/cfb_Sample/AppModuleSiteMap.xml", "DefaultDashboard=\"00000000-0000-4000-8000-000000000210\"", "DefaultDashboard=\"00000000-0000-4000-8000-000000000211\"", "site-map", "AppModuleSiteMaps/cfb_Sample/AppModuleSiteMap.xml", "There is no dashboard 00000000-0000-4000-8000-000000000211" },
        { "AppModuleSiteMaps/cfb_Sample/AppModuleSiteMap.xml", "Id=\"board\"", "Id=\"notes\"", "site-map", "AppModuleSiteMaps/cfb_Sample/AppModuleSiteMap.xml", "The id 'notes' is used twice" },
        { "Entities/cfb_Note/RibbonDiff.xml", "Command=\"cfb.open.Command\"", "Command=\"cfb.close.Command\"", "ribbon", "Entities/cfb_Note/RibbonDiff.xml", "There is no command 'cfb.close.Command'" },
        { "Entities/cfb_Note/RibbonDiff.xml", "$LocLabels:cfb.open.Label", "$LocLabels:cfb.open.Text", "ribbon", "Entities/cfb_Note/RibbonDiff.xml", "There is no label 'cfb.open.Text'" },
        { "Entities/cfb_Note/RibbonDiff.xml", "$webresource:cfb_/form.js", "$webresource:cfb_/ribbon.js", "web-resource-reference", "Entities/cfb_Note/RibbonDiff.xml", "There is no web resource 'cfb_/ribbon.js'" },
        { "Other/Solution.xml", "</SolutionManifest>", "</SolutionManifst>", "well-formed-xml", "Other/Solution.xml", "SolutionManifst" },
    };

    [Theory]
    [MemberData(nameof(Breakages))]
    public void A_broken_source_is_named_with_its_rule(string file, string found, string replacement, string rule, string named, string message)
    {
        using var solution = new SampleSolution().Replace(file, found, replacement);

        Assert.Contains(solution.Check(), problem => problem.Rule == rule && problem.File == "Sample/" + named && problem.Message.Contains(message, System.StringComparison.Ordinal));
    }
}
