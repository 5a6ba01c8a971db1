import { RISK_LEVELS, TRENDS, choiceName, type RiskLevel, type Trend } from "./choices";
import { numberOrNull, textOf, textOrNull, type Row } from "./row";

/** Below this many messages no number is shown: it would say more than is known (`minimumAnswers` as shipped). */
export const FEW = 5;

/** One reason of a risk; codes of a newer solution are kept as they are. */
export interface RiskReason {
  readonly code: string;
  /** Points of 100. */
  readonly points: number;
  /** Number of feedback it rests on. */
  readonly n: number;
  readonly theme: string | null;
}

/** What the risk would be if something were closed or answered. */
export interface Counterfactual {
  readonly code: string;
  readonly n: number;
  readonly theme: string | null;
  readonly from: number;
  readonly to: number;
}

/** A customer's `cfb_satisfaction` row. */
export interface Standing {
  /** 0..100; null when nothing was scored. */
  readonly score: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly count: number;
  readonly trend: Trend | null;
  /** Two-sided confidence that there is a change, 0..1. */
  readonly significance: number | null;
  readonly risk: number | null;
  readonly level: RiskLevel | null;
  readonly reasons: readonly RiskReason[];
  readonly counterfactual: Counterfactual | null;
  readonly modifiedOn: string;
}

/** Reads the columns `<prefix>cfb_…`; null where the outer join found no row. */
export function toStanding(row: Row, prefix: string): Standing | null {
  if (textOf(row[`${prefix}cfb_satisfactionid`]) === "") return null;
  const number = (column: string): number | null => numberOrNull(row[`${prefix}cfb_${column}`]);
  return {
    score: number("score"),
    low: number("scorelow"),
    high: number("scorehigh"),
    count: number("feedbackcount") ?? 0,
    trend: choiceName(TRENDS, row[`${prefix}cfb_trend`]),
    significance: number("trendsignificance"),
    risk: number("risk"),
    level: choiceName(RISK_LEVELS, row[`${prefix}cfb_risklevel`]),
    ...readRiskReasons(textOrNull(row[`${prefix}cfb_riskreasons`])),
    modifiedOn: textOf(row[`${prefix}modifiedon`])
  };
}

/** Reads `cfb_riskreasons`; what is broken or not understood is left out. */
export function readRiskReasons(json: string | null): Pick<Standing, "reasons" | "counterfactual"> {
  const reasons: RiskReason[] = [];
  let counterfactual: Counterfactual | null = null;
  for (const entry of entriesOf(json)) {
    const code = textOrNull(entry["code"]);
    if (code === null) continue;
    const n = numberOrNull(entry["n"]) ?? 0;
    const theme = textOrNull(entry["theme"]);
    const points = numberOrNull(entry["points"]);
    const from = numberOrNull(entry["from"]);
    const to = numberOrNull(entry["to"]);
    if (from !== null && to !== null) counterfactual = { code, n, theme, from, to };
    else if (points !== null) reasons.push({ code, points, n, theme });
  }
  return { reasons, counterfactual };
}

function entriesOf(json: string | null): Row[] {
  let value: unknown;
  try {
    value = JSON.parse(json ?? "[]");
  } catch {
    return [];
  }
  return Array.isArray(value) ? value.filter((entry): entry is Row => typeof entry === "object" && entry !== null) : [];
}

export type StandingWord = "veryDissatisfied" | "dissatisfied" | "neutral" | "satisfied" | "verySatisfied";

/** The word for a score 0..100: fifths of the scale. */
export function wordOf(score: number): StandingWord {
  if (score < 20) return "veryDissatisfied";
  if (score < 40) return "dissatisfied";
  if (score < 60) return "neutral";
  return score < 80 ? "satisfied" : "verySatisfied";
}
