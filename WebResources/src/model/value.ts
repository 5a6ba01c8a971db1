import { mean } from "d3-array";
import type { Feedback } from "./feedback";

/** How much more the ratings of a feedback count than its words (`ratingWeight` as shipped). */
const RATING_WEIGHT = 2;
const DAY = 86_400_000;

/**
 * What one feedback says about satisfaction, 0..100: the words 50 (score + 1), the ratings their mean in percent of their
 * scales, both together with the ratings counting twice. Null when there is neither. As the plug-in's FeedbackValue.
 */
export function valueOf(row: Pick<Feedback, "score" | "nps" | "csat" | "ces">): number | null {
  const words = row.score === null ? null : 50 * (row.score + 1);
  const ratings = [row.nps === null ? null : row.nps * 10, row.csat, row.ces].filter((rating): rating is number => rating !== null);
  const rating = mean(ratings);
  if (rating === undefined) return words;
  return words === null ? rating : (words + RATING_WEIGHT * rating) / (1 + RATING_WEIGHT);
}

/** The customer's latest messages against those before them. */
export interface Comparison {
  readonly recent: number;
  readonly recentCount: number;
  readonly before: number;
  readonly beforeCount: number;
}

/**
 * What a trend is compared with: the mean value of the last three messages and that of up to 24 before them, within a year, as
 * the plug-in's TrendTest. Null with fewer than three on either side.
 */
export function comparisonOf(rows: readonly Feedback[], now: number): Comparison | null {
  const values = [...rows]
    .filter(row => !row.duplicate && now - row.receivedOn <= 365 * DAY)
    .sort((a, b) => b.receivedOn - a.receivedOn)
    .map(valueOf)
    .filter((value): value is number => value !== null);
  const recent = values.slice(0, 3);
  const before = values.slice(3, 27);
  if (recent.length < 3 || before.length < 3) return null;
  return { recent: mean(recent) ?? 0, recentCount: recent.length, before: mean(before) ?? 0, beforeCount: before.length };
}
