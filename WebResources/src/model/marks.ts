import { CHANNELS, KINDS, SENTIMENTS, toneOf, type Tone } from "./choices";
import { isCounted, type Feedback, type Scored } from "./feedback";

/** How the time line spreads feedback over its height. */
export type Lanes = "sentiment" | "channel" | "kind";

/** Up to so many are drawn one by one; more are gathered into cells. */
export const ONE_BY_ONE = 220;
/** Width of a cell in pixels. */
const CELL = 14;
/** Height of a cell on the score axis: the scale in so many parts. */
const SCORE_BANDS = 9;

/** Lane names present among the rows, in the order of their choice. */
export function lanesOf(rows: readonly Feedback[], by: Exclude<Lanes, "sentiment">): readonly string[] {
  const present = new Set<string | null>(rows.map(row => row[by]));
  return (by === "channel" ? CHANNELS : KINDS).filter(lane => present.has(lane));
}

/** One mark of the time line: one feedback, or a cell of several. */
export interface Mark {
  readonly key: string;
  readonly x: number;
  readonly y: number;
  readonly tone: Tone;
  /** Newest first; never empty. */
  readonly rows: readonly Scored[];
}

interface Place {
  readonly x: (time: number) => number;
  /** Height of a row on the score axis or its lane. */
  readonly y: (row: Scored) => number;
  /** Number of lanes, or null for the score axis. */
  readonly lanes: number | null;
}

/** Marks from left to right. Above ONE_BY_ONE rows they are gathered by pixel columns, lanes or score bands, and tone. */
export function marksOf(rows: readonly Feedback[], place: Place): Mark[] {
  const counted = rows.filter(isCounted);
  if (counted.length <= ONE_BY_ONE) {
    return counted
      .map((row): Mark => ({ key: row.id, x: place.x(row.receivedOn), y: place.y(row), tone: toneOf(row.sentiment), rows: [row] }))
      .sort((a, b) => a.x - b.x || a.y - b.y);
  }
  const cells = new Map<string, { x: number; y: number; tone: Tone; rows: Scored[] }>();
  for (const row of counted) {
    const tone = toneOf(row.sentiment);
    const column = Math.floor(place.x(row.receivedOn) / CELL);
    const y = place.y(row);
    const band = place.lanes === null ? Math.min(SCORE_BANDS - 1, Math.floor(((row.score + 1) / 2) * SCORE_BANDS)) : Math.round(y);
    const key = `${column}_${band}${place.lanes === null ? "" : `_${tone}`}`;
    const cell = cells.get(key);
    if (cell) {
      cell.rows.push(row);
      cell.y += y;
    } else cells.set(key, { x: (column + 0.5) * CELL, y, tone, rows: [row] });
  }
  return [...cells]
    .map(([key, cell]): Mark => ({ key, x: cell.x, y: cell.y / cell.rows.length, tone: cell.rows.length === 1 ? cell.tone : commonTone(cell.rows), rows: cell.rows }))
    .sort((a, b) => a.x - b.x || a.y - b.y);
}

function commonTone(rows: readonly Scored[]): Tone {
  const counts: Record<Tone, number> = { negative: 0, neutral: 0, positive: 0 };
  for (const row of rows) counts[toneOf(row.sentiment)] += 1;
  return counts.negative >= counts.positive && counts.negative >= counts.neutral ? "negative" : counts.positive >= counts.neutral ? "positive" : "neutral";
}

/** Radius of a cell by the number of its rows: its area grows with the number, up to what a cell can hold. */
export function radiusOf(count: number, most: number): number {
  return 2 + 4.5 * Math.sqrt(count / Math.max(most, 1));
}

/** One column of the overview: how many messages of each tone fell into a stretch of time. */
export interface Bar {
  readonly from: number;
  readonly to: number;
  readonly negative: number;
  readonly neutral: number;
  readonly positive: number;
}

/** Counts in `columns` equal stretches from `from` to `to`. */
export function barsOf(rows: readonly Feedback[], from: number, to: number, columns: number): Bar[] {
  const step = (to - from) / columns;
  const bars = Array.from({ length: columns }, (_, index) => ({ from: from + index * step, to: from + (index + 1) * step, negative: 0, neutral: 0, positive: 0 }));
  for (const row of rows) {
    const bar = bars[Math.min(columns - 1, Math.floor((row.receivedOn - from) / step))];
    if (bar && row.receivedOn >= from && !row.duplicate) bar[toneOf(row.sentiment)] += 1;
  }
  return bars;
}

/** Numbers of messages by sentiment, for those who read rather than see a chart. */
export function countSentiments(rows: readonly Feedback[]): readonly { readonly sentiment: (typeof SENTIMENTS)[number]; readonly count: number }[] {
  return SENTIMENTS.map(sentiment => ({ sentiment, count: rows.filter(row => row.sentiment === sentiment && !row.duplicate).length })).filter(entry => entry.count > 0);
}
