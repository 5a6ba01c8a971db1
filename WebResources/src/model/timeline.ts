import { extent } from "d3-array";
import { isCounted, type Feedback } from "./feedback";

const DAY = 86_400_000;
const YEAR_DAYS = 365;
/** Fewer points than this make no curve. */
const MINIMUM_FOR_CURVE = 5;
const CURVE_STEPS = 60;

/** A stretch of time in milliseconds since 1970-01-01 UTC. */
export interface Range {
  readonly from: number;
  readonly to: number;
  /** Whether it is the default: the last twelve months. */
  readonly lastYear: boolean;
}

/** The last twelve months if anything was said in them, else from the oldest row to now. */
export function rangeOf(rows: readonly Feedback[], now: number): Range {
  const [oldest = now, newest = now] = extent(rows, row => row.receivedOn);
  const to = Math.max(now, newest);
  const from = to - YEAR_DAYS * DAY;
  return newest < from ? { from: oldest - DAY, to, lastYear: false } : { from, to, lastYear: true };
}

export function within(rows: readonly Feedback[], range: Range): Feedback[] {
  return rows.filter(row => row.receivedOn >= range.from && row.receivedOn <= range.to);
}

/** One point of the smoothed curve: time in milliseconds, score −1..1. */
export type CurvePoint = readonly [time: number, score: number];

/**
 * The course of the score as a Gaussian kernel mean (Nadaraya–Watson) at evenly spaced times between the first and the
 * last counted row; bandwidth a twentieth of the range, at least a week. Empty below five counted rows.
 */
export function smoothedCurve(rows: readonly Feedback[], range: Range): CurvePoint[] {
  const points = within(rows, range).filter(isCounted);
  const [first, last] = extent(points, point => point.receivedOn);
  if (points.length < MINIMUM_FOR_CURVE || first === undefined || last === undefined || last - first < DAY) return [];
  const bandwidth = Math.max(7 * DAY, (range.to - range.from) / 20);
  return Array.from({ length: CURVE_STEPS + 1 }, (_, step): CurvePoint => {
    const time = first + ((last - first) * step) / CURVE_STEPS;
    let weights = 0;
    let sum = 0;
    for (const point of points) {
      const weight = Math.exp(-0.5 * ((point.receivedOn - time) / bandwidth) ** 2);
      weights += weight;
      sum += weight * point.score;
    }
    // No point is further than twenty bandwidths away, so the weights never underflow to zero.
    return [time, sum / weights];
  });
}
