namespace CrmFeedback.Schema;

/// <summary>One theme of the catalogue (table <c>cfb_theme</c>).</summary>
public static class ThemeTable
{
    public const string Table = "cfb_theme";
    public const string EntitySet = "cfb_themes";
    public const string Id = "cfb_themeid";
    public const string Name = "cfb_name";
    public const string NameZhHans = "cfb_namezhhans";
    public const string NameZhHant = "cfb_namezhhant";
    public const string Code = "cfb_code";
    public const string Root = "cfb_root";
    public const string Keywords = "cfb_keywords";
    public const string Exclusions = "cfb_exclusions";
    public const string TeamId = "cfb_teamid";
    public const string IsShipped = "cfb_isshipped";

    public const string CodeKey = "cfb_theme_code";

    public const int NameLength = 100;
    public const int CodeLength = 50;
    public const int KeywordsLength = 20000;
}
