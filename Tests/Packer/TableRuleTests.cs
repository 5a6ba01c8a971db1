using Xunit;

namespace CrmFeedback.Tests.Packer;

/// <summary>Rules about tables, columns, choices, keys and relationships.</summary>
public class TableRuleTests
{
    /// <summary>File, text found, text put in its place; the rule that must speak, the file it must name, part of what it must say.</summary>
    public static TheoryData<string, string, string, string, string, string> Breakages => new()
    {
        { "Entities/cfb_Note/Entity.xml", "<Name LocalizedName=\"Note\" OriginalName=\"Note\">cfb_Note</Name>", "<Name LocalizedName=\"Note\" OriginalName=\"Note\">cfb_note</Name>", "entity-folder", "Entities/cfb_Note/Entity.xml", "the table's schema name is cfb_note" },
        { "Entities/cfb_Note/Entity.xml", "PrimaryName|", "", "primary-name", "Entities/cfb_Note/Entity.xml", "0 columns have PrimaryName" },
        { "Entities/cfb_Note/Entity.xml", "<MaxLength>2000</MaxLength>", "", "max-length", "Entities/cfb_Note/Entity.xml", "cfb_text (ntext) needs a MaxLength" },
        { "Entities/cfb_Note/Entity.xml", "<LogicalName>cfb_text</LogicalName>", "<LogicalName>cfb_txt</LogicalName>", "column-name", "Entities/cfb_Note/Entity.xml", "Name and LogicalName of cfb_Text must be 'cfb_text'" },
        { "Entities/cfb_Note/Entity.xml", "PhysicalName=\"OwningTeam\"", "PhysicalName=\"OwningTeams\"", "column-name", "Entities/cfb_Note/Entity.xml", "must be 'owningteams'" },
        { "Entities/cfb_Note/Entity.xml", "<LogicalName>importsequencenumber</LogicalName>", "<LogicalName>importnumber</LogicalName>", "system-column", "Entities/cfb_Note/Entity.xml", "The system column importsequencenumber is missing" },
        { "Other/Relationships.xml", "<EntityRelationship Name=\"lk_cfb_note_createdby\" />", "", "system-relationship", "Other/Relationships.xml", "'lk_cfb_note_createdby' of cfb_Note is missing" },
        { "Other/Relationships/Account.xml", "<ReferencingEntityName>cfb_Note</ReferencingEntityName>", "<ReferencingEntityName>cfb_note</ReferencingEntityName>", "relationship-end", "Other/Relationships/Account.xml", "the table's schema name is 'cfb_Note'" },
        { "Other/Relationships/Account.xml", "<ReferencingAttributeName>cfb_AccountId<", "<ReferencingAttributeName>cfb_accountid<", "relationship-end", "Other/Relationships/Account.xml", "the column's schema name is 'cfb_AccountId'" },
        { "Other/Relationships/Account.xml", "<ReferencingAttributeName>cfb_AccountId<", "<ReferencingAttributeName>cfb_OtherId<", "lookup", "Entities/cfb_Note/Entity.xml", "The lookup cfb_accountid has no relationship" },
        { "Other/Relationships/Contact.xml", "<ReferencedEntityName>Contact", "<ReferencedEntityName>Lead", "lookup", "Entities/cfb_Note/Entity.xml", "needs one relationship to Account and one to Contact; found Account, Lead" },
        { "Other/Relationships/Account.xml", "<CascadeDelete>RemoveLink</CascadeDelete>", "<CascadeDelete>Cascade</CascadeDelete>", "cascade", "Other/Relationships/Account.xml", "cfb_Note is the child in more than one cascading relationship: cfb_account_note_accountid, cfb_note_customer_account" },
        { "Other/Relationships/Contact.xml", "cfb_CustomerId_contact", "cfb_CustomerId_account", "navigation-property", "Other/Relationships/Contact.xml", "cfb_CustomerId_account of cfb_note belongs to cfb_note_customer_account and cfb_note_customer_contact" },
        { "Entities/cfb_Note/Entity.xml", "<AttributeName>cfb_sourcekey<", "<AttributeName>cfb_sourcekeys<", "alternate-key", "Entities/cfb_Note/Entity.xml", "table 'cfb_note' has no column 'cfb_sourcekeys'" },
        { "Entities/cfb_Note/Entity.xml", "<AttributeName>cfb_sourcekey<", "<AttributeName>cfb_text<", "alternate-key", "Entities/cfb_Note/Entity.xml", "cfb_text is ntext, which a key may not hold" },
        { "Entities/cfb_Note/Entity.xml", "<OptionSetName>cfb_mood<", "<OptionSetName>cfb_modes<", "option-set", "Entities/cfb_Note/Entity.xml", "there is no global choice 'cfb_modes'" },
        { "OptionSets/cfb_mood.xml", "471300001", "100000001", "option-set", "OptionSets/cfb_mood.xml", "100000001 does not start with" },
        { "OptionSets/cfb_mood.xml", "471300001", "471300000", "option-set", "OptionSets/cfb_mood.xml", "471300000 is used twice" },
        { "Other/FieldSecurityProfiles.xml", "<AttributeLogicalName>cfb_text<", "<AttributeLogicalName>cfb_words<", "field-security", "Other/FieldSecurityProfiles.xml", "has no column 'cfb_words'" },
        { "Other/FieldSecurityProfiles.xml", "<AttributeLogicalName>cfb_text<", "<AttributeLogicalName>cfb_name<", "field-security", "Other/FieldSecurityProfiles.xml", "cfb_note.cfb_name is not secured" },
        { "Other/FieldSecurityProfiles.xml", "<AttributeLogicalName>cfb_text<", "<AttributeLogicalName>cfb_name<", "field-security", "Entities/cfb_Note/Entity.xml", "cfb_text is secured, but no profile" },
    };

    [Theory]
    [MemberData(nameof(Breakages))]
    public void A_broken_source_is_named_with_its_rule(string file, string found, string replacement, string rule, string named, string message)
    {
        using var solution = new SampleSolution().Replace(file, found, replacement);

        Assert.Contains(solution.Check(), problem => problem.Rule == rule && problem.File == "Sample/" + named && problem.Message.Contains(message, System.StringComparison.Ordinal));
    }
}
