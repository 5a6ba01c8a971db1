using System.Collections.Generic;

namespace CrmFeedback.Packer.Rules;

/// <summary>Every rule a solution's sources must keep. Order does not matter; all problems are reported at once.</summary>
public static class AllRules
{
    /// <summary>The rules.</summary>
    public static IReadOnlyList<IRule> List { get; } =
    [
        new AlternateKeyRule(),
        new AppRule(),
        new AssemblyRootRule(),
        new AssemblyRule(),
        new BinaryRule(),
        new CascadeRule(),
        new ChartRule(),
        new ColumnNameRule(),
        new CustomApiRule(),
        new DefaultViewRule(),
        new DependencyRule(),
        new DuplicateIdRule(),
        new ElementOrderRule(),
        new EntityFolderRule(),
        new EntityPlaceholderRule(),
        new EnvironmentVariableRule(),
        new FieldSecurityRule(),
        new FormColumnRule(),
        new FormHandlerRule(),
        new FormLayoutRule(),
        new FormReferenceRule(),
        new LanguageRule(),
        new LookupRule(),
        new ManifestRule(),
        new MaxLengthRule(),
        new NavigationPropertyRule(),
        new OptionSetRule(),
        new PackageTypeRule(),
        new PanelLibraryRule(),
        new PlaceholderRule(),
        new PrimaryNameRule(),
        new RelationshipEndRule(),
        new RelationshipIndexRule(),
        new RequiredFilesRule(),
        new RibbonRule(),
        new RoleRule(),
        new RootComponentRule(),
        new SectionOrderRule(),
        new SectionPlaceholderRule(),
        new SiteMapRule(),
        new StepColumnRule(),
        new StepRule(),
        new StrayFileRule(),
        new SystemColumnRule(),
        new SystemFormDiffRule(),
        new SystemRelationshipRule(),
        new ViewRule(),
        new WebResourceReferenceRule(),
        new WebResourceRule(),
    ];
}
