/** What the app's server tells of the imported solutions: the shapes of `/app/definitions/…`. */

export interface AppSummary {
  uniqueName: string;
  name: string;
}

export interface SubArea {
  id: string;
  title: string;
  table: string | null;
  url: string | null;
  dashboard: string | null;
}

export interface SiteMap {
  app: AppSummary;
  groups: { id: string; area: string; title: string; subAreas: SubArea[] }[];
}

export interface Option {
  value: number;
  label: string;
}

export type ColumnKind =
  | "text" | "memo" | "integer" | "decimal" | "money" | "boolean" | "choice" | "choices" | "state" | "status"
  | "datetime" | "lookup" | "partylist" | "uniqueidentifier" | "other";

export interface LookupTarget {
  table: string;
  entitySet: string;
  navigationProperty: string;
}

export interface Column {
  name: string;
  kind: ColumnKind;
  label: string;
  required: boolean;
  dateOnly: boolean;
  maxLength: number | null;
  min: number | null;
  max: number | null;
  precision: number | null;
  options: Option[];
  targets: LookupTarget[];
  secured: boolean;
  canCreate: boolean;
  canUpdate: boolean;
}

export interface Table {
  logicalName: string;
  objectTypeCode: number;
  entitySet: string;
  primaryId: string;
  primaryName: string;
  displayName: string;
  displayCollectionName: string;
  isActivity: boolean;
  hasMainForm: boolean;
  columns: Record<string, Column>;
}

export interface View {
  id: string;
  name: string;
  isDefault: boolean;
  isQuickFind: boolean;
  fetchXml: string;
  columns: { name: string; width: number; label: string }[];
}

export interface ChartColumn {
  alias: string;
  column: string;
  dateGrouping: string | null;
  aggregate: string | null;
}

export interface Chart {
  id: string;
  name: string;
  /** Dataverse's chart type: `Column`, `StackedColumn`, `Bar`, `StackedBar`, `Line`. */
  type: string;
  fetchXml: string;
  category: ChartColumn;
  series: ChartColumn | null;
  measure: ChartColumn;
  /** Colours as `#rrggbb`. */
  palette: string[];
}

export interface Tile {
  id: string;
  label: string;
  table: string;
  viewId: string;
  chartId: string | null;
  colSpan: number;
  pageSize: number;
}

export interface Dashboard {
  id: string;
  name: string;
  sections: { columns: number; tiles: Tile[] }[];
}

export type ControlKind = "field" | "subgrid" | "timeline" | "webresource" | "quickview" | "unsupported";

export interface FormControl {
  id: string;
  kind: ControlKind;
  classId: string;
  column: string | null;
  disabled: boolean;
  parameters: Record<string, string>;
}

export interface FormCell {
  id: string;
  label: string;
  showLabel: boolean;
  rowSpan: number;
  colSpan: number;
  control: FormControl | null;
}

export interface FormSection {
  name: string;
  label: string;
  showLabel: boolean;
  columns: number;
  rows: FormCell[][];
}

export interface FormTab {
  name: string;
  label: string;
  visible: boolean;
  columns: { width: string; sections: FormSection[] }[];
}

export interface FormHandler {
  event: string;
  tab: string | null;
  column: string | null;
  functionName: string;
  library: string;
  parameters: string;
  passExecutionContext: boolean;
}

export interface Form {
  id: string;
  name: string;
  type: string;
  libraries: string[];
  /** Base names of the resx web resources the libraries depend on. */
  stringTables: string[];
  handlers: FormHandler[];
  header: FormCell[];
  tabs: FormTab[];
}

/** A button that a solution adds to a form's command bar. */
export interface RibbonCommand {
  id: string;
  label: string;
  toolTip: string;
  functionName: string;
  library: string;
  needsSavedRow: boolean;
}

/** Every request for a definition carries the user's language, so that labels come back in it. */
export class Definitions {
  private readonly cache = new Map<string, Promise<unknown>>();

  /** `app`: the unique name of the app one is in; it decides which forms are offered. */
  constructor(private readonly languageId: number, public app = "") {}

  apps(): Promise<AppSummary[]> {
    return this.get("apps");
  }

  siteMap(app: string): Promise<SiteMap> {
    return this.get(`sitemap/${encodeURIComponent(app)}`);
  }

  table(logicalName: string): Promise<Table> {
    return this.get(`tables/${encodeURIComponent(logicalName)}`);
  }

  views(table: string): Promise<View[]> {
    return this.get(`tables/${encodeURIComponent(table)}/views`);
  }

  charts(table: string): Promise<Chart[]> {
    return this.get(`tables/${encodeURIComponent(table)}/charts`);
  }

  dashboard(id: string): Promise<Dashboard> {
    return this.get(`dashboards/${encodeURIComponent(id)}`);
  }

  commands(table: string): Promise<RibbonCommand[]> {
    return this.get(`tables/${encodeURIComponent(table)}/commands`);
  }

  /** Forms of one type (`main`, `quickCreate`), the one users see first at index 0. */
  forms(table: string, type: string): Promise<Form[]> {
    return this.get(`tables/${encodeURIComponent(table)}/forms?type=${encodeURIComponent(type)}&app=${encodeURIComponent(this.app)}`);
  }

  private get<T>(path: string): Promise<T> {
    const known = this.cache.get(path);
    if (known) {
      return known as Promise<T>;
    }
    const separator = path.includes("?") ? "&" : "?";
    const answer = fetch(`/app/definitions/${path}${separator}lcid=${this.languageId}`).then(async (response) => {
      if (!response.ok) {
        throw new Error(`${path}: ${response.status} ${await response.text()}`);
      }
      return (await response.json()) as T;
    });
    answer.catch(() => this.cache.delete(path));
    this.cache.set(path, answer);
    return answer;
  }
}
