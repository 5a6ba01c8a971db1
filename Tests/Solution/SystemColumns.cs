using System;
using System.Collections.Generic;
using System.Linq;

namespace CrmFeedback.Tests.Solution;

/// <summary>The columns of Microsoft's tables that our forms, views and steps use, as Microsoft's table reference lists them.</summary>
public static class SystemColumns
{
    private const string Common = "createdby createdon modifiedby modifiedon ownerid statecode statuscode";

    private const string Address = "address1_line1 address1_line2 address1_city address1_stateorprovince address1_postalcode address1_country";

    private static readonly Dictionary<string, string> ByTable = new(StringComparer.Ordinal)
    {
        ["account"] = Common + " " + Address + " accountid name accountnumber telephone1 fax emailaddress1 emailaddress2 emailaddress3 websiteurl primarycontactid parentaccountid industrycode customertypecode numberofemployees revenue preferredcontactmethodcode donotemail donotphone description",
        ["contact"] = Common + " " + Address + " contactid fullname firstname lastname jobtitle department parentcustomerid emailaddress1 emailaddress2 emailaddress3 telephone1 mobilephone birthdate preferredcontactmethodcode donotemail donotphone description",
        ["incident"] = Common + " incidentid title ticketnumber customerid primarycontactid description prioritycode severitycode caseorigincode casetypecode subjectid productid parentcaseid isescalated followupby emailaddress",
        ["activityparty"] = "activitypartyid activityid partyid addressused participationtypemask",
        ["email"] = Common + " activityid subject description regardingobjectid emailsender sender directioncode actualend senton",
    };

    /// <summary>The known columns of a system table.</summary>
    public static IReadOnlyList<string> Of(string table) =>
        ByTable.TryGetValue(table, out var columns)
            ? [.. columns.Split(' ')]
            : throw new ArgumentException($"The solutions use no system table named '{table}'; known are {string.Join(", ", ByTable.Keys.Order(StringComparer.Ordinal))}.", nameof(table));
}
