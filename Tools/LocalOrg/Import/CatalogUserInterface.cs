using System;
using System.Collections.Generic;
using System.Xml.Linq;
using CrmFeedback.LocalOrg.Metadata;

namespace CrmFeedback.LocalOrg.Import;

/// <summary>A solution that is installed.</summary>
/// <param name="UniqueName">Its unique name.</param>
/// <param name="Version">Its version.</param>
/// <param name="IsManaged">True if the managed package was imported.</param>
/// <param name="Publisher">Unique name of its publisher.</param>
/// <param name="CustomizationPrefix">The publisher's prefix (<c>cfb</c>).</param>
/// <param name="DisplayName">What people read.</param>
/// <param name="Sha256">Hash of the zip, lower-case hex.</param>
public sealed record InstalledSolution(
    string UniqueName, Version Version, bool IsManaged, string Publisher, string CustomizationPrefix, LocalizedText DisplayName, string Sha256);

/// <summary>A form or a dashboard.</summary>
/// <param name="Id">Form id.</param>
/// <param name="Table">Logical name of its table; empty for dashboards.</param>
/// <param name="Type"><c>main</c>, <c>quickCreate</c>, <c>quick</c>, <c>card</c>, <c>mobile</c> or <c>dashboard</c>.</param>
/// <param name="Name">What people read.</param>
/// <param name="Xml">The <c>form</c> element. Treat as read-only.</param>
/// <param name="Solution">The solution that brought it; empty for built-in ones.</param>
public sealed record FormDefinition(Guid Id, string Table, string Type, LocalizedText Name, XElement Xml, string Solution)
{
    /// <summary>0 hidden from form selection, 1 active.</summary>
    public bool IsActive { get; init; } = true;

    /// <summary>The diffs that were laid over the form, in order.</summary>
    public IReadOnlyList<FormLayer> Layers { get; init; } = Array.Empty<FormLayer>();
}

/// <summary>A managed solution's diff laid over a form.</summary>
/// <param name="Solution">The solution that brought it.</param>
/// <param name="Lost">Its parts that found no place.</param>
public sealed record FormLayer(string Solution, IReadOnlyList<string> Lost);

/// <summary>A system view.</summary>
/// <param name="Id">View id.</param>
/// <param name="Table">Logical name of its table.</param>
/// <param name="Name">What people read.</param>
/// <param name="QueryType">0 public, 1 advanced find, 2 associated, 4 quick find, 64 lookup.</param>
/// <param name="IsDefault">True if it is the table's first public view.</param>
/// <param name="FetchXml">The query.</param>
/// <param name="LayoutXml">The grid's columns.</param>
/// <param name="Solution">The solution that brought it.</param>
public sealed record SavedQueryDefinition(
    Guid Id, string Table, LocalizedText Name, int QueryType, bool IsDefault, string FetchXml, string LayoutXml, string Solution);

/// <summary>A chart.</summary>
/// <param name="Id">Chart id.</param>
/// <param name="Table">Logical name of its table.</param>
/// <param name="Name">What people read.</param>
/// <param name="DataDescription">The <c>datadefinition</c> element.</param>
/// <param name="PresentationDescription">The <c>Chart</c> element.</param>
/// <param name="Solution">The solution that brought it.</param>
public sealed record ChartDefinition(
    Guid Id, string Table, LocalizedText Name, XElement DataDescription, XElement? PresentationDescription, string Solution);

/// <summary>Type of a web resource, with the number Dataverse uses.</summary>
public enum WebResourceType
{
    /// <summary>Page.</summary>
    Html = 1,

    /// <summary>Style sheet.</summary>
    Css = 2,

    /// <summary>Script.</summary>
    JavaScript = 3,

    /// <summary>Data.</summary>
    Xml = 4,

    /// <summary>Image.</summary>
    Png = 5,

    /// <summary>Image.</summary>
    Jpg = 6,

    /// <summary>Image.</summary>
    Gif = 7,

    /// <summary>Silverlight.</summary>
    Xap = 8,

    /// <summary>Style sheet for XML.</summary>
    Xsl = 9,

    /// <summary>Icon.</summary>
    Ico = 10,

    /// <summary>Vector image.</summary>
    Svg = 11,

    /// <summary>Strings of one language.</summary>
    Resx = 12,
}

/// <summary>A web resource.</summary>
/// <param name="Id">Web resource id.</param>
/// <param name="Name">Name with its slashes (<c>cfb_/feedback/panel.html</c>).</param>
/// <param name="DisplayName">What people read.</param>
/// <param name="Type">Type.</param>
/// <param name="Content">The bytes. Do not change them.</param>
/// <param name="LanguageCode">Language, if it is bound to one.</param>
/// <param name="Dependencies">Names of web resources it needs.</param>
/// <param name="Solution">The solution that brought it.</param>
public sealed record WebResourceDefinition(
    Guid Id, string Name, string DisplayName, WebResourceType Type, byte[] Content, int? LanguageCode, IReadOnlyList<string> Dependencies, string Solution);

/// <summary>The navigation of an app.</summary>
/// <param name="UniqueName">Unique name, equal to its app's.</param>
/// <param name="Name">What people read.</param>
/// <param name="Xml">The <c>SiteMap</c> element.</param>
/// <param name="Solution">The solution that brought it.</param>
public sealed record SiteMapDefinition(string UniqueName, LocalizedText Name, XElement Xml, string Solution);

/// <summary>A component an app shows.</summary>
/// <param name="Type">Component type: 1 table, 26 view, 59 chart, 60 form or dashboard, 62 site map.</param>
/// <param name="SchemaName">For tables and site maps.</param>
/// <param name="Id">For the others.</param>
public sealed record AppModuleComponent(int Type, string? SchemaName, Guid? Id);

/// <summary>A model-driven app.</summary>
/// <param name="UniqueName">Unique name.</param>
/// <param name="Name">What people read.</param>
/// <param name="IconWebResourceId">Its icon.</param>
/// <param name="Components">What it shows.</param>
/// <param name="RoleIds">Security roles that may open it.</param>
/// <param name="Solution">The solution that brought it.</param>
public sealed record AppModuleDefinition(
    string UniqueName, LocalizedText Name, Guid? IconWebResourceId, IReadOnlyList<AppModuleComponent> Components, IReadOnlyList<Guid> RoleIds, string Solution);

/// <summary>Changes to a table's command bar, raw.</summary>
/// <param name="Table">Logical name of the table; empty for the application.</param>
/// <param name="Xml">The <c>RibbonDiffXml</c> element.</param>
/// <param name="Solution">The solution that brought it.</param>
public sealed record RibbonDiff(string Table, XElement Xml, string Solution);
