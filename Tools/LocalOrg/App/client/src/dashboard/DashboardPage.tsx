import { useEffect, useState } from "preact/hooks";
import type { Chart, Dashboard, Table, Tile, View } from "../api/definitions";
import { ChartPane } from "../chart/ChartPane";
import { Grid } from "../grid/Grid";
import type { Drill } from "../grid/fetch";
import { placeUrl, type Place } from "../router";
import { useSession } from "../shell/session";

const chartHeight = 250;

/** A dashboard: its tiles as the form XML lays them out. */
export function DashboardPage({ id }: { id: string }) {
  const { definitions, strings } = useSession();
  const [dashboard, setDashboard] = useState<Dashboard | null>(null);
  const [error, setError] = useState<string | null>(null);
  const [version, setVersion] = useState(0);
  useEffect(() => {
    definitions.dashboard(id).then(setDashboard).catch((e: unknown) => setError(String(e)));
  }, [id]);
  if (error) {
    return <p class="error" role="alert">{error}</p>;
  }
  if (!dashboard) {
    return <p class="muted" role="status">{strings.loading}</p>;
  }
  return (
    <div class="page dashboard-page">
      <div class="commandbar" role="toolbar">
        <button type="button" onClick={() => setVersion(version + 1)}>⟳ {strings.refresh}</button>
      </div>
      <h1>{dashboard.name}</h1>
      {dashboard.sections.map((section, index) => (
        <div key={index} class={section.columns > 1 ? "tiles several" : "tiles"}>
          {section.tiles.map((tile) => <TileBox key={tile.id} tile={tile} version={version} />)}
        </div>
      ))}
    </div>
  );
}

function TileBox({ tile, version }: { tile: Tile; version: number }) {
  const { definitions, strings, app, go } = useSession();
  const [parts, setParts] = useState<{ table: Table; view: View; chart: Chart | null } | null>(null);
  const [error, setError] = useState<string | null>(null);
  useEffect(() => {
    Promise.all([definitions.table(tile.table), definitions.views(tile.table), tile.chartId ? definitions.charts(tile.table) : Promise.resolve([])])
      .then(([table, views, charts]) => {
        const view = views.find((v) => v.id === tile.viewId);
        const chart = charts.find((c) => c.id === tile.chartId) ?? null;
        if (!view || (tile.chartId && !chart)) {
          throw new Error(strings.notFound);
        }
        setParts({ table, view, chart });
      })
      .catch((e: unknown) => setError(e instanceof Error ? e.message : String(e)));
  }, [tile]);
  const place: Place = { kind: "list", app, table: tile.table, viewId: tile.viewId };
  const open = (drill: Drill) => go({ ...place, drill });
  return (
    <section class="tile" data-tile={tile.id} aria-label={tile.label} style={tile.colSpan > 1 ? { gridColumn: `span ${tile.colSpan}` } : undefined}>
      <h2><a href={placeUrl(place)} onClick={(e) => { e.preventDefault(); go(place); }}>{tile.label}</a></h2>
      {error ? <p class="error" role="alert">{error}</p>
        : !parts ? <p class="muted" role="status">{strings.loading}</p>
          : parts.chart ? <ChartPane chart={parts.chart} table={parts.table} view={parts.view} height={chartHeight} version={version} open={open} />
            : <Grid table={parts.table} view={parts.view} fetchXml={parts.view.fetchXml} version={version} pageSize={tile.pageSize} />}
    </section>
  );
}
