using System;
using System.Collections.Generic;
using System.Linq;
using CrmFeedback.LocalOrg.Import;
using CrmFeedback.LocalOrg.Metadata;

namespace CrmFeedback.LocalOrg.Storage;

/// <content>Imports and what the organisation decides about imported components: each change writes the file, then replaces the snapshot.</content>
public sealed partial class SqliteStore
{
    /// <inheritdoc />
    public SolutionImportResult Import(byte[] zip, bool activateSteps)
    {
        var package = SolutionPackage.Open(zip);
        return Change(() =>
        {
            var packages = SystemTables.Packages(writer).ToList();
            var index = packages.FindIndex(installed => string.Equals(installed.Name, package.Name, StringComparison.OrdinalIgnoreCase));
            if (index >= 0)
                ManagedRules.CheckUpdate(package, packages[index]);
            var known = Catalog.Steps.Select(step => step.Id).ToHashSet();
            if (index >= 0)
                packages[index] = package;
            else
                packages.Add(package);

            var next = Compose(packages);
            RefuseTypeChanges(package, next.Metadata);
            ResetChangedKeys(next.Metadata);
            if (index >= 0 && package.Solution.IsManaged)
                Discard(next);
            SchemaWriter.Apply(writer, next.Metadata);
            SystemTables.SaveZip(writer, package.Name, zip);
            if (activateSteps)
            {
                foreach (var step in next.Catalog.Steps.Where(step => step.Solution == package.Name && !known.Contains(step.Id)))
                    SystemTables.SaveStep(writer, step.Id, isEnabled: true);
            }

            snapshot = Compose(packages);
            var brought = package.Name;
            return new SolutionImportResult(
                package.Solution,
                index >= 0,
                DisplayWarnings.Of(brought, snapshot.Metadata, snapshot.Catalog),
                (from table in snapshot.Metadata.Tables from key in table.Keys where key.Status == KeyStatus.Pending select (table.LogicalName, key.LogicalName)).ToArray());
        });
    }

    /// <inheritdoc />
    public void Remove(string uniqueName) => Change(() =>
    {
        var packages = SystemTables.Packages(writer).ToList();
        var package = packages.Find(installed => string.Equals(installed.Name, uniqueName, StringComparison.OrdinalIgnoreCase))
            ?? throw new SolutionImportException(uniqueName, SolutionImportProblem.MissingDependency, $"The solution '{uniqueName}' is not installed.", isRemoval: true);
        ManagedRules.CheckRemoval(package, packages);
        packages.Remove(package);
        var next = Compose(packages);
        Discard(next);
        SchemaWriter.Apply(writer, next.Metadata);
        SystemTables.RemoveZip(writer, package.Name);
        snapshot = Compose(packages);
        return true;
    });

    /// <inheritdoc />
    public IReadOnlyList<(string Table, KeyDefinition Key)> ActivatePendingKeys() => Change(() =>
    {
        var changed = new List<(string, KeyDefinition)>();
        foreach (var table in Metadata.Tables)
        {
            foreach (var key in table.Keys.Where(key => key.Status == KeyStatus.Pending))
                changed.Add((table.LogicalName, Activate(table.LogicalName, key)));
        }

        Recompose();
        return changed;
    });

    /// <inheritdoc />
    public KeyDefinition SetKeyStatus(string table, string key, KeyStatus status) => Change(() =>
    {
        var definition = Metadata.RequireTable(table).FindKey(key)
            ?? throw new AlternateKeyException(table, AlternateKeyProblem.NoSuchKey, $"'{table}' has no alternate key '{key}'.");
        if (status == KeyStatus.Active)
        {
            Activate(table, definition);
        }
        else
        {
            SchemaWriter.DropKeyIndex(writer, table, definition.LogicalName);
            SystemTables.SaveKeyStatus(writer, table, definition.LogicalName, status);
        }

        Recompose();
        return Metadata.RequireTable(table).FindKey(key)!;
    });

    /// <inheritdoc />
    public void SetStepEnabled(Guid stepId, bool isEnabled) => Change(() =>
    {
        var step = Catalog.Steps.FirstOrDefault(step => step.Id == stepId) ?? throw new ArgumentException($"No step has the id {stepId}.", nameof(stepId));
        if (!step.IsCustomizable && Catalog.Solutions.Any(solution => solution.IsManaged && solution.UniqueName == step.Solution))
            throw new InvalidOperationException($"The step '{step.Name}' is a managed component of '{step.Solution}' that cannot be customised; its state stays as the import left it.");
        SystemTables.SaveStep(writer, stepId, isEnabled);
        Recompose();
        return true;
    });

    /// <inheritdoc />
    public void SetProfileMember(Guid profileId, Guid principalId, bool isMember) => Change(() =>
    {
        if (!Catalog.ColumnSecurityProfiles.Any(profile => profile.Id == profileId))
            throw new ArgumentException($"No column-security profile has the id {profileId}.", nameof(profileId));
        SystemTables.SaveMember(writer, profileId, principalId, isMember);
        Recompose();
        return true;
    });

    // What a removed or upgraded managed solution no longer brings goes, data included.
    private void Discard(Snapshot next)
    {
        SchemaRemover.Apply(writer, Metadata, next.Metadata);
        foreach (var step in Catalog.Steps.Where(step => next.Catalog.Steps.All(other => other.Id != step.Id)))
            SystemTables.SaveStep(writer, step.Id, isEnabled: false);
        foreach (var profile in Catalog.ColumnSecurityProfiles.Where(profile => next.Catalog.ColumnSecurityProfiles.All(other => other.Id != profile.Id)))
            SystemTables.ForgetProfile(writer, profile.Id);
    }

    private KeyDefinition Activate(string table, KeyDefinition key)
    {
        var status = SchemaWriter.TryCreateKeyIndex(writer, table, key) ? KeyStatus.Active : KeyStatus.Failed;
        SystemTables.SaveKeyStatus(writer, table, key.LogicalName, status);
        return key with { Status = status };
    }

    private void Recompose() => snapshot = Compose(SystemTables.Packages(writer));

    private Snapshot Compose(IReadOnlyList<SolutionPackage> packages)
    {
        var (metadata, catalog) = SolutionComposer.Compose(packages, SystemTables.State(writer), options.CustomerService);
        return new(metadata, catalog);
    }

    // The composer starts from the base each time, so a type changed between versions shows only against what is installed.
    private void RefuseTypeChanges(SolutionPackage package, OrganizationMetadata next)
    {
        foreach (var table in Metadata.Tables)
        {
            foreach (var column in table.Columns)
            {
                if (next.FindTable(table.LogicalName)?.FindColumn(column.LogicalName) is { } changed && changed.Type != column.Type)
                    throw package.Refuse(SolutionImportProblem.ColumnTypeChanged, $"column '{table.LogicalName}.{column.LogicalName}' is {column.Type} and would become {changed.Type}; a column keeps its type for ever.");
            }
        }
    }

    // A newer solution that changes a key's columns starts its index anew.
    private void ResetChangedKeys(OrganizationMetadata next)
    {
        foreach (var table in Metadata.Tables)
        {
            foreach (var key in table.Keys)
            {
                if (next.FindTable(table.LogicalName)?.FindKey(key.LogicalName) is { } now && now.Columns.SequenceEqual(key.Columns, StringComparer.Ordinal))
                    continue;
                SchemaWriter.DropKeyIndex(writer, table.LogicalName, key.LogicalName);
                SystemTables.SaveKeyStatus(writer, table.LogicalName, key.LogicalName, KeyStatus.Pending);
            }
        }
    }
}
