namespace CrmFeedback.LocalOrg.Metadata;

/// <summary>What a column holds. The comment names the SDK value type.</summary>
public enum ColumnType
{
    /// <summary>A row id: <c>Guid</c>.</summary>
    UniqueIdentifier,

    /// <summary>One line of text: <c>string</c>.</summary>
    Text,

    /// <summary>Several lines of text: <c>string</c>.</summary>
    Memo,

    /// <summary>Whole number of 32 bits: <c>int</c>.</summary>
    Integer,

    /// <summary>Whole number of 64 bits: <c>long</c>.</summary>
    BigInteger,

    /// <summary>Decimal number: <c>decimal</c>, exact to the column's precision.</summary>
    Decimal,

    /// <summary>Floating-point number: <c>double</c>.</summary>
    Double,

    /// <summary>Amount: <c>Money</c>, exact to four decimals.</summary>
    Money,

    /// <summary>Yes/no: <c>bool</c>.</summary>
    Boolean,

    /// <summary>One choice: <c>OptionSetValue</c>.</summary>
    Choice,

    /// <summary>Several choices: <c>OptionSetValueCollection</c>.</summary>
    Choices,

    /// <summary>The row's state (<c>statecode</c>): <c>OptionSetValue</c>.</summary>
    State,

    /// <summary>The row's status reason (<c>statuscode</c>): <c>OptionSetValue</c>.</summary>
    Status,

    /// <summary>Date and time, UTC, whole seconds: <c>DateTime</c>.</summary>
    DateTime,

    /// <summary>Reference to a row of one of the column's targets: <c>EntityReference</c>.</summary>
    Lookup,

    /// <summary>Reference to an account or a contact: <c>EntityReference</c>.</summary>
    Customer,

    /// <summary>Reference to a user or a team: <c>EntityReference</c>.</summary>
    Owner,

    /// <summary>Participants of an activity, kept as rows of <c>activityparty</c>: <c>EntityCollection</c>.</summary>
    PartyList,

    /// <summary>A table's logical name: <c>string</c>.</summary>
    EntityName,
}

/// <summary>How much a column must hold a value. Dataverse enforces only <see cref="SystemRequired"/> in the service; <see cref="ApplicationRequired"/> is the form's business.</summary>
public enum RequiredLevel
{
    /// <summary>Optional.</summary>
    None,

    /// <summary>Recommended on forms.</summary>
    Recommended,

    /// <summary>Required on forms.</summary>
    ApplicationRequired,

    /// <summary>Required by the platform.</summary>
    SystemRequired,
}

/// <summary>How a date/time column relates to time zones.</summary>
public enum DateTimeBehavior
{
    /// <summary>Stored in UTC, shown in the reader's time zone.</summary>
    UserLocal = 1,

    /// <summary>A date without time.</summary>
    DateOnly = 2,

    /// <summary>A date and time without time zone.</summary>
    TimeZoneIndependent = 3,
}
