namespace CrmFeedback.Schema;

/// <summary>One setting with structure (table <c>cfb_setting</c>).</summary>
public static class SettingTable
{
    public const string Table = "cfb_setting";
    public const string EntitySet = "cfb_settings";
    public const string Id = "cfb_settingid";
    public const string Name = "cfb_name";
    public const string Code = "cfb_code";
    public const string Value = "cfb_value";

    public const string CodeKey = "cfb_setting_code";
}
