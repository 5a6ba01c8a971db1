using System;
using System.Collections.Generic;
using System.Linq;
using CrmFeedback.LocalOrg.Import;
using CrmFeedback.LocalOrg.Metadata;
using CrmFeedback.LocalOrg.WebApi;

namespace CrmFeedback.Tests.LocalOrg.WebApi;

/// <summary>A model of three tables, for tests of what is computed from metadata alone.</summary>
internal static class SmallModel
{
    public static readonly Uri Root = new("http://localhost/api/data/v9.2/");

    public static readonly DataverseModel Model = DataverseModel.Build(
        new OrganizationMetadata([Account(), Contact(), Feedback()], Relationships(), [], [1033]), SolutionCatalog.Empty);

    public static TableDefinition Table(string name) => Model.Metadata.RequireTable(name);

    private static TableDefinition Account() => new(
    [
        Column("accountid", ColumnType.UniqueIdentifier), Column("name", ColumnType.Text), Column("description", ColumnType.Memo),
        Column("numberofemployees", ColumnType.Integer), Column("revenue", ColumnType.Money), Column("exchangerate", ColumnType.Decimal),
        Column("address1_latitude", ColumnType.Double), Column("donotemail", ColumnType.Boolean), Column("industrycode", ColumnType.Choice),
        Column("statecode", ColumnType.State), Column("createdon", ColumnType.DateTime), Column("versionnumber", ColumnType.BigInteger),
        Column("primarycontactid", ColumnType.Lookup, "contact"), Column("parentaccountid", ColumnType.Lookup, "account"),
    ])
    {
        LogicalName = "account", SchemaName = "Account", EntitySetName = "accounts", ObjectTypeCode = 1, PrimaryId = "accountid", PrimaryName = "name", Ownership = TableOwnership.User,
    };

    private static TableDefinition Contact() => new(
    [
        Column("contactid", ColumnType.UniqueIdentifier), Column("fullname", ColumnType.Text),
        new ColumnDefinition { LogicalName = "birthdate", SchemaName = "BirthDate", Type = ColumnType.DateTime, DateTimeBehavior = DateTimeBehavior.DateOnly },
        Column("parentcustomerid", ColumnType.Customer, "account", "contact"),
    ])
    {
        LogicalName = "contact", SchemaName = "Contact", EntitySetName = "contacts", ObjectTypeCode = 2, PrimaryId = "contactid", PrimaryName = "fullname", Ownership = TableOwnership.User,
    };

    private static TableDefinition Feedback() => new(
    [
        Column("cfb_feedbackid", ColumnType.UniqueIdentifier), Column("cfb_name", ColumnType.Text), Column("cfb_sourcekey", ColumnType.Text),
        Column("cfb_emotions", ColumnType.Choices), Column("cfb_accountid", ColumnType.Lookup, "account"),
    ])
    {
        LogicalName = "cfb_feedback", SchemaName = "cfb_Feedback", EntitySetName = "cfb_feedbacks", ObjectTypeCode = 10001, PrimaryId = "cfb_feedbackid", PrimaryName = "cfb_name",
        Ownership = TableOwnership.User,
        Keys = [new KeyDefinition("cfb_feedback_sourcekey", "cfb_Feedback_SourceKey", ["cfb_sourcekey"], LocalizedText.Empty, KeyStatus.Active)],
    };

    private static IEnumerable<RelationshipDefinition> Relationships() =>
    [
        Lookup("account_primary_contact", "contact", "account", "primarycontactid", "primarycontactid"),
        Lookup("account_parent_account", "account", "account", "parentaccountid", "parentaccountid"),
        Lookup("contact_customer_accounts", "account", "contact", "parentcustomerid", "parentcustomerid_account"),
        Lookup("contact_customer_contacts", "contact", "contact", "parentcustomerid", "parentcustomerid_contact"),
        Lookup("cfb_account_feedback_accountid", "account", "cfb_feedback", "cfb_accountid", "cfb_AccountId"),
    ];

    private static OneToManyRelationship Lookup(string name, string one, string many, string column, string property) => new()
    {
        SchemaName = name, ReferencedTable = one, ReferencedColumn = one + "id", ReferencingTable = many, ReferencingColumn = column,
        ReferencingNavigationProperty = property, ReferencedNavigationProperty = name,
    };

    private static ColumnDefinition Column(string name, ColumnType type, params string[] targets) =>
        new() { LogicalName = name, SchemaName = name, Type = type, Targets = targets.ToArray(), IsPrimaryId = type == ColumnType.UniqueIdentifier };
}
