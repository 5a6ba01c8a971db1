import { CHANNELS, CHOICE_BASE, EMOTIONS, KINDS, LEAVE_INTENTS, POLARITIES, SENTIMENTS, URGENCIES, type Channel, type Emotion, type Kind, type LeaveIntent, type Polarity, type Sentiment, type Urgency } from "../../src/model/choices";
import type { Row } from "../../src/model/feedback";

export const ACCOUNT = "11111111-1111-4111-8111-111111111111";
export const CASE = "22222222-2222-4222-8222-222222222222";
export const DAY = 86_400_000;

const value = <T extends string>(names: readonly T[], name: T): number => CHOICE_BASE + names.indexOf(name);

export const rowId = (n: number): string => `aaaaaaaa-0000-4000-8000-${n.toString(16).padStart(12, "0")}`;

export interface RowOptions {
  readonly n: number;
  readonly at: number;
  readonly sentiment?: Sentiment;
  readonly score?: number | null;
  readonly channel?: Channel;
  readonly kind?: Kind;
  readonly emotion?: Emotion;
  readonly leave?: LeaveIntent;
  readonly urgency?: Urgency;
  readonly text?: string | null;
  readonly evidence?: string | null;
  readonly more?: Row;
}

/** A cfb_feedback row as the Web API returns it. */
export function feedbackRow(options: RowOptions): Row {
  const { n, at, sentiment = "negative", score = -0.5, channel = "case", kind = "complaint", leave = "none", urgency = "normal" } = options;
  const source = channel === "email" ? "email" : channel === "survey" ? "cfb_surveyresponse" : "incident";
  return {
    "@odata.etag": `W/"${n}"`,
    cfb_feedbackid: rowId(n),
    cfb_name: `${kind} ${n}`,
    cfb_sourcekey: `${source}_bbbbbbbb-0000-4000-8000-${n.toString(16).padStart(12, "0")}`,
    cfb_regardingkey: null,
    cfb_channel: value(CHANNELS, channel),
    cfb_receivedon: new Date(at).toISOString(),
    cfb_sentiment: value(SENTIMENTS, sentiment),
    cfb_score: score,
    cfb_primaryemotion: options.emotion ? value(EMOTIONS, options.emotion) : null,
    cfb_kind: value(KINDS, kind),
    cfb_urgency: value(URGENCIES, urgency),
    cfb_leaveintent: value(LEAVE_INTENTS, leave),
    cfb_regulatorthreat: false,
    cfb_nps: null,
    cfb_csat: null,
    cfb_ces: null,
    cfb_ratingmismatch: null,
    cfb_unscorablereason: null,
    cfb_truncated: false,
    _cfb_duplicateofid_value: null,
    modifiedon: new Date(at).toISOString(),
    cfb_text: options.text === undefined ? `Message number ${n}` : options.text,
    cfb_evidence: options.evidence ?? null,
    ...options.more
  };
}

export function mentionRow(feedback: number, theme: string, polarity: Polarity, name: string | null = null): Row {
  return {
    cfb_mentionid: `cccccccc-0000-4000-8000-${feedback.toString(16).padStart(12, "0")}`,
    cfb_themecode: theme,
    cfb_polarity: value(POLARITIES, polarity),
    _cfb_feedbackid_value: rowId(feedback),
    "_cfb_themeid_value@OData.Community.Display.V1.FormattedValue": name
  };
}

/** Evidence JSON that marks given pieces of a text: [piece, weight]. */
export function evidenceOf(text: string, ...pieces: readonly (readonly [piece: string, weight: number])[]): string {
  const spans = pieces.map(([piece, weight]) => [text.indexOf(piece), piece.length, weight]);
  const raw = pieces.reduce((sum, [, weight]) => sum + weight, 0);
  return JSON.stringify({ v: 1, unit: 10000, raw, spans, rest: 0 });
}
