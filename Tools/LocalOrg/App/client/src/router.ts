import type { Drill } from "./grid/fetch";

/** Where the app is: the same query string a model-driven app has (`main.aspx?appname=…&pagetype=…`). */

export type Place =
  | { kind: "list"; app: string; table: string; viewId: string | null; chartId?: string | undefined; drill?: Drill | undefined }
  | { kind: "dashboard"; app: string; id: string }
  | { kind: "record"; app: string; table: string; id: string | null; formId: string | null; defaults: Record<string, string>; tab?: string | undefined; bare?: boolean }
  | { kind: "webresource"; app: string; name: string; data: string | null }
  | { kind: "home"; app: string | null };

const listPage = "entitylist";
const dashboardPage = "dashboard";
const recordPage = "entityrecord";
const webResourcePage = "webresource";

export function readPlace(search: string): Place {
  const query = new URLSearchParams(search);
  const app = query.get("appname");
  const table = query.get("etn");
  const page = query.get("pagetype");
  if (app && table && page === listPage) {
    const [chartId, drill] = [query.get("chartid"), readDrill(query.get("filter"))];
    return { kind: "list", app, table, viewId: query.get("viewid"), ...(chartId ? { chartId } : {}), ...(drill ? { drill } : {}) };
  }
  const dashboard = bare(query.get("id"));
  if (app && dashboard && page === dashboardPage) {
    return { kind: "dashboard", app, id: dashboard };
  }
  if (app && table && page === recordPage) {
    const extra = new URLSearchParams(query.get("extraqs") ?? "");
    const tab = query.get("tabname");
    return {
      kind: "record", app, table, id: bare(query.get("id")), formId: query.get("formid"), defaults: Object.fromEntries(extra),
      ...(tab ? { tab } : {}),
      ...(query.get("navbar") === "off" ? { bare: true } : {}),
    };
  }
  const name = query.get("webresourceName");
  if (app && name && page === webResourcePage) {
    return { kind: "webresource", app, name, data: query.get("data") };
  }
  return { kind: "home", app };
}

export function placeUrl(place: Place): string {
  const query = new URLSearchParams();
  if (place.app) {
    query.set("appname", place.app);
  }
  switch (place.kind) {
    case "list":
      query.set("pagetype", listPage);
      query.set("etn", place.table);
      if (place.viewId) {
        query.set("viewid", place.viewId);
      }
      if (place.chartId) {
        query.set("chartid", place.chartId);
      }
      if (place.drill) {
        query.set("filter", JSON.stringify(place.drill));
      }
      break;
    case "dashboard":
      query.set("pagetype", dashboardPage);
      query.set("id", place.id);
      break;
    case "record":
      query.set("pagetype", recordPage);
      query.set("etn", place.table);
      if (place.id) {
        query.set("id", place.id);
      }
      if (place.formId) {
        query.set("formid", place.formId);
      }
      if (place.tab) {
        query.set("tabname", place.tab);
      }
      if (place.bare) {
        query.set("navbar", "off");
      }
      if (Object.keys(place.defaults).length > 0) {
        query.set("extraqs", new URLSearchParams(place.defaults).toString());
      }
      break;
    case "webresource":
      query.set("pagetype", webResourcePage);
      query.set("webresourceName", place.name);
      if (place.data) {
        query.set("data", place.data);
      }
      break;
    case "home":
      break;
  }
  return `/main.aspx?${query.toString()}`;
}

/** The filter of an address; null if there is none or it is not one. */
function readDrill(text: string | null): Drill | null {
  try {
    const drill = JSON.parse(text ?? "null") as Drill | null;
    const sound = drill && typeof drill.label === "string" && Array.isArray(drill.conditions)
      && drill.conditions.every((c) => typeof c.attribute === "string" && typeof c.operator === "string" && (c.value === undefined || typeof c.value === "string"));
    return sound ? drill : null;
  } catch {
    return null;
  }
}

/** A guid without braces, in lower case. */
export function bare(id: string | null): string | null {
  return id ? id.replace(/[{}]/g, "").toLowerCase() : null;
}
