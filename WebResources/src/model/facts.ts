import { max, min } from "d3-array";
import { toneOf, type Channel, type Emotion, type Sentiment } from "./choices";
import { isCounted, type Feedback } from "./feedback";
import { hasTheme, type ThemeIndex } from "./filter";

const DAY = 86_400_000;
const RECENT_DAYS = 90;
/** The plug-in's definitions as shipped: a complaint is open for 120 days, an answered one for 30 after the answer. */
const OPEN_DAYS = 120;
const ANSWERED_DAYS = 30;
/** A message waits from its second to its thirtieth day. */
const WAITS_FROM_DAYS = 2;
const WAITS_UNTIL_DAYS = 30;
const REPEATED = 3;

/** One thing worth knowing before a call, with the rows it rests on. */
export type Fact = { readonly ids: readonly string[] } & (
  | { readonly kind: "leaving" | "mayLeave" | "regulator"; readonly on: number }
  | { readonly kind: "openComplaints"; readonly count: number; readonly since: number; readonly theme: string | null }
  | { readonly kind: "unanswered"; readonly count: number; readonly since: number }
  | { readonly kind: "repeated" | "praised"; readonly count: number; readonly theme: string }
  | { readonly kind: "lastHeard"; readonly on: number; readonly channel: Channel | null; readonly sentiment: Sentiment | null; readonly emotion: Emotion | null }
  | { readonly kind: "channel"; readonly channel: Channel; readonly count: number; readonly of: number }
  | { readonly kind: "lastNps"; readonly answer: number; readonly on: number }
);

export function isOpenComplaint(row: Feedback, now: number): boolean {
  return row.kind === "complaint" && !row.duplicate && row.resolvedOn === null && now - row.receivedOn < OPEN_DAYS * DAY
    && (row.answeredOn === null || now - row.answeredOn < ANSWERED_DAYS * DAY);
}

export function isUnanswered(row: Feedback, now: number): boolean {
  const age = now - row.receivedOn;
  return (row.kind === "complaint" || row.kind === "question" || row.kind === "request") && !row.duplicate
    && row.answeredOn === null && row.resolvedOn === null && age >= WAITS_FROM_DAYS * DAY && age < WAITS_UNTIL_DAYS * DAY;
}

/**
 * What to know before a call, most pressing first: threats, what is open or unanswered, what recurs; then how the customer
 * sounded last, what they praise, how they write. `rows` newest first. At most `most`, at least one when anything was said.
 */
export function factsOf(rows: readonly Feedback[], themes: ThemeIndex, now: number, most = 3): Fact[] {
  const said = rows.filter(row => !row.duplicate);
  const recent = said.filter(row => now - row.receivedOn < RECENT_DAYS * DAY);
  const leaving = threat("leaving", recent.filter(row => row.leaveIntent === "stated"));
  const facts = [
    leaving,
    threat("regulator", recent.filter(row => row.regulatorThreat)),
    leaving ? null : threat("mayLeave", recent.filter(row => row.leaveIntent === "conditional")),
    openComplaints(said, themes, now),
    unanswered(said, now),
    recurring("repeated", recent, themes, "negative", REPEATED),
    lastHeard(said),
    recurring("praised", said.filter(row => now - row.receivedOn < 365 * DAY), themes, "positive", 2),
    lastNps(said),
    usualChannel(said)
  ];
  return facts.filter((fact): fact is Fact => fact !== null).slice(0, most);
}

const idsOf = (rows: readonly Feedback[]): string[] => rows.map(row => row.id);

function threat(kind: "leaving" | "mayLeave" | "regulator", rows: readonly Feedback[]): Fact | null {
  const on = max(rows, row => row.receivedOn);
  return on === undefined ? null : { kind, on, ids: idsOf(rows) };
}

function openComplaints(rows: readonly Feedback[], themes: ThemeIndex, now: number): Fact | null {
  const open = rows.filter(row => isOpenComplaint(row, now));
  const oldest = min(open, row => row.receivedOn);
  if (oldest === undefined) return null;
  const theme = mostMentioned(open, themes, "negative");
  return { kind: "openComplaints", count: open.length, since: oldest, theme: theme && theme.count * 2 > open.length ? theme.code : null, ids: idsOf(open) };
}

function unanswered(rows: readonly Feedback[], now: number): Fact | null {
  const waiting = rows.filter(row => isUnanswered(row, now));
  const oldest = min(waiting, row => row.receivedOn);
  return oldest === undefined ? null : { kind: "unanswered", count: waiting.length, since: oldest, ids: idsOf(waiting) };
}

function recurring(kind: "repeated" | "praised", rows: readonly Feedback[], themes: ThemeIndex, polarity: "negative" | "positive", least: number): Fact | null {
  const theme = mostMentioned(rows, themes, polarity);
  if (!theme || theme.count < least) return null;
  const about = rows.filter(row => themes.get(row.id)?.some(mention => mention.themeCode === theme.code && mention.polarity === polarity));
  return { kind, count: theme.count, theme: theme.code, ids: idsOf(about) };
}

function lastHeard(rows: readonly Feedback[]): Fact | null {
  const last = rows.find(isCounted) ?? rows[0];
  return last ? { kind: "lastHeard", on: last.receivedOn, channel: last.channel, sentiment: last.sentiment, emotion: last.emotion, ids: [last.id] } : null;
}

function lastNps(rows: readonly Feedback[]): Fact | null {
  const last = rows.find(row => row.nps !== null);
  return last && last.nps !== null ? { kind: "lastNps", answer: last.nps, on: last.receivedOn, ids: [last.id] } : null;
}

function usualChannel(rows: readonly Feedback[]): Fact | null {
  const counts = new Map<Channel, number>();
  for (const { channel } of rows) if (channel) counts.set(channel, (counts.get(channel) ?? 0) + 1);
  const [channel, count] = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0] ?? [null, 0];
  return channel && count * 2 > rows.length ? { kind: "channel", channel, count, of: rows.length, ids: idsOf(rows.filter(row => row.channel === channel)) } : null;
}

function mostMentioned(rows: readonly Feedback[], themes: ThemeIndex, polarity: "negative" | "positive"): { readonly code: string; readonly count: number } | null {
  const counts = new Map<string, number>();
  for (const row of rows) {
    const codes = new Set(themes.get(row.id)?.filter(mention => mention.polarity === polarity).map(mention => mention.themeCode));
    for (const code of codes) counts.set(code, (counts.get(code) ?? 0) + 1);
  }
  const [code, count] = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0] ?? [null, 0];
  return code === null ? null : { code, count };
}

/** Rows behind a reason of the risk, as far as rows show it; empty where the reason is a figure. */
export function rowsOfReason(code: string, theme: string | null, rows: readonly Feedback[], themes: ThemeIndex, now: number): string[] {
  const tests: Readonly<Record<string, (row: Feedback) => boolean>> = {
    open_complaints: row => isOpenComplaint(row, now),
    unanswered: row => isUnanswered(row, now),
    leave_stated: row => row.leaveIntent === "stated",
    leave_conditional: row => row.leaveIntent === "conditional",
    regulator: row => row.regulatorThreat,
    repeated_theme: row => now - row.receivedOn < 180 * DAY && (themes.get(row.id)?.some(mention => mention.polarity === "negative" && mention.themeCode === theme) ?? false),
    low_satisfaction: row => now - row.receivedOn < 365 * DAY && toneOf(row.sentiment) === "negative"
  };
  if (code === "detractor") return rows.filter(row => row.nps !== null).slice(0, 1).map(row => row.id);
  if (code === "falling") return rows.filter(isCounted).slice(0, 3).map(row => row.id);
  const test = tests[code];
  return test ? idsOf(rows.filter(row => !row.duplicate && test(row) && (code !== "open_complaints" || theme === null || hasTheme(themes, row.id, theme)))) : [];
}
