import type { Feedback, Mention } from "./feedback";
import { rangeOf, within, type Period } from "./period";

/** A fact or reason whose rows are shown alone. */
export interface Choice {
  readonly label: string;
  readonly ids: ReadonlySet<string>;
}

/** What is shown of a customer's feedback. */
export interface Filter {
  readonly period: Period;
  /** A theme code, or null for all. */
  readonly theme: string | null;
  /** Rows chosen by a fact; they are shown whatever the period. */
  readonly choice: Choice | null;
}

/** Themes of each feedback, by feedback id. */
export type ThemeIndex = ReadonlyMap<string, readonly Mention[]>;

export function indexThemes(mentions: readonly Mention[]): ThemeIndex {
  const index = new Map<string, Mention[]>();
  for (const mention of mentions) {
    const known = index.get(mention.feedbackId);
    if (known) known.push(mention);
    else index.set(mention.feedbackId, [mention]);
  }
  return index;
}

export function hasTheme(index: ThemeIndex, id: string, theme: string): boolean {
  return index.get(id)?.some(mention => mention.themeCode === theme) ?? false;
}

/** Rows that the filter's theme and choice leave, whatever the time. */
export function chosen(rows: readonly Feedback[], filter: Filter, index: ThemeIndex): readonly Feedback[] {
  const { theme, choice } = filter;
  if (theme === null && choice === null) return rows;
  return rows.filter(row => (choice === null || choice.ids.has(row.id)) && (theme === null || hasTheme(index, row.id, theme)));
}

/** Rows the filter leaves. */
export function filtered(rows: readonly Feedback[], all: readonly Feedback[], filter: Filter, now: number): readonly Feedback[] {
  return filter.choice ? rows : within(rows, rangeOf(filter.period, all, now));
}
