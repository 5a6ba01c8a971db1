import type { Feedback, Mention } from "./feedback";

/** How often a theme was mentioned and in which sense; mixed mentions count as neutral. */
export interface ThemeCount {
  readonly code: string;
  readonly name: string | null;
  readonly negative: number;
  readonly neutral: number;
  readonly positive: number;
  readonly total: number;
}

/**
 * Counts the mentions of the given rows by theme, most mentioned first, then most negative, then by code.
 * Mentions of rows that are not given, and of rows that repeat others' words, are left out.
 */
export function countThemes(mentions: readonly Mention[], rows: readonly Feedback[]): ThemeCount[] {
  const counted = new Set(rows.filter(row => !row.duplicate).map(row => row.id));
  const counts = new Map<string, { name: string | null; negative: number; neutral: number; positive: number }>();
  for (const mention of mentions) {
    if (!counted.has(mention.feedbackId)) continue;
    let count = counts.get(mention.themeCode);
    if (!count) counts.set(mention.themeCode, (count = { name: null, negative: 0, neutral: 0, positive: 0 }));
    count.name = count.name ?? mention.themeName;
    count[mention.polarity === "mixed" ? "neutral" : mention.polarity] += 1;
  }
  return [...counts]
    .map(([code, count]) => ({ code, ...count, total: count.negative + count.neutral + count.positive }))
    .sort((a, b) => b.total - a.total || b.negative - a.negative || (a.code < b.code ? -1 : 1));
}
