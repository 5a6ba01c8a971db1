import {
  CHANNELS, EMOTIONS, KINDS, LEAVE_INTENTS, POLARITIES, RATING_MISMATCHES, SENTIMENTS, UNSCORABLE_REASONS, URGENCIES, choiceName,
  type Channel, type Emotion, type Kind, type LeaveIntent, type Polarity, type RatingMismatch, type Sentiment, type UnscorableReason,
  type Urgency
} from "./choices";

/** A row as the Web API returns it. */
export type Row = Readonly<Record<string, unknown>>;

/** The customer's words of one feedback row; both are null when column security hides them. */
export interface Words {
  readonly text: string | null;
  /** `cfb_evidence`, still JSON. */
  readonly evidence: string | null;
}

/** One `cfb_feedback` row. */
export interface Feedback {
  readonly id: string;
  readonly name: string;
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
  readonly urgency: Urgency | null;
  readonly leaveIntent: LeaveIntent | null;
  readonly regulatorThreat: boolean;
  /** 0..10. */
  readonly nps: number | null;
  /** Percent of the scale, 0..100. */
  readonly csat: number | null;
  /** Percent of the scale, 0..100. */
  readonly ces: number | null;
  readonly ratingMismatch: RatingMismatch | null;
  readonly unscorableReason: UnscorableReason | null;
  readonly duplicate: boolean;
  readonly truncated: boolean;
  readonly modifiedOn: string;
}

/** One `cfb_mention` row: a theme in a feedback. */
export interface Mention {
  readonly feedbackId: string;
  readonly themeCode: string;
  /** The catalogue's own name for the theme, used for themes an administrator added. */
  readonly themeName: string | null;
  readonly polarity: Polarity;
}

const text = (value: unknown): string => (typeof value === "string" ? value : "");
const textOrNull = (value: unknown): string | null => (typeof value === "string" && value !== "" ? value : null);
const numberOrNull = (value: unknown): number | null => (typeof value === "number" && Number.isFinite(value) ? value : null);

/** Ids compare as text, so they are kept in one form: lower case, no braces. */
export function normalizeId(id: unknown): string {
  return text(id).replace(/[{}]/g, "").toLowerCase();
}

/** Reads a `cfb_feedback` row; null when it has no id or no readable time, so that one bad record never stops the rest. */
export function toFeedback(row: Row): Feedback | null {
  const id = normalizeId(row["cfb_feedbackid"]);
  const receivedOn = Date.parse(text(row["cfb_receivedon"]) || text(row["createdon"]));
  if (id === "" || Number.isNaN(receivedOn)) return null;
  return {
    id,
    receivedOn,
    name: text(row["cfb_name"]),
    sourceKey: text(row["cfb_sourcekey"]).toLowerCase(),
    regardingKey: text(row["cfb_regardingkey"]).toLowerCase(),
    channel: choiceName(CHANNELS, row["cfb_channel"]),
    sentiment: choiceName(SENTIMENTS, row["cfb_sentiment"]),
    score: numberOrNull(row["cfb_score"]),
    emotion: choiceName(EMOTIONS, row["cfb_primaryemotion"]),
    kind: choiceName(KINDS, row["cfb_kind"]),
    urgency: choiceName(URGENCIES, row["cfb_urgency"]),
    leaveIntent: choiceName(LEAVE_INTENTS, row["cfb_leaveintent"]),
    regulatorThreat: row["cfb_regulatorthreat"] === true,
    nps: numberOrNull(row["cfb_nps"]),
    csat: numberOrNull(row["cfb_csat"]),
    ces: numberOrNull(row["cfb_ces"]),
    ratingMismatch: choiceName(RATING_MISMATCHES, row["cfb_ratingmismatch"]),
    unscorableReason: choiceName(UNSCORABLE_REASONS, row["cfb_unscorablereason"]),
    duplicate: textOrNull(row["_cfb_duplicateofid_value"]) !== null,
    truncated: row["cfb_truncated"] === true,
    modifiedOn: text(row["modifiedon"])
  };
}

export function toWords(row: Row): Words {
  return { text: textOrNull(row["cfb_text"]), evidence: textOrNull(row["cfb_evidence"]) };
}

/** Reads a `cfb_mention` row; null when it names no feedback or no theme. */
export function toMention(row: Row): Mention | null {
  const feedbackId = normalizeId(row["_cfb_feedbackid_value"]);
  const themeCode = text(row["cfb_themecode"]);
  if (feedbackId === "" || themeCode === "") return null;
  return {
    feedbackId,
    themeCode,
    themeName: textOrNull(row["_cfb_themeid_value@OData.Community.Display.V1.FormattedValue"]),
    polarity: choiceName(POLARITIES, row["cfb_polarity"]) ?? "neutral"
  };
}

/** Whether a row takes part in score and trend: scored, and not the same words a second time. */
export function isCounted(feedback: Feedback): feedback is Feedback & { readonly score: number } {
  return feedback.score !== null && feedback.sentiment !== "unscorable" && !feedback.duplicate;
}

/** Whether a field-level rule hides the words: a scored row always rests on a text. */
export function wordsAreHidden(feedback: Feedback, words: Words): boolean {
  return words.text === null && feedback.sentiment !== null && feedback.sentiment !== "unscorable";
}

const SOURCE_TABLES = ["incident", "email", "cfb_surveyresponse"] as const;

/** The record the customer's words came from, or null when it lives outside (an imported or posted feedback). */
export function sourceOf(feedback: Feedback): { readonly table: (typeof SOURCE_TABLES)[number]; readonly id: string } | null {
  for (const table of SOURCE_TABLES) {
    const id = feedback.sourceKey.slice(table.length + 1);
    if (feedback.sourceKey.startsWith(`${table}_`) && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)) return { table, id };
  }
  return null;
}
