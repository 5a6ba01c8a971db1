namespace CrmFeedback.Schema;

/// <summary>Columns of <c>account</c> that are read or extended.</summary>
public static class AccountTable
{
    public const string Table = "account";
    public const string Id = "accountid";
    public const string Name = "name";
    public const string EmailAddress1 = "emailaddress1";
    public const string EmailAddress2 = "emailaddress2";
    public const string EmailAddress3 = "emailaddress3";
    public const string Telephone1 = "telephone1";
    public const string Revenue = "revenue";
    public const string SatisfactionId = "cfb_satisfactionid";
}

/// <summary>Columns of <c>contact</c> that are read or extended.</summary>
public static class ContactTable
{
    public const string Table = "contact";
    public const string Id = "contactid";
    public const string Name = "fullname";
    public const string ParentCustomerId = "parentcustomerid";
    public const string EmailAddress1 = "emailaddress1";
    public const string EmailAddress2 = "emailaddress2";
    public const string EmailAddress3 = "emailaddress3";
    public const string Telephone1 = "telephone1";
    public const string MobilePhone = "mobilephone";
    public const string SatisfactionId = "cfb_satisfactionid";
}

/// <summary>Columns of <c>incident</c> (a case) that are read. The table exists only with Customer Service.</summary>
public static class IncidentTable
{
    public const string Table = "incident";
    public const string Id = "incidentid";
    public const string Title = "title";
    public const string Description = "description";
    public const string CustomerId = "customerid";
    public const string CaseOriginCode = "caseorigincode";

    public const int OriginPhone = 1;
    public const int OriginEmail = 2;
    public const int OriginWeb = 3;
    public const int StateResolved = 1;
    public const int StateCancelled = 2;
    public const int StatusMerged = 2000;
}

/// <summary>Columns of <c>email</c> that are read.</summary>
public static class EmailTable
{
    public const string Table = "email";
    public const string Id = "activityid";
    public const string Subject = "subject";
    public const string Description = "description";
    public const string DirectionCode = "directioncode";
    public const string RegardingObjectId = "regardingobjectid";
    public const string EmailSender = "emailsender";
    public const string Sender = "sender";
    public const string ActualEnd = "actualend";
    public const string SentOn = "senton";

    public const int StateCompleted = 1;
    public const int StateCancelled = 2;
    public const int StatusSent = 3;
}

/// <summary>Columns of <c>activityparty</c> that are read.</summary>
public static class ActivityPartyTable
{
    public const string Table = "activityparty";
    public const string ActivityId = "activityid";
    public const string PartyId = "partyid";
    public const string AddressUsed = "addressused";
    public const string ParticipationTypeMask = "participationtypemask";

    public const int MaskSender = 1;
    public const int MaskTo = 2;
    public const int MaskCopy = 3;
}

/// <summary>Columns of <c>incidentresolution</c> that are read: how and when a case was resolved.</summary>
public static class IncidentResolutionTable
{
    public const string Table = "incidentresolution";
    public const string IncidentId = "incidentid";
    public const string ActualEnd = "actualend";
}

/// <summary>Columns of <c>task</c> that are written.</summary>
public static class TaskTable
{
    public const string Table = "task";
    public const string Id = "activityid";
    public const string Subject = "subject";
    public const string ScheduledEnd = "scheduledend";
    public const string RegardingObjectId = "regardingobjectid";

    public const int StateCompleted = 1;
    public const int StatusCompleted = 5;
}

/// <summary>Teams (<c>team</c>).</summary>
public static class TeamTable
{
    public const string Table = "team";
}

/// <summary>Users (<c>systemuser</c>).</summary>
public static class SystemUserTable
{
    public const string Table = "systemuser";
}
