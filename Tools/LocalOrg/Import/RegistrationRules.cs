using System.Collections.Generic;
using System.Linq;
using CrmFeedback.LocalOrg.Metadata;

namespace CrmFeedback.LocalOrg.Import;

/// <summary>What steps, custom APIs and profiles of a package must refer to.</summary>
internal static class RegistrationRules
{
    /// <summary>Refuses a package that refers to a type, table or column that does not exist.</summary>
    public static void Check(SolutionPackage package, SolutionCatalog catalog, MetadataBuilder metadata)
    {
        foreach (var step in catalog.Steps.Where(step => step.Solution == package.Name))
            CheckStep(package, catalog, metadata, step);
        foreach (var api in catalog.CustomApis.Where(api => api.Solution == package.Name))
        {
            if (api.PluginTypeId is { } type && catalog.FindPluginType(type) is null)
                throw package.Refuse(SolutionImportProblem.UnknownPluginType, $"custom API '{api.UniqueName}' uses the plug-in type {type}, which no installed assembly registers.");
            if (api.BoundTable is { } bound && !metadata.Tables.ContainsKey(bound))
                throw TableReader.Missing(package, bound, $"binds the custom API '{api.UniqueName}' to it");
        }

        foreach (var profile in catalog.ColumnSecurityProfiles.Where(profile => profile.Solution == package.Name))
        {
            foreach (var permission in profile.Permissions)
            {
                if (!metadata.Tables.TryGetValue(permission.Table, out var table))
                    throw TableReader.Missing(package, permission.Table, $"names it in the column-security profile '{profile.Name}'");
                if (table.Find(permission.Column) is not { } column)
                    throw package.Refuse(SolutionImportProblem.MissingColumn, $"column-security profile '{profile.Name}' names '{permission.Table}.{permission.Column}', which does not exist.");
                if (!column.IsSecured)
                    throw package.Refuse(SolutionImportProblem.InvalidPackage, $"column-security profile '{profile.Name}' names '{permission.Table}.{permission.Column}', which is not secured (IsSecured 0).");
            }
        }
    }

    private static void CheckStep(SolutionPackage package, SolutionCatalog catalog, MetadataBuilder metadata, StepDefinition step)
    {
        if (catalog.FindPluginType(step.PluginTypeId) is not { } type)
            throw package.Refuse(SolutionImportProblem.UnknownPluginType, $"step '{step.Name}' uses the plug-in type {step.PluginTypeId} ({step.TypeName}), which no installed assembly registers.");
        if (!string.Equals(type.TypeName, step.TypeName, System.StringComparison.Ordinal))
            throw package.Refuse(SolutionImportProblem.UnknownPluginType, $"step '{step.Name}' names the type '{step.TypeName}', but its id is registered as '{type.TypeName}'.");
        if (step.Table is null)
            return;
        if (!metadata.Tables.TryGetValue(step.Table, out var table))
            throw TableReader.Missing(package, step.Table, $"registers the step '{step.Name}' on it");
        CheckColumns(package, table, step.FilteringColumns, $"step '{step.Name}' filters by");
        foreach (var image in step.Images)
            CheckColumns(package, table, image.Columns, $"image '{image.Name}' of step '{step.Name}' holds");
    }

    private static void CheckColumns(SolutionPackage package, TableBuilder table, IReadOnlyList<string> columns, string what)
    {
        if (columns.FirstOrDefault(column => table.Find(column) is null) is { } missing)
            throw package.Refuse(SolutionImportProblem.MissingColumn, $"{what} '{table.LogicalName}.{missing}', which does not exist.");
    }
}
