using System.Collections.Generic;

namespace CrmFeedback.LocalOrg.App.Definitions;

/// <summary>A model-driven app, for the app switcher.</summary>
public sealed record AppSummary(string UniqueName, string Name);

/// <summary>An entry of the navigation: a table's list, a dashboard, or a page by URL.</summary>
public sealed record SubAreaView(string Id, string Title, string? Table, string? Url, string? Dashboard);

/// <summary>A group of the navigation with the area it stands in.</summary>
public sealed record GroupView(string Id, string Area, string Title, IReadOnlyList<SubAreaView> SubAreas);

/// <summary>An app's navigation in one language.</summary>
public sealed record SiteMapView(AppSummary App, IReadOnlyList<GroupView> Groups);

/// <summary>An option of a choice.</summary>
public sealed record OptionView(int Value, string Label);

/// <summary>A table a lookup may point to, and how the Web API binds it.</summary>
public sealed record LookupTargetView(string Table, string EntitySet, string NavigationProperty);

/// <summary>A column as forms and grids need it; <paramref name="Kind"/> is one of the client's column kinds.</summary>
public sealed record ColumnView(
    string Name, string Kind, string Label, bool Required, bool DateOnly, int? MaxLength, decimal? Min, decimal? Max, int? Precision,
    IReadOnlyList<OptionView> Options, IReadOnlyList<LookupTargetView> Targets, bool Secured, bool CanCreate, bool CanUpdate);

/// <summary>A table in one language.</summary>
public sealed record TableView(
    string LogicalName, int ObjectTypeCode, string EntitySet, string PrimaryId, string PrimaryName, string DisplayName, string DisplayCollectionName,
    bool IsActivity, bool HasMainForm, IReadOnlyDictionary<string, ColumnView> Columns);

/// <summary>A column of a grid; the width is in pixels.</summary>
public sealed record ViewColumn(string Name, int Width, string Label);

/// <summary>A system view in one language.</summary>
public sealed record ViewView(string Id, string Name, bool IsDefault, bool IsQuickFind, string FetchXml, IReadOnlyList<ViewColumn> Columns);

/// <summary>A control on a form; <paramref name="Kind"/> is field, subgrid, timeline, webresource, quickview or unsupported.</summary>
public sealed record ControlView(string Id, string Kind, string ClassId, string? Column, bool Disabled, IReadOnlyDictionary<string, string> Parameters);

/// <summary>A cell of a form.</summary>
public sealed record CellView(string Id, string Label, bool ShowLabel, int RowSpan, int ColSpan, ControlView? Control);

/// <summary>A section of a form's tab.</summary>
public sealed record SectionView(string Name, string Label, bool ShowLabel, int Columns, IReadOnlyList<IReadOnlyList<CellView>> Rows);

/// <summary>A column of a tab; the width is a percentage such as <c>50%</c>.</summary>
public sealed record TabColumnView(string Width, IReadOnlyList<SectionView> Sections);

/// <summary>A tab of a form.</summary>
public sealed record TabView(string Name, string Label, bool Visible, IReadOnlyList<TabColumnView> Columns);

/// <summary>A script to run on an event of a form.</summary>
public sealed record HandlerView(string Event, string? Tab, string? Column, string FunctionName, string Library, string Parameters, bool PassExecutionContext);

/// <summary>A form in one language.</summary>
public sealed record FormView(
    string Id, string Name, string Type, IReadOnlyList<string> Libraries, IReadOnlyList<string> StringTables, IReadOnlyList<HandlerView> Handlers,
    IReadOnlyList<CellView> Header, IReadOnlyList<TabView> Tabs);

/// <summary>A button a solution adds to a form's command bar; it runs a script function with the form context.</summary>
public sealed record CommandView(string Id, string Label, string ToolTip, string FunctionName, string Library, bool NeedsSavedRow);
