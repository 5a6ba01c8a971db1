import { useEffect, useState } from "preact/hooks";
import type { Chart, Table, View } from "../api/definitions";
import { retrieveMultiple } from "../api/webApi";
import type { Drill } from "../grid/fetch";
import { useSession } from "../shell/session";
import { chartData, chartFetch, type ChartData } from "./chartData";
import { ChartFigure } from "./ChartFigure";

/** A chart over the rows of a view. `version` reloads it. */
export function ChartPane({ chart, table, view, height, version, open }: { chart: Chart; table: Table; view: View; height: number; version: number; open(drill: Drill): void }) {
  const { strings, language } = useSession();
  const [data, setData] = useState<ChartData | null>(null);
  const [error, setError] = useState<string | null>(null);
  useEffect(() => {
    let stale = false;
    setData(null);
    setError(null);
    retrieveMultiple(`${table.entitySet}?fetchXml=${encodeURIComponent(chartFetch(chart, view))}`)
      .then((page) => stale || setData(chartData(chart, table, page.rows, language.tag, strings.blank)))
      .catch((e: unknown) => stale || setError(e instanceof Error ? e.message : String(e)));
    return () => { stale = true; };
  }, [chart, view, version]);

  if (error) {
    return <p class="error" role="alert">{error}</p>;
  }
  if (!data) {
    return <p class="muted" role="status" style={{ minHeight: `${height}px` }}>{strings.loading}</p>;
  }
  return data.categories.length === 0
    ? <p class="muted chart-empty" style={{ minHeight: `${height}px` }}>{strings.noRows}</p>
    : <ChartFigure chart={chart} table={table} data={data} height={height} open={open} />;
}
