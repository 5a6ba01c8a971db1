import type { Feedback, Mention } from "./feedback";

/** How often a theme was mentioned and in which sense; mixed mentions count as neutral. */
export interface ThemeCount {
  readonly code: string;
  readonly negative: number;
  readonly neutral: number;
  readonly positive: number;
  readonly total: number;
}

/** A theme with the count of the period before; null where there is no such period. */
export interface ThemeChange extends ThemeCount {
  readonly before: number | null;
  readonly negativeBefore: number | null;
}

/**
 * Counts the mentions of the given rows by theme, most mentioned first, then most negative, then by code.
 * Mentions of rows that are not given, and of rows that repeat others' words, are left out.
 */
export function countThemes(mentions: readonly Mention[], rows: readonly Feedback[]): ThemeCount[] {
  const counted = new Set(rows.filter(row => !row.duplicate).map(row => row.id));
  const counts = new Map<string, { negative: number; neutral: number; positive: number }>();
  for (const mention of mentions) {
    if (!counted.has(mention.feedbackId)) continue;
    let count = counts.get(mention.themeCode);
    if (!count) counts.set(mention.themeCode, (count = { negative: 0, neutral: 0, positive: 0 }));
    count[mention.polarity === "mixed" ? "neutral" : mention.polarity] += 1;
  }
  return [...counts]
    .map(([code, count]) => ({ code, ...count, total: count.negative + count.neutral + count.positive }))
    .sort((a, b) => b.total - a.total || b.negative - a.negative || (a.code < b.code ? -1 : 1));
}

/** Counts of a period beside those of the period before it; `before` null when there is none. */
export function compareThemes(mentions: readonly Mention[], rows: readonly Feedback[], before: readonly Feedback[] | null): ThemeChange[] {
  const earlier = before && new Map(countThemes(mentions, before).map(theme => [theme.code, theme]));
  return countThemes(mentions, rows).map(theme => ({
    ...theme,
    before: earlier && (earlier.get(theme.code)?.total ?? 0),
    negativeBefore: earlier && (earlier.get(theme.code)?.negative ?? 0)
  }));
}
