namespace CrmFeedback.Schema;

/// <summary>One agent's correction of one feedback (table <c>cfb_correction</c>).</summary>
public static class CorrectionTable
{
    public const string Table = "cfb_correction";
    public const string EntitySet = "cfb_corrections";
    public const string Id = "cfb_correctionid";
    public const string Name = "cfb_name";
    public const string FeedbackId = "cfb_feedbackid";
    public const string Sentiment = "cfb_sentiment";
    public const string Themes = "cfb_themes";
    public const string Note = "cfb_note";
    public const string WasSentiment = "cfb_wassentiment";
    public const string WasScore = "cfb_wasscore";
    public const string WasThemes = "cfb_wasthemes";
    public const string CorrectedById = "cfb_correctedbyid";
    public const string CorrectedOn = "cfb_correctedon";
    public const string IsUndone = "cfb_isundone";
    public const string UndoneOn = "cfb_undoneon";

    public const string FeedbackRelationship = "cfb_feedback_corrections";

    public const int NameLength = 200;
    public const int ThemesLength = 400;
    public const int WasThemesLength = 400;
}
