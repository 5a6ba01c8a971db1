import { mean, variance } from "d3-array";
import { toneOf } from "./choices";
import { isCounted, type Feedback } from "./feedback";

/** Length of the window the score is taken over, and of the one it is compared with. */
export const WINDOW_DAYS = 90;
/** Below this many scored rows no number and no trend are shown: they would say more than is known. */
export const FEW = 5;

const DAY = 86_400_000;
/** One-sided 95 % point of the normal distribution. */
const Z95 = 1.645;
/** Smallest change of the mean score (−1..1) worth an agent's attention, however certain it is. */
const NOTICEABLE = 0.1;

export type StandingWord = "veryNegative" | "negative" | "mixed" | "neutral" | "positive" | "veryPositive";
export type TrendWord = "rising" | "stable" | "falling";

/** How a customer has felt over the last 90 days. */
export type Standing =
  | { readonly kind: "none" }
  | { readonly kind: "quiet"; readonly lastOn: number }
  | { readonly kind: "few"; readonly count: number }
  | { readonly kind: "scored"; readonly count: number; readonly score: number; readonly word: StandingWord; readonly trend: Trend | null };

/** Change of the mean score against the 90 days before. */
export interface Trend {
  readonly word: TrendWord;
  /** Difference of the two means, −2..2. */
  readonly change: number;
  readonly countBefore: number;
}

/** What the head shows for rows in any order; `now` in milliseconds since 1970-01-01 UTC. */
export function standingOf(rows: readonly Feedback[], now: number): Standing {
  const counted = rows.filter(isCounted);
  if (counted.length === 0) return { kind: "none" };
  const recent = counted.filter(row => inWindow(row, now, 0));
  if (recent.length === 0) return { kind: "quiet", lastOn: Math.max(...counted.map(row => row.receivedOn)) };
  if (recent.length < FEW) return { kind: "few", count: recent.length };
  const scores = recent.map(row => row.score);
  const score = mean(scores) ?? 0;
  const before = counted.filter(row => inWindow(row, now, 1)).map(row => row.score);
  return { kind: "scored", count: recent.length, score, word: wordFor(score, recent), trend: trendOf(scores, before) };
}

// Anything dated after "now" is a clock that runs ahead, not the future: it belongs to the current window.
function inWindow(row: Feedback, now: number, back: 0 | 1): boolean {
  const age = Math.max(0, now - row.receivedOn);
  return age >= back * WINDOW_DAYS * DAY && age < (back + 1) * WINDOW_DAYS * DAY;
}

function wordFor(score: number, rows: readonly Feedback[]): StandingWord {
  if (score <= -0.6) return "veryNegative";
  if (score <= -0.2) return "negative";
  if (score >= 0.6) return "veryPositive";
  if (score >= 0.2) return "positive";
  const share = (tone: string): number => rows.filter(row => toneOf(row.sentiment) === tone).length / rows.length;
  return share("negative") >= 0.25 && share("positive") >= 0.25 ? "mixed" : "neutral";
}

/** Trend of two samples by the difference of their means against its standard error (Welch); null when either is too small. */
export function trendOf(scores: readonly number[], before: readonly number[]): Trend | null {
  if (scores.length < FEW || before.length < FEW) return null;
  const change = (mean(scores) ?? 0) - (mean(before) ?? 0);
  const error = Math.sqrt((variance(scores) ?? 0) / scores.length + (variance(before) ?? 0) / before.length);
  const clear = Math.abs(change) >= NOTICEABLE && Math.abs(change) >= Z95 * error;
  return { change, countBefore: before.length, word: !clear ? "stable" : change > 0 ? "rising" : "falling" };
}

/** Alarms of the last 90 days: how many messages state or threaten leaving, or threaten a regulator. */
export function signalsOf(rows: readonly Feedback[], now: number): { readonly leaving: number; readonly mayLeave: number; readonly regulator: number } {
  const recent = rows.filter(row => !row.duplicate && inWindow(row, now, 0));
  return {
    leaving: recent.filter(row => row.leaveIntent === "stated").length,
    mayLeave: recent.filter(row => row.leaveIntent === "conditional").length,
    regulator: recent.filter(row => row.regulatorThreat).length
  };
}
