// @vitest-environment happy-dom
import { describe, expect, it } from "vitest";
import type { Chart, Table, View } from "../src/api/definitions";
import { chartData, chartFetch, colourOf } from "../src/chart/chartData";
import { layOut } from "../src/chart/marks";
import { withConditions } from "../src/grid/fetch";
import { placeUrl, readPlace } from "../src/router";

const label = "@OData.Community.Display.V1.FormattedValue";
const table = {
  columns: { mood: { options: [{ value: 1, label: "Bad" }, { value: 2, label: "Good" }] } },
} as unknown as Table;
const byMonth: Chart = {
  id: "c", name: "Mood by month", type: "StackedColumn", palette: ["#ff0000", "#00ff00"],
  fetchXml: '<fetch aggregate="true"><entity name="x"><attribute name="on" groupby="true" dategrouping="month" alias="month"/><attribute name="mood" groupby="true" alias="mood"/><attribute name="xid" aggregate="count" alias="n"/></entity></fetch>',
  category: { alias: "month", column: "on", dateGrouping: "month", aggregate: null },
  series: { alias: "mood", column: "mood", dateGrouping: null, aggregate: null },
  measure: { alias: "n", column: "xid", dateGrouping: null, aggregate: "count" },
};
const view = {
  name: "Active",
  fetchXml: '<fetch><entity name="x"><attribute name="a"/><order attribute="a"/><filter><condition attribute="statecode" operator="eq" value="0"/></filter><link-entity name="y" from="yid" to="y" alias="l"><attribute name="b"/><filter><condition attribute="c" operator="not-null"/></filter></link-entity></entity></fetch>',
} as unknown as View;

describe("a chart", () => {
  it("asks for the rows of its view and tells the months of two years apart", () => {
    const entity = new DOMParser().parseFromString(chartFetch(byMonth, view), "text/xml").querySelector("entity");
    expect([...(entity?.children ?? [])].map((c) => `${c.nodeName.toLowerCase()} ${c.getAttribute("alias") ?? ""}`.trim())).toEqual(
      ["attribute month", "attribute mood", "attribute n", "filter", "link-entity l", "attribute month_year"]);
    expect(entity?.querySelector("link-entity")?.querySelectorAll("attribute,order").length).toBe(0);
  });

  it("keeps months in order without a gap, choices in their own order, and rows without a value", () => {
    const rows = [
      { month: 2, month_year: 2026, mood: 2, [`mood${label}`]: "Good", n: 3 },
      { month: 11, month_year: 2025, mood: 1, [`mood${label}`]: "Bad", n: 5 },
      { month: 11, month_year: 2025, mood: null, n: 1 },
    ];
    const data = chartData(byMonth, table, rows, "en", "(blank)");
    expect(data.categories.map((c) => c.label)).toEqual(["Nov 2025", "Dec 2025", "Jan 2026", "Feb 2026"]);
    expect(data.series.map((s) => s.label)).toEqual(["Bad", "Good", "(blank)"]);
    expect(data.values).toEqual([[5, undefined, 1], [undefined, undefined, undefined], [undefined, undefined, undefined], [undefined, 3, undefined]]);
    expect(data.categories[3]?.conditions).toEqual([
      { attribute: "on", operator: "on-or-after", value: "2026-02-01" }, { attribute: "on", operator: "on-or-before", value: "2026-02-28" }]);
    expect(data.series[2]?.conditions).toEqual([{ attribute: "mood", operator: "null" }]);
  });

  it("gives an option the same colour whichever others have rows", () => {
    const only = chartData(byMonth, table, [{ month: 1, month_year: 2026, mood: 2, n: 1 }], "en", "");
    expect(only.series.map((s, index) => colourOf(byMonth, table, s, index))).toEqual(["#00ff00"]);
  });

  it("stacks its parts without overlap inside its box, negative values below zero", () => {
    const category = (key: string) => ({ key, label: key, conditions: [] });
    const drawing = layOut({ categories: [category("a"), category("b")], series: [category("x"), category("y")], values: [[1, 2], [3, undefined]] }, "columns", 400, 200);
    const [lower, upper, other] = drawing.marks;
    expect(drawing.marks.length).toBe(3);
    expect(lower && upper && Math.abs(upper.y + upper.height - lower.y) < 0.001).toBe(true);
    expect(lower && other && Math.abs(other.height - 3 * lower.height) < 0.001).toBe(true);
    expect(drawing.marks.every((m) => m.x >= drawing.plot.left && m.x + m.width <= drawing.plot.right && m.y >= drawing.plot.top)).toBe(true);
    const line = layOut({ categories: [category("a")], series: [category("x")], values: [[-40]] }, "line", 400, 200);
    expect(line.marks[0] && line.marks[0].y > line.zero).toBe(true);
  });

  it("leads to its rows by an address that can be kept", () => {
    const drill = { label: "Nov 2025 · Bad & worse", conditions: [{ attribute: "mood", operator: "eq", value: "1" }, { attribute: "on", operator: "null" }] };
    const place = { kind: "list", app: "a", table: "x", viewId: "v", chartId: "c", drill } as const;
    expect(readPlace(placeUrl(place).replace("/main.aspx", ""))).toEqual(place);
    expect(readPlace("?appname=a&pagetype=entitylist&etn=x&filter=%7Bbroken")).toEqual({ kind: "list", app: "a", table: "x", viewId: null });
    expect(readPlace("?appname=a&pagetype=dashboard&id={E2D1}")).toEqual({ kind: "dashboard", app: "a", id: "e2d1" });
    const narrowed = new DOMParser().parseFromString(withConditions(view.fetchXml, drill.conditions), "text/xml");
    expect(narrowed.querySelectorAll("entity > filter").length).toBe(2);
    expect(narrowed.querySelector('condition[attribute="on"]')?.hasAttribute("value")).toBe(false);
  });
});
