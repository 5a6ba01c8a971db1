import { CHANNELS, CHOICE_BASE, FOLLOWUP_STAGES, RISK_LEVELS, TRENDS, EMOTIONS, KINDS, LEAVE_INTENTS, POLARITIES, SENTIMENTS, URGENCIES, type Channel, type Emotion, type FollowUpStage, type Kind, type LeaveIntent, type Polarity, type RiskLevel, type Sentiment, type Trend, type Urgency } from "../../src/model/choices";
import type { Row } from "../../src/model/row";

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
    cfb_answeredon: null,
    cfb_resolvedon: null,
    cfb_machinesentiment: value(SENTIMENTS, sentiment),
    cfb_machinescore: score,
    cfb_confidence: 0.8,
    _cfb_duplicateofid_value: null,
    modifiedon: new Date(at).toISOString(),
    cfb_text: options.text === undefined ? `Message number ${n}` : options.text,
    cfb_evidence: options.evidence ?? null,
    ...options.more
  };
}

export function mentionRow(feedback: number, theme: string, polarity: Polarity): Row {
  return {
    cfb_mentionid: `cccccccc-0000-4000-8000-${feedback.toString(16).padStart(12, "0")}`,
    cfb_themecode: theme,
    cfb_polarity: value(POLARITIES, polarity),
    _cfb_feedbackid_value: rowId(feedback)
  };
}

/** Evidence JSON that marks given pieces of a text: [piece, weight]. */
export function evidenceOf(text: string, ...pieces: readonly (readonly [piece: string, weight: number])[]): string {
  const spans = pieces.map(([piece, weight]) => [text.indexOf(piece), piece.length, weight]);
  const raw = pieces.reduce((sum, [, weight]) => sum + weight, 0);
  return JSON.stringify({ v: 1, unit: 10000, raw, spans, rest: 0 });
}

export const FOLLOWUP = "eeeeeeee-0000-4000-8000-000000000001";

export interface StandingOptions {
  readonly score?: number | null;
  readonly low?: number;
  readonly high?: number;
  readonly count?: number;
  readonly trend?: Trend | null;
  readonly risk?: number;
  readonly level?: RiskLevel;
  readonly reasons?: readonly unknown[];
  readonly modifiedOn?: string;
}

/** The columns of a standing as the customer's query joins them. */
export function standingColumns(options: StandingOptions = {}): Row {
  const { score = 33, low = 22, high = 44, count = 22, trend = "falling", risk = 68.2, level = "high" } = options;
  const reasons = options.reasons ?? [
    { code: "open_complaints", points: 20, n: 3, theme: "delivery" }, { code: "low_satisfaction", points: 16, n: 22 }, { code: "falling", points: 12, n: 22 },
    { code: "open_complaints", n: 3, theme: "delivery", from: 71, to: 44 }
  ];
  return {
    "s.cfb_satisfactionid": "ffffffff-0000-4000-8000-000000000001", "s.cfb_score": score, "s.cfb_scorelow": low, "s.cfb_scorehigh": high, "s.cfb_feedbackcount": count,
    "s.cfb_trend": trend === null ? null : value(TRENDS, trend), "s.cfb_trendsignificance": 0.99, "s.cfb_risk": risk, "s.cfb_risklevel": value(RISK_LEVELS, level),
    "s.cfb_riskreasons": JSON.stringify(reasons), "s.modifiedon": options.modifiedOn ?? "2026-11-22T00:00:00Z"
  };
}

/** The columns of a follow-up as the customer's query joins them. */
export function followUpColumns(receivedOn: number, stage: FollowUpStage, dueOn: number | null, verifiedOn: number | null = null): Row {
  const iso = (time: number | null): string | null => (time === null ? null : new Date(time).toISOString());
  return {
    "f.cfb_followupid": FOLLOWUP, "f.cfb_stage": value(FOLLOWUP_STAGES, stage), "f.cfb_receivedon": iso(receivedOn), "f.cfb_dueon": iso(dueOn),
    "f.cfb_verifiedon": iso(verifiedOn), "f.cfb_outcome": null, "f.statecode": verifiedOn === null ? 0 : 1, "f.createdon": iso(receivedOn), "f.modifiedon": iso(receivedOn)
  };
}
