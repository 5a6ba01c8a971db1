import type { Feedback } from "./feedback";
import type { Range } from "./period";
import { FEW } from "./standing";
import { valueOf } from "./value";

const DAY = 86_400_000;
const HALF_LIFE_DAYS = 90;
/** Number of messages that the organisation's mean is worth (`priorFeedbacks` as shipped). */
const PRIOR = 4;
const STEPS = 90;

/** One point of the satisfaction curve: time in milliseconds, satisfaction 0..100. */
export type CurvePoint = readonly [time: number, value: number];

/**
 * Satisfaction over time: at each moment the mean of all values until then, halved in weight every 90 days and drawn towards
 * the organisation's mean, the formula of the standing. The organisation's mean is the one that makes the curve end at the
 * standing. It starts with the fifth message; empty when there are fewer.
 */
export function satisfactionCurve(rows: readonly Feedback[], standing: number | null, range: Range, now: number): CurvePoint[] {
  const said = rows
    .map(row => ({ at: row.receivedOn, value: row.duplicate ? null : valueOf(row) }))
    .filter((point): point is { at: number; value: number } => point.value !== null)
    .sort((a, b) => a.at - b.at);
  const fifth = said[FEW - 1];
  if (!fifth) return [];
  const from = Math.max(fifth.at, range.from);
  const to = Math.min(range.to, Math.max(now, said[said.length - 1]?.at ?? now));
  if (to <= from) return [];

  const sums = weightedSums(said, [...Array.from({ length: STEPS + 1 }, (_, step) => from + ((to - from) * step) / STEPS), Math.max(now, to)]);
  const end = sums.pop();
  const prior = standing === null ? 0 : PRIOR;
  const mean = standing === null || !end ? 0 : limit((standing * (PRIOR + end.weight) - end.sum) / PRIOR);
  return sums.map(({ at, weight, sum }): CurvePoint => [at, limit((prior * mean + sum) / (prior + weight))]);
}

/** Weighted sums at ascending times: the weights only fade between two times, so one pass is enough. */
function weightedSums(said: readonly { at: number; value: number }[], times: readonly number[]): { at: number; weight: number; sum: number }[] {
  let weight = 0;
  let sum = 0;
  let clock = 0;
  let next = 0;
  const fade = (to: number): void => {
    const factor = 2 ** (-(to - clock) / (HALF_LIFE_DAYS * DAY));
    weight *= factor;
    sum *= factor;
    clock = to;
  };
  return times.map(at => {
    for (let point = said[next]; point && point.at <= at; point = said[++next]) {
      fade(point.at);
      weight += 1;
      sum += point.value;
    }
    fade(at);
    return { at, weight, sum };
  });
}

function limit(value: number): number {
  return Math.max(0, Math.min(100, value));
}
