import { useEffect, useState } from "preact/hooks";
import type { Chart, Table, View } from "../api/definitions";
import { ChartPane } from "../chart/ChartPane";
import { useSession } from "../shell/session";
import { Grid } from "./Grid";
import { withConditions, withSearch, type Drill } from "./fetch";

/** A table's page: view selector, search, new, a chart beside the rows if one is chosen, and the rows; `drill` narrows them. */
export function ListPage({ tableName, viewId, chartId, drill }: { tableName: string; viewId: string | null; chartId: string | null; drill: Drill | null }) {
  const { definitions, strings, app, go } = useSession();
  const [state, setState] = useState<{ table: Table; views: View[]; charts: Chart[] } | null>(null);
  const [error, setError] = useState<string | null>(null);
  const [search, setSearch] = useState("");
  const [applied, setApplied] = useState("");
  const [version, setVersion] = useState(0);

  useEffect(() => {
    setState(null);
    setSearch("");
    setApplied("");
    Promise.all([definitions.table(tableName), definitions.views(tableName), definitions.charts(tableName)])
      .then(([table, views, charts]) => setState({ table, views: views.filter((v) => !v.isQuickFind), charts }))
      .catch((e: unknown) => setError(String(e)));
  }, [tableName]);

  if (error) {
    return <p class="error" role="alert">{error}</p>;
  }
  if (!state) {
    return <p class="muted" role="status">{strings.loading}</p>;
  }
  const { table, views, charts } = state;
  const view = views.find((v) => v.id === viewId) ?? views.find((v) => v.isDefault) ?? views[0];
  if (!view) {
    return <p class="error" role="alert">{strings.notFound}</p>;
  }
  const chart = charts.find((c) => c.id === chartId);
  const place = { kind: "list", app, table: table.logicalName, viewId: view.id } as const;
  const drilled = drill ? withConditions(view.fetchXml, drill.conditions) : view.fetchXml;
  const fetchXml = applied ? withSearch(drilled, table.primaryName, applied) : drilled;
  return (
    <div class="page list-page">
      <div class="commandbar" role="toolbar">
        {table.hasMainForm && <button type="button" onClick={() => go({ kind: "record", app, table: table.logicalName, id: null, formId: null, defaults: {} })}>＋ {strings.new}</button>}
        <button type="button" onClick={() => setVersion(version + 1)}>⟳ {strings.refresh}</button>
        {charts.length > 0 && (
          <label class="chart-picker">
            <span>{strings.chart}</span>
            <select value={chart?.id ?? ""} onChange={(e) => go({ ...place, chartId: e.currentTarget.value || undefined })}>
              <option value="">{strings.noChart}</option>
              {charts.map((c) => <option key={c.id} value={c.id}>{c.name}</option>)}
            </select>
          </label>
        )}
      </div>
      <div class="list-head">
        <h1 class="sr">{table.displayCollectionName}</h1>
        <label>
          <span class="sr">{strings.view}</span>
          <select class="view-picker" value={view.id} onChange={(e) => go({ kind: "list", app, table: table.logicalName, viewId: e.currentTarget.value })}>
            {views.map((v) => <option key={v.id} value={v.id}>{v.name}</option>)}
          </select>
        </label>
        <form role="search" onSubmit={(e) => { e.preventDefault(); setApplied(search.trim()); }}>
          <input type="search" value={search} placeholder={strings.search} aria-label={strings.search} onInput={(e) => setSearch(e.currentTarget.value)} />
        </form>
      </div>
      {drill && (
        <p class="drill" role="status">
          {strings.filtered} <strong>{drill.label}</strong>
          <button type="button" onClick={() => go({ ...place, chartId: chart?.id })}>{strings.clearFilter}</button>
        </p>
      )}
      <div class={chart ? "list-body with-chart" : "list-body"}>
        <Grid key={view.id} table={table} view={view} fetchXml={fetchXml} version={version} />
        {chart && <section class="tile" aria-label={chart.name}><h2>{chart.name}</h2><ChartPane chart={chart} table={table} view={view} height={320} version={version} open={(next) => go({ ...place, chartId: chart.id, drill: next })} /></section>}
      </div>
    </div>
  );
}
