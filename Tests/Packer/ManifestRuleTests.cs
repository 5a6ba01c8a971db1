using Xunit;

namespace CrmFeedback.Tests.Packer;

/// <summary>Rules about the manifest, the sections of customizations.xml, and what is packed at all.</summary>
public class ManifestRuleTests
{
    /// <summary>File, text found, text put in its place; the rule that must speak, the file it must name, part of what it must say.</summary>
    public static TheoryData<string, string, string, string, string, string> Breakages => new()
    {
        { "Other/Solution.xml", "<Managed>2</Managed>", "", "required-files", "Other/Solution.xml", "no SolutionManifest/Managed" },
        { "Other/Solution.xml", "<Managed>2</Managed>", "<Managed>1</Managed>", "package-type", "Other/Solution.xml", "<Managed> is 1, but the unmanaged package" },
        { "Other/Solution.xml", "<UniqueName>Sample</UniqueName>", "<UniqueName>Other</UniqueName>", "manifest", "Other/Solution.xml", "differs from the folder's name 'Sample'" },
        { "Other/Solution.xml", ">cfb</Custom", ">mscrmx</Custom", "manifest", "Other/Solution.xml", "CustomizationPrefix 'mscrmx'" },
        { "Other/Solution.xml", ">47130<", ">4713<", "manifest", "Other/Solution.xml", "CustomizationOptionValuePrefix '4713'" },
        { "Other/Solution.xml", "$(Version)", "$(Build)", "placeholder", "Other/Solution.xml", "'$(Build)' holds a placeholder" },
        { "Other/Customizations.xml", "<Dashboards />", "", "section-placeholder", "Other/Customizations.xml", "<Dashboards /> is missing, so Dashboards/ would not be packed" },
        { "Other/Customizations.xml", "<optionsets />", "", "section-placeholder", "Other/Customizations.xml", "<optionsets /> is missing, so OptionSets/" },
        { "Other/Customizations.xml", "<EntityRelationships />", "", "section-placeholder", "Other/Customizations.xml", "Other/Relationships/ would not be packed" },
        { "Other/Customizations.xml", "<FieldSecurityProfiles />", "", "section-placeholder", "Other/Customizations.xml", "Other/FieldSecurityProfiles.xml would not be packed" },
        { "Other/Customizations.xml", "<Roles />", "<Roles><Role /></Roles>", "section-placeholder", "Other/Customizations.xml", "<Roles> must be empty here" },
        { "Other/Customizations.xml", "<Entities />\n  <Roles />", "<Roles />\n  <Entities />", "section-order", "Other/Customizations.xml", "<Entities> stands after <Roles>" },
        { "Other/Customizations.xml", "<Workflows />", "<Wirkflows />", "section-order", "Other/Customizations.xml", "<Wirkflows> is not a section" },
        { "Entities/cfb_Note/Entity.xml", "<FormXml />", "", "entity-placeholder", "Entities/cfb_Note/Entity.xml", "<FormXml /> is missing, so Entities/cfb_Note/FormXml" },
        { "Entities/cfb_Note/Entity.xml", "<SavedQueries />", "", "entity-placeholder", "Entities/cfb_Note/Entity.xml", "<SavedQueries /> is missing" },
        { "Entities/cfb_Note/Entity.xml", "<Visualizations />", "", "entity-placeholder", "Entities/cfb_Note/Entity.xml", "<Visualizations /> is missing" },
        { "Entities/cfb_Note/Entity.xml", "<RibbonDiffXml />", "", "entity-placeholder", "Entities/cfb_Note/Entity.xml", "RibbonDiff.xml would not be packed" },
        { "Other/Relationships.xml", "<EntityRelationship Name=\"cfb_account_note_accountid\" />", "", "relationship-index", "Other/Relationships.xml", "'cfb_account_note_accountid' of Other/Relationships/Account.xml is not listed" },
        { "Other/Relationships.xml", "Name=\"owner_cfb_note\"", "Name=\"owner_cfb_nota\"", "relationship-index", "Other/Relationships.xml", "'owner_cfb_nota' is listed, but no file" },
        { "Other/Solution.xml", "      <RootComponent type=\"9\" schemaName=\"cfb_mood\" behavior=\"0\" />\n", "", "root-component", "OptionSets/cfb_mood.xml", "add type 9 'cfb_mood'" },
        { "Other/Solution.xml", "      <RootComponent type=\"92\" id=\"{00000000-0000-4000-8000-000000000240}\" behavior=\"0\" />\n", "", "root-component", "SdkMessageProcessingSteps/{00000000-0000-4000-8000-000000000240}.xml", "add type 92" },
        { "Other/Solution.xml", "schemaName=\"cfb_mood\"", "schemaName=\"cfb_mode\"", "root-component", "Other/Solution.xml", "RootComponent type 9 'cfb_mode' has no file" },
        { "Other/Solution.xml", "type=\"1\" schemaName=\"cfb_note\"", "type=\"1\" schemaName=\"cfb_Note\"", "root-component", "Other/Solution.xml", "type 1 'cfb_Note' has no file" },
        { "Other/Customizations.xml", "<Language>1033</Language>", "<Language>2052</Language>", "language", "Entities/cfb_Note/Entity.xml", "has a label in '1033', which <Languages> does not list" },
        { "OptionSets/cfb_mood.xml", "description=\"Bad\" languagecode=\"1033\"", "description=\"坏\" languagecode=\"2052\"", "language", "OptionSets/cfb_mood.xml", "has no label in the base language 1033" },
    };

    [Theory]
    [MemberData(nameof(Breakages))]
    public void A_broken_source_is_named_with_its_rule(string file, string found, string replacement, string rule, string named, string message)
    {
        using var solution = new SampleSolution().Replace(file, found, replacement);

        Assert.Contains(solution.Check(), problem => problem.Rule == rule && problem.File == "Sample/" + named && problem.Message.Contains(message, System.StringComparison.Ordinal));
    }
}
