using System;
using CrmFeedback.LocalOrg.Metadata;
using CrmFeedback.LocalOrg.Storage;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace CrmFeedback.LocalOrg.Query;

/// <summary>Runs queries of any kind: reads them into one model, turns that into SQL, reads the rows.</summary>
internal static class QueryRunner
{
    public static EntityCollection Run(Database database, OrganizationMetadata metadata, TimeProvider clock, QueryBase query, RowAccess access) => throw new NotImplementedException();
}
