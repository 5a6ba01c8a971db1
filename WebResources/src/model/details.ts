import { RATING_MISMATCHES, SENTIMENTS, UNSCORABLE_REASONS, URGENCIES, choiceName, type RatingMismatch, type Sentiment, type UnscorableReason, type Urgency } from "./choices";
import type { Feedback } from "./feedback";
import { numberOrNull, textOf, textOrNull, type Row } from "./row";

/** The rest of a `cfb_feedback` row: read only for rows on screen. */
export interface Details {
  /** The customer's words; null when there are none or column security hides them. */
  readonly text: string | null;
  /** `cfb_evidence`, still JSON. */
  readonly evidence: string | null;
  readonly sourceKey: string;
  readonly urgency: Urgency | null;
  readonly ratingMismatch: RatingMismatch | null;
  readonly unscorableReason: UnscorableReason | null;
  readonly truncated: boolean;
  /** What the analyser said, whatever a person corrected. */
  readonly machineSentiment: Sentiment | null;
  readonly machineScore: number | null;
  /** 0..1. */
  readonly confidence: number | null;
}

export function toDetails(row: Row): Details {
  return {
    text: textOrNull(row["cfb_text"]),
    evidence: textOrNull(row["cfb_evidence"]),
    sourceKey: textOf(row["cfb_sourcekey"]).toLowerCase(),
    urgency: choiceName(URGENCIES, row["cfb_urgency"]),
    ratingMismatch: choiceName(RATING_MISMATCHES, row["cfb_ratingmismatch"]),
    unscorableReason: choiceName(UNSCORABLE_REASONS, row["cfb_unscorablereason"]),
    truncated: row["cfb_truncated"] === true,
    machineSentiment: choiceName(SENTIMENTS, row["cfb_machinesentiment"]),
    machineScore: numberOrNull(row["cfb_machinescore"]),
    confidence: numberOrNull(row["cfb_confidence"])
  };
}

/** Whether column security hides the words: a scored row always rests on a text. */
export function wordsAreHidden(feedback: Feedback, details: Details): boolean {
  return details.text === null && details.machineSentiment !== null && details.machineSentiment !== "unscorable" && feedback.score !== null;
}

/** Whether a person's sentiment stands in place of the analyser's. */
export function isCorrected(feedback: Feedback, details: Details): boolean {
  return details.machineSentiment !== null && feedback.sentiment !== null && feedback.sentiment !== details.machineSentiment;
}

const SOURCE_TABLES = ["incident", "email", "cfb_surveyresponse"] as const;

export interface Source {
  readonly table: (typeof SOURCE_TABLES)[number];
  readonly id: string;
}

/** The record the customer's words came from, or null when it lives outside (an imported or posted feedback). */
export function sourceOf(sourceKey: string): Source | null {
  for (const table of SOURCE_TABLES) {
    const id = sourceKey.slice(table.length + 1);
    if (sourceKey.startsWith(`${table}_`) && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)) return { table, id };
  }
  return null;
}
