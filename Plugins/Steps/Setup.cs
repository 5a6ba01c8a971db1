using System.Linq;
using CrmFeedback.Feedback;
using CrmFeedback.FollowUp;
using CrmFeedback.Satisfaction;

namespace CrmFeedback.Steps;

/// <summary>The custom API <c>cfb_Setup</c>: creates themes and default settings where they are missing. Run it after every import.</summary>
public sealed class Setup : PluginBase
{
    /// <summary>Unique name of the custom API.</summary>
    public const string ApiName = "cfb_Setup";

    /// <summary>Response property: Integer.</summary>
    public const string ThemesCreated = "ThemesCreated";

    /// <summary>Response property: Integer.</summary>
    public const string SettingsCreated = "SettingsCreated";

    /// <summary>Declares the registration.</summary>
    public Setup()
        : base(Step.CustomApi(ApiName))
    {
    }

    /// <inheritdoc/>
    protected override string Run(StepRun run)
    {
        var themes = SetupRows.CreateThemes(run.Service);
        var settings = SetupRows.CreateSettings(run.Service, SetupRows.Settings.Concat(StandingSettings.Shipped).Concat(FollowUpModel.Shipped));
        run.Context.OutputParameters[ThemesCreated] = themes;
        run.Context.OutputParameters[SettingsCreated] = settings;
        return themes + " themes and " + settings + " settings created";
    }
}
