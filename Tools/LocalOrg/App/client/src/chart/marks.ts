import { scaleBand, scaleLinear } from "d3-scale";
import { line, stack } from "d3-shape";
import type { ChartData } from "./chartData";

/** One thing to click: a bar, a part of a stacked bar, or a point of a line. */
export interface Mark {
  category: number;
  series: number;
  value: number;
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface Tick {
  at: number;
  label: string;
}

export interface Drawing {
  marks: Mark[];
  /** The line's path; empty for bars. */
  path: string;
  valueTicks: Tick[];
  categoryTicks: Tick[];
  /** Where the value 0 is. */
  zero: number;
  plot: { left: number; top: number; right: number; bottom: number };
}

/** About how wide a text is at 12 pixels; Chinese characters are square. */
export function textWidth(text: string): number {
  return [...text].reduce((sum, char) => sum + (char.charCodeAt(0) > 0x2e80 ? 13 : 7), 0);
}

/** Lays a chart out in a box of the given size, in pixels. Horizontal bars have their categories from top to bottom. */
export function layOut(data: ChartData, kind: "bars" | "columns" | "line", width: number, height: number): Drawing {
  const longest = Math.max(0, ...data.categories.map((c) => textWidth(c.label)));
  const left = kind === "bars" ? Math.min(longest + 14, width * 0.42) : 40;
  const plot = { left, top: 10, right: width - 14, bottom: height - 26 };
  const layers = stack<number>().keys(data.series.map((_, s) => String(s)))
    .value((c, s) => data.values[c]?.[Number(s)] ?? 0)(data.categories.map((_, c) => c));
  const extremes = kind === "line"
    ? data.values.flat().filter((v): v is number => v !== undefined)
    : layers.flatMap((layer) => layer.flatMap((part) => [part[0], part[1]]));
  const across = kind === "bars";
  const along = scaleLinear().domain([Math.min(0, ...extremes), Math.max(1, ...extremes)]).nice(5)
    .range(across ? [plot.left, plot.right] : [plot.bottom, plot.top]);
  const bands = scaleBand<number>().domain(data.categories.map((_, c) => c)).range(across ? [plot.top, plot.bottom] : [plot.left, plot.right]).padding(0.25);
  const thick = Math.min(bands.bandwidth(), 44);
  const middle = (c: number) => (bands(c) ?? 0) + bands.bandwidth() / 2;
  const every = across ? 1 : Math.max(1, Math.ceil(data.categories.length / Math.max(1, (plot.right - plot.left) / (longest + 12))));

  const marks: Mark[] = [];
  data.categories.forEach((_, c) => data.series.forEach((__, s) => {
    const value = data.values[c]?.[s];
    if (value === undefined) {
      return;
    }
    if (kind === "line") {
      marks.push({ category: c, series: s, value, x: middle(c) - 5, y: along(value) - 5, width: 10, height: 10 });
      return;
    }
    const [from, to] = layers[s]?.[c] ?? [0, 0];
    const [start, end] = [Math.min(along(from), along(to)), Math.max(along(from), along(to))];
    marks.push(across
      ? { category: c, series: s, value, x: start, y: middle(c) - thick / 2, width: end - start, height: thick }
      : { category: c, series: s, value, x: middle(c) - thick / 2, y: start, width: thick, height: end - start });
  }));

  return {
    marks,
    path: kind === "line" ? line<Mark>().x((m) => m.x + 5).y((m) => m.y + 5)(marks) ?? "" : "",
    valueTicks: along.ticks(5).filter(Number.isInteger).map((v) => ({ at: along(v), label: String(v) })),
    categoryTicks: data.categories.map((c, index) => ({ at: middle(index), label: c.label })).filter((_, index) => index % every === 0),
    zero: along(0),
    plot,
  };
}
