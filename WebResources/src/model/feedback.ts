import {
  CHANNELS, EMOTIONS, KINDS, LEAVE_INTENTS, POLARITIES, SENTIMENTS, choiceName,
  type Channel, type Emotion, type Kind, type LeaveIntent, type Polarity, type Sentiment
} from "./choices";
import { normalizeId, numberOrNull, textOf, textOrNull, timeOrNull, type Row } from "./row";

/** One `cfb_feedback` row as far as history, themes and figures need it: read for every row, so without words. */
export interface Feedback {
  readonly id: string;
  /** `incident_<guid>` and the like; empty where the query did not ask (only case forms do). */
  readonly sourceKey: string;
  readonly regardingKey: string;
  readonly channel: Channel | null;
  /** Milliseconds since 1970-01-01 UTC. */
  readonly receivedOn: number;
  readonly sentiment: Sentiment | null;
  /** −1..1; null when nothing could be scored. */
  readonly score: number | null;
  readonly emotion: Emotion | null;
  readonly kind: Kind | null;
  readonly leaveIntent: LeaveIntent | null;
  readonly regulatorThreat: boolean;
  /** 0..10. */
  readonly nps: number | null;
  /** Percent of the scale, 0..100. */
  readonly csat: number | null;
  /** Percent of the scale, 0..100. */
  readonly ces: number | null;
  readonly answeredOn: number | null;
  readonly resolvedOn: number | null;
  readonly duplicate: boolean;
  readonly modifiedOn: string;
}

export type Scored = Feedback & { readonly score: number };

/** One `cfb_mention` row: a theme in a feedback. */
export interface Mention {
  readonly feedbackId: string;
  readonly themeCode: string;
  readonly polarity: Polarity;
}

/** Reads a `cfb_feedback` row; null when it has no id or no readable time, so that one bad record never stops the rest. */
export function toFeedback(row: Row): Feedback | null {
  const id = normalizeId(row["cfb_feedbackid"]);
  const receivedOn = timeOrNull(row["cfb_receivedon"]) ?? timeOrNull(row["createdon"]);
  if (id === "" || receivedOn === null) return null;
  return {
    id,
    receivedOn,
    sourceKey: textOf(row["cfb_sourcekey"]).toLowerCase(),
    regardingKey: textOf(row["cfb_regardingkey"]).toLowerCase(),
    channel: choiceName(CHANNELS, row["cfb_channel"]),
    sentiment: choiceName(SENTIMENTS, row["cfb_sentiment"]),
    score: numberOrNull(row["cfb_score"]),
    emotion: choiceName(EMOTIONS, row["cfb_primaryemotion"]),
    kind: choiceName(KINDS, row["cfb_kind"]),
    leaveIntent: choiceName(LEAVE_INTENTS, row["cfb_leaveintent"]),
    regulatorThreat: row["cfb_regulatorthreat"] === true,
    nps: numberOrNull(row["cfb_nps"]),
    csat: numberOrNull(row["cfb_csat"]),
    ces: numberOrNull(row["cfb_ces"]),
    answeredOn: timeOrNull(row["cfb_answeredon"]),
    resolvedOn: timeOrNull(row["cfb_resolvedon"]),
    duplicate: textOrNull(row["_cfb_duplicateofid_value"]) !== null,
    modifiedOn: textOf(row["modifiedon"])
  };
}

/** Reads a `cfb_mention` row; null when it names no feedback or no theme. */
export function toMention(row: Row): Mention | null {
  const feedbackId = normalizeId(row["_cfb_feedbackid_value"]);
  const themeCode = textOf(row["cfb_themecode"]);
  if (feedbackId === "" || themeCode === "") return null;
  return { feedbackId, themeCode, polarity: choiceName(POLARITIES, row["cfb_polarity"]) ?? "neutral" };
}

/** Whether a row takes part in figures: scored, and not the same words a second time. */
export function isCounted(feedback: Feedback): feedback is Scored {
  return feedback.score !== null && feedback.sentiment !== "unscorable" && !feedback.duplicate;
}

/** Newest first; rows of the same moment by id, so that the order never depends on how they arrived. */
export function newestFirst(rows: Iterable<Feedback>): Feedback[] {
  return [...rows].sort((a, b) => b.receivedOn - a.receivedOn || (a.id < b.id ? -1 : 1));
}
