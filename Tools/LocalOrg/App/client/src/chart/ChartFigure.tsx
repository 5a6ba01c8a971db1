import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import type { Chart, Table } from "../api/definitions";
import type { Drill } from "../grid/fetch";
import { useSession } from "../shell/session";
import { categoryColour, colourOf, type ChartData } from "./chartData";
import { layOut, textWidth, type Mark } from "./marks";

/** Draws a chart; every mark, and every number of the table behind it, opens its rows. Arrow keys walk along the marks. */
export function ChartFigure({ chart, table, data, height, open }: { chart: Chart; table: Table; data: ChartData; height: number; open(drill: Drill): void }) {
  const { strings } = useSession();
  const frame = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  const [current, setCurrent] = useState(0);
  useEffect(() => {
    const box = frame.current;
    if (!box) {
      return;
    }
    const observer = new ResizeObserver(() => setWidth(box.clientWidth));
    observer.observe(box);
    return () => observer.disconnect();
  }, []);
  const kind = /Bar$/.test(chart.type) ? "bars" : chart.type === "Line" ? "line" : "columns";
  const drawing = useMemo(() => layOut(data, kind, Math.max(width, 240), height), [data, kind, width, height]);
  const counts = chart.measure.aggregate === "count" || chart.measure.aggregate === "countcolumn";
  const colour = (mark: Mark) => {
    const [series, category] = [data.series[mark.series], data.categories[mark.category]];
    return chart.series && series ? colourOf(chart, table, series, mark.series) : category ? categoryColour(chart, table, category) : "";
  };
  const drillOf = (category: number, series: number): Drill => {
    const [c, s] = [data.categories[category], data.series[series]];
    return {
      label: [c?.label, chart.series ? s?.label : undefined].filter(Boolean).join(" · "),
      conditions: [...(c?.conditions ?? []), ...(s?.conditions ?? []), ...(counts ? [] : [{ attribute: chart.measure.column, operator: "not-null" }])],
    };
  };
  const walk = (event: KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    const mark = drawing.marks[current];
    if (event.key === "Enter" && mark) {
      open(drillOf(mark.category, mark.series));
    } else if (step && drawing.marks.length > 0) {
      const next = (current + step + drawing.marks.length) % drawing.marks.length;
      setCurrent(next);
      frame.current?.querySelectorAll<SVGElement>("[data-mark]")[next]?.focus();
    } else {
      return;
    }
    event.preventDefault();
  };
  const { plot } = drawing;
  return (
    <figure class="chart" data-chart={chart.id}>
      <div ref={frame} class="chart-frame" style={{ height: `${height}px` }}>
        {width > 0 && (
          <svg width={width} height={height} role="group" aria-label={chart.name} onKeyDown={walk}>
            {drawing.valueTicks.map((tick) => kind === "bars"
              ? <g key={tick.label}><line class="gridline" x1={tick.at} x2={tick.at} y1={plot.top} y2={plot.bottom} /><text x={tick.at} y={plot.bottom + 16} text-anchor="middle">{tick.label}</text></g>
              : <g key={tick.label}><line class="gridline" x1={plot.left} x2={plot.right} y1={tick.at} y2={tick.at} /><text x={plot.left - 6} y={tick.at + 4} text-anchor="end">{tick.label}</text></g>)}
            {kind === "bars"
              ? <line class="axis" x1={drawing.zero} x2={drawing.zero} y1={plot.top} y2={plot.bottom} />
              : <line class="axis" x1={plot.left} x2={plot.right} y1={drawing.zero} y2={drawing.zero} />}
            {drawing.categoryTicks.map((tick) => kind === "bars"
              ? <text key={tick.label} x={plot.left - 8} y={tick.at + 4} text-anchor="end">{cut(tick.label, plot.left)}</text>
              : <text key={tick.label} x={tick.at} y={plot.bottom + 16} text-anchor="middle">{tick.label}</text>)}
            {drawing.path && <path class="chart-line" d={drawing.path} stroke={chart.palette[0]} />}
            {drawing.marks.map((mark, index) => {
              const drill = drillOf(mark.category, mark.series);
              return (
                <g key={`${mark.category}.${mark.series}`} class="mark" role="link" tabIndex={index === current ? 0 : -1} data-mark={drill.label} data-value={mark.value}
                  aria-label={`${drill.label}: ${mark.value}`} onFocus={() => setCurrent(index)} onClick={() => open(drill)}>
                  <title>{`${drill.label}: ${mark.value}`}</title>
                  {kind === "line"
                    ? <circle cx={mark.x + 5} cy={mark.y + 5} r={5} fill={chart.palette[0]} />
                    : <rect x={mark.x} y={mark.y} width={mark.width} height={mark.height} fill={colour(mark)} />}
                </g>
              );
            })}
          </svg>
        )}
      </div>
      {chart.series && (
        <ul class="legend">
          {data.series.map((series, index) => <li key={series.key}><span class="swatch"><svg width="10" height="10" aria-hidden="true"><rect width="10" height="10" fill={colourOf(chart, table, series, index)} /></svg></span>{series.label}</li>)}
        </ul>
      )}
      <details>
        <summary>{strings.asTable}</summary>
        <ChartTable chart={chart} data={data} open={(category, series) => open(drillOf(category, series))} />
      </details>
    </figure>
  );
}

function ChartTable({ chart, data, open }: { chart: Chart; data: ChartData; open(category: number, series: number): void }) {
  return (
    <div class="grid-scroll">
      <table>
        <caption class="sr">{chart.name}</caption>
        <thead><tr><td />{data.series.map((s) => <th key={s.key} scope="col">{s.label}</th>)}</tr></thead>
        <tbody>
          {data.categories.map((category, c) => (
            <tr key={category.key}>
              <th scope="row">{category.label}</th>
              {data.series.map((series, s) => {
                const value = data.values[c]?.[s];
                return <td key={series.key}>{value === undefined ? "" : <button type="button" class="number" onClick={() => open(c, s)}>{value}</button>}</td>;
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Long names of bars lose their end; the tooltip and the table keep them whole. */
function cut(label: string, room: number): string {
  const letters = [...label];
  while (letters.length > 1 && textWidth(letters.join("")) > room - 8) {
    letters.pop();
  }
  return letters.length === [...label].length ? label : `${letters.slice(0, -1).join("")}…`;
}
