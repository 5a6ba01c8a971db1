import type { Chart, Table, View } from "../api/definitions";
import { formatted, type Row } from "../api/webApi";
import type { Condition } from "../grid/fetch";

/** One place on the axis, or one series; its conditions lead to the rows it stands for. */
export interface Bucket {
  key: string;
  label: string;
  conditions: Condition[];
}

export interface ChartData {
  categories: Bucket[];
  series: Bucket[];
  /** By category, then by series; undefined where there are no rows. */
  values: (number | undefined)[][];
}

/** Suffix of the alias under which the year of a month is asked for. */
const yearSuffix = "_year";

/**
 * The aggregate query of a chart over the rows of a view. A grouping by month asks for the year too: March of one year is
 * not March of the next.
 */
export function chartFetch(chart: Chart, view: View): string {
  const document = new DOMParser().parseFromString(chart.fetchXml, "text/xml");
  const rows = new DOMParser().parseFromString(view.fetchXml, "text/xml").querySelector("entity");
  const entity = document.querySelector("entity");
  if (!entity || !rows) {
    throw new Error(`The chart ${chart.name} or the view ${view.name} has no entity element.`);
  }
  for (const part of [...rows.children].filter((c) => c.nodeName === "filter" || c.nodeName === "link-entity")) {
    const copy = document.importNode(part, true);
    for (const shown of [...copy.querySelectorAll("attribute,order")]) {
      shown.remove();
    }
    entity.appendChild(copy);
  }
  if (chart.category.dateGrouping === "month") {
    const year = document.createElement("attribute");
    year.setAttribute("name", chart.category.column);
    year.setAttribute("groupby", "true");
    year.setAttribute("dategrouping", "year");
    year.setAttribute("alias", chart.category.alias + yearSuffix);
    entity.appendChild(year);
  }
  return new XMLSerializer().serializeToString(document);
}

/** Sorts the answer of a chart's query into categories and series: choices in their own order, months without a gap, the rest by size. */
export function chartData(chart: Chart, table: Table, rows: Row[], language: string, blank: string): ChartData {
  const categories = new Map<string, Bucket>();
  const series = new Map<string, Bucket>();
  const cells = new Map<string, number>();
  for (const row of rows) {
    const value = row[chart.measure.alias];
    if (typeof value !== "number") {
      continue;
    }
    const category = chart.category.dateGrouping === "month" ? month(row, chart, language, blank) : bucket(row, table, chart.category.alias, chart.category.column, blank);
    const one = chart.series ? bucket(row, table, chart.series.alias, chart.series.column, blank) : { key: "", label: chart.name, conditions: [] };
    categories.set(category.key, categories.get(category.key) ?? category);
    series.set(one.key, series.get(one.key) ?? one);
    cells.set(`${category.key}\n${one.key}`, value);
  }
  const total = (key: string) => [...series.keys()].reduce((sum, s) => sum + (cells.get(`${key}\n${s}`) ?? 0), 0);
  const ordered = chart.category.dateGrouping === "month"
    ? months([...categories.values()], language)
    : inOrder([...categories.values()], table, chart.category.column, (a, b) => total(b.key) - total(a.key));
  const inSeries = inOrder([...series.values()], table, chart.series?.column ?? "", (a, b) => a.label.localeCompare(b.label, language));
  return { categories: ordered, series: inSeries, values: ordered.map((c) => inSeries.map((s) => cells.get(`${c.key}\n${s.key}`))) };
}

/** The answer's own texts are English; an option is named as the table names it in the user's language. */
function bucket(row: Row, table: Table, alias: string, column: string, blank: string): Bucket {
  const value = row[alias];
  if (value === null || value === undefined || value === "") {
    return { key: "", label: blank, conditions: [{ attribute: column, operator: "null" }] };
  }
  const key = String(value);
  const operand = typeof value === "boolean" ? (value ? "1" : "0") : key;
  const option = table.columns[column]?.options.find((o) => String(o.value) === key);
  return { key, label: option?.label ?? String(row[alias + formatted] ?? key), conditions: [{ attribute: column, operator: "eq", value: operand }] };
}

function month(row: Row, chart: Chart, language: string, blank: string): Bucket {
  const [y, m] = [row[chart.category.alias + yearSuffix], row[chart.category.alias]];
  return typeof y === "number" && typeof m === "number"
    ? monthBucket(y, m, chart.category.column, language)
    : { key: "", label: blank, conditions: [{ attribute: chart.category.column, operator: "null" }] };
}

function monthBucket(year: number, monthOfYear: number, column: string, language: string): Bucket {
  const key = `${year}-${String(monthOfYear).padStart(2, "0")}`;
  const last = new Date(Date.UTC(year, monthOfYear, 0)).getUTCDate();
  return {
    key,
    label: new Intl.DateTimeFormat(language, { month: "short", year: "numeric", timeZone: "UTC" }).format(new Date(Date.UTC(year, monthOfYear - 1, 1))),
    conditions: [
      { attribute: column, operator: "on-or-after", value: `${key}-01` },
      { attribute: column, operator: "on-or-before", value: `${key}-${String(last).padStart(2, "0")}` },
    ],
  };
}

/** Months in order, those without rows between them included. */
function months(found: Bucket[], language: string): Bucket[] {
  const dated = found.filter((b) => b.key !== "").sort((a, b) => a.key.localeCompare(b.key));
  const [first, last] = [dated[0], dated[dated.length - 1]];
  if (!first || !last) {
    return found;
  }
  const result: Bucket[] = [];
  const column = first.conditions[0]?.attribute ?? "";
  for (let [year, m] = first.key.split("-").map(Number) as [number, number]; ; [year, m] = m === 12 ? [year + 1, 1] : [year, m + 1]) {
    const next = monthBucket(year, m, column, language);
    result.push(next);
    if (next.key >= last.key) {
      return [...result, ...found.filter((b) => b.key === "")];
    }
  }
}

function inOrder(buckets: Bucket[], table: Table, column: string, otherwise: (a: Bucket, b: Bucket) => number): Bucket[] {
  const options = table.columns[column]?.options ?? [];
  if (options.length === 0) {
    return buckets.sort(otherwise);
  }
  const place = (b: Bucket) => {
    const index = options.findIndex((o) => String(o.value) === b.key);
    return index < 0 ? options.length : index;
  };
  return buckets.sort((a, b) => place(a) - place(b));
}

/** The colour of a series: the chart's palette in the order of the choice's options, so that a colour keeps its meaning. */
export function colourOf(chart: Chart, table: Table, series: Bucket, index: number): string {
  const options = table.columns[chart.series?.column ?? ""]?.options ?? [];
  const option = options.findIndex((o) => String(o.value) === series.key);
  return chart.palette[(option < 0 ? index : option) % Math.max(1, chart.palette.length)] ?? "#0f6cbd";
}

/** As `colourOf`, for a chart without series whose palette is meant for its categories. */
export function categoryColour(chart: Chart, table: Table, category: Bucket): string {
  const options = table.columns[chart.category.column]?.options ?? [];
  const option = options.findIndex((o) => String(o.value) === category.key);
  return chart.palette[option < 0 ? 0 : option % chart.palette.length] ?? chart.palette[0] ?? "#0f6cbd";
}
