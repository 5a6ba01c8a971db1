namespace CrmFeedback.Schema;

/// <summary>Definitions of environment variables (system table <c>environmentvariabledefinition</c>) and the names of ours.</summary>
public static class EnvironmentVariableTable
{
    public const string Table = "environmentvariabledefinition";
    public const string Id = "environmentvariabledefinitionid";
    public const string SchemaName = "schemaname";
    public const string DefaultValue = "defaultvalue";

    public const string MaskPersonalData = "cfb_MaskPersonalData";
    public const string SatisfactionHalfLifeDays = "cfb_SatisfactionHalfLifeDays";
}

/// <summary>Values an admin gave them (system table <c>environmentvariablevalue</c>).</summary>
public static class EnvironmentVariableValueTable
{
    public const string Table = "environmentvariablevalue";
    public const string DefinitionId = "environmentvariabledefinitionid";
    public const string Value = "value";
}
