using System;
using System.Collections.Generic;
using System.Security.Cryptography;
using System.Text;
using CrmFeedback.LocalOrg.Pipeline;
using CrmFeedback.LocalOrg.Security;
using Microsoft.Xrm.Sdk;

namespace CrmFeedback.LocalOrg.Import;

/// <summary>
/// Keeps the rows of <c>environmentvariabledefinition</c> in step with the imported solutions: a definition is a component and
/// a row at once. Values (<c>environmentvariablevalue</c>) are the admin's and are left alone.
/// </summary>
internal static class EnvironmentVariableRows
{
    private const string Table = "environmentvariabledefinition";
    private const int BaseLanguage = 1033;

    /// <summary>Adds the rows that are missing and brings the others up to date.</summary>
    public static void Write(OrganizationCore core, IEnumerable<EnvironmentVariableDefinition> definitions)
    {
        var time = core.Clock.GetUtcNow().UtcDateTime;
        var now = new DateTime(time.Ticks - (time.Ticks % TimeSpan.TicksPerSecond), DateTimeKind.Utc);
        using var session = core.Store.BeginWrite();
        foreach (var definition in definitions)
        {
            var id = IdOf(definition);
            var row = new Entity(Table, id)
            {
                ["schemaname"] = definition.SchemaName,
                ["displayname"] = definition.DisplayName.For(BaseLanguage),
                ["description"] = definition.Description.For(BaseLanguage),
                ["defaultvalue"] = definition.DefaultValue,
                ["type"] = new OptionSetValue(definition.Type),
                ["isrequired"] = definition.IsRequired,
                ["modifiedon"] = now,
                ["modifiedby"] = SystemUser(),
            };
            if (session.Exists(Table, id))
            {
                session.Update(row);
                continue;
            }

            foreach (var (column, value) in Created(now))
                row[column] = value;
            session.Insert(row);
        }

        session.Commit();
    }

    /// <summary>Removes the rows of definitions that are gone, with their values.</summary>
    public static void Remove(OrganizationCore core, IEnumerable<EnvironmentVariableDefinition> definitions)
    {
        using var session = core.Store.BeginWrite();
        foreach (var definition in definitions)
        {
            foreach (var value in Messages.Rows.Where(session, session.Metadata.RequireTable("environmentvariablevalue"), "environmentvariabledefinitionid", IdOf(definition)))
                session.Delete("environmentvariablevalue", value.Id);
            session.Delete(Table, IdOf(definition));
        }

        session.Commit();
    }

    // The same name gives the same id in every local organisation, so an import finds the row of the one before.
    private static Guid IdOf(EnvironmentVariableDefinition definition) =>
        new(SHA256.HashData(Encoding.UTF8.GetBytes(Table + " " + definition.SchemaName.ToLowerInvariant())).AsSpan(0, 16));

    private static IEnumerable<(string Column, object Value)> Created(DateTime now) =>
    [
        ("createdon", now), ("createdby", SystemUser()), ("ownerid", SystemUser()), ("owninguser", SystemUser()),
        ("owningbusinessunit", new EntityReference("businessunit", WellKnown.RootBusinessUnitId)),
        ("statecode", new OptionSetValue(0)), ("statuscode", new OptionSetValue(1)), ("secretstore", new OptionSetValue(0)),
    ];

    private static EntityReference SystemUser() => new("systemuser", WellKnown.SystemUserId);
}
