import type { Feedback } from "./feedback";
import type { FollowUp } from "./followUp";
import type { Range } from "./period";
import { textOf, textOrNull, timeOrNull, type Row } from "./row";

/** Something that happened to customers: the product was released anew, or something was improved. */
export interface OrganizationEvent {
  readonly kind: "release" | "improvement";
  readonly on: number;
  /** Titles by language id; at least one. */
  readonly titles: Readonly<Record<string, string>>;
}

/**
 * Reads the setting `timeline_events`: `[{"on":"2026-03-01","kind":"release","title":"App 4.0"}]`, where `title` may also be an
 * object of texts by language id. Entries that make no sense are left out; anything else than an array is empty.
 */
export function readEvents(json: string | null): OrganizationEvent[] {
  let value: unknown;
  try {
    value = JSON.parse(json ?? "[]");
  } catch {
    return [];
  }
  return Array.isArray(value) ? value.map(toEvent).filter((event): event is OrganizationEvent => event !== null) : [];
}

function toEvent(entry: unknown): OrganizationEvent | null {
  if (typeof entry !== "object" || entry === null) return null;
  const { on, kind, title } = entry as Row;
  const time = timeOrNull(on);
  const titles = titlesOf(title);
  return time !== null && (kind === "release" || kind === "improvement") && Object.keys(titles).length > 0 ? { kind, on: time, titles } : null;
}

function titlesOf(title: unknown): Record<string, string> {
  const text = textOrNull(title);
  if (text !== null) return { "1033": text };
  if (typeof title !== "object" || title === null) return {};
  return Object.fromEntries(Object.entries(title).map(([language, words]) => [language, textOf(words)]).filter(([, words]) => words !== ""));
}

export function titleOf(event: OrganizationEvent, languageId: number): string {
  return event.titles[String(languageId)] ?? event.titles["1033"] ?? Object.values(event.titles)[0] ?? "";
}

/** What the event lane of the time line shows at one moment. */
export interface EventMark {
  readonly kind: "complaint" | "threat" | "followUp" | "followUpClosed" | OrganizationEvent["kind"];
  readonly on: number;
  readonly count: number;
  readonly title: string;
}

/**
 * Events within a range, oldest first. Complaints and threats are gathered in so many columns, so that a thousand of them stay
 * readable: those that fall together are one mark with their number.
 */
export function eventMarks(
  rows: readonly Feedback[], followUps: readonly FollowUp[], events: readonly OrganizationEvent[], range: Range, languageId: number, columns = 24
): EventMark[] {
  const marks: EventMark[] = [
    ...gathered(rows.filter(row => row.kind === "complaint" && !isThreat(row)), "complaint", range, columns),
    ...gathered(rows.filter(isThreat), "threat", range, columns)
  ];
  for (const followUp of followUps) {
    marks.push({ kind: "followUp", on: followUp.receivedOn, count: 1, title: "" });
    if (followUp.verifiedOn !== null) marks.push({ kind: "followUpClosed", on: followUp.verifiedOn, count: 1, title: "" });
  }
  for (const event of events) marks.push({ kind: event.kind, on: event.on, count: 1, title: titleOf(event, languageId) });
  return marks.filter(mark => mark.on >= range.from && mark.on <= range.to).sort((a, b) => a.on - b.on);
}

function isThreat(row: Feedback): boolean {
  return row.leaveIntent === "stated" || row.leaveIntent === "conditional" || row.regulatorThreat;
}

function gathered(rows: readonly Feedback[], kind: "complaint" | "threat", range: Range, columns: number): EventMark[] {
  const step = (range.to - range.from) / columns;
  const counts = new Map<number, number>();
  for (const row of rows) {
    if (row.duplicate || row.receivedOn < range.from || row.receivedOn > range.to) continue;
    const column = Math.min(columns - 1, Math.floor((row.receivedOn - range.from) / step));
    counts.set(column, (counts.get(column) ?? 0) + 1);
  }
  return [...counts].map(([column, count]) => ({ kind, on: range.from + (column + 0.5) * step, count, title: "" }));
}
