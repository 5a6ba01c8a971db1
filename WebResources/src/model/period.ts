import { extent } from "d3-array";
import type { Feedback } from "./feedback";

const DAY = 86_400_000;

/** A stretch of time in milliseconds since 1970-01-01 UTC. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

export const PRESETS = { days30: 30, days90: 90, year: 365 } as const;

/** What a reader chose to look at: a preset, everything, or a stretch brushed on the time line. */
export type Period = keyof typeof PRESETS | "all" | Range;

export function isBrushed(period: Period): period is Range {
  return typeof period === "object";
}

/** The last twelve months if anything was said in them, else everything. */
export function firstPeriod(rows: readonly Feedback[], now: number): Period {
  return rows.some(row => row.receivedOn >= now - PRESETS.year * DAY) ? "year" : "all";
}

/** Everything from a day before the oldest row to now (or the newest row, if a clock runs ahead); at least 30 days. */
export function wholeRange(rows: readonly Feedback[], now: number): Range {
  const [oldest = now, newest = now] = extent(rows, row => row.receivedOn);
  const to = Math.max(now, newest);
  return { from: Math.min(oldest - DAY, to - PRESETS.days30 * DAY), to };
}

export function rangeOf(period: Period, rows: readonly Feedback[], now: number): Range {
  if (isBrushed(period)) return period;
  const whole = wholeRange(rows, now);
  return period === "all" ? whole : { from: whole.to - PRESETS[period] * DAY, to: whole.to };
}

/** Rows of the stretch of the same length before; null where there are none to compare with. */
export function rowsBefore(period: Period, range: Range, rows: readonly Feedback[]): Feedback[] | null {
  if (period === "all") return null;
  const from = range.from - (range.to - range.from);
  const before = rows.filter(row => row.receivedOn >= from && row.receivedOn < range.from);
  return before.length > 0 ? before : null;
}

export function within<T extends { readonly receivedOn: number }>(rows: readonly T[], range: Range): T[] {
  return rows.filter(row => row.receivedOn >= range.from && row.receivedOn <= range.to);
}

/** A brushed stretch inside `whole`, at least a week long. */
export function brushed(a: number, b: number, whole: Range): Range {
  const least = Math.min(7 * DAY, whole.to - whole.from);
  let from = Math.max(whole.from, Math.min(a, b));
  let to = Math.min(whole.to, Math.max(a, b));
  if (to - from < least) {
    to = Math.min(whole.to, from + least);
    from = to - least;
  }
  return { from, to };
}
