/** One piece of a text: how strongly, and in which direction, it moved the score. */
export interface Segment {
  readonly text: string;
  readonly sign: "negative" | "positive" | null;
  /** 0 does not show, 3 counts most. */
  readonly strength: 0 | 1 | 2 | 3;
}

export type Span = readonly [start: number, length: number, weight: number];

const isSpan = (value: unknown): value is Span =>
  Array.isArray(value) && value.length === 3 && value.every(part => Number.isInteger(part)) && value[0] >= 0 && value[1] > 0 && value[2] !== 0;

/** A `cfb_evidence` value: spans of the text with integer weights in 1/unit; they and the rest add up to raw. */
export interface Evidence {
  readonly unit: number;
  readonly raw: number;
  readonly spans: readonly Span[];
}

/** Reads a `cfb_evidence` value; null for null, broken JSON, an unknown version or shape. Spans that make no sense are dropped. */
export function readEvidence(json: string | null): Evidence | null {
  if (json === null) return null;
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    return null;
  }
  if (typeof value !== "object" || value === null) return null;
  const { v, unit, raw, spans } = value as Readonly<Record<"v" | "unit" | "raw" | "spans", unknown>>;
  if (v !== 1 || !Array.isArray(spans)) return null;
  return {
    unit: typeof unit === "number" && unit > 0 ? unit : 10_000,
    raw: typeof raw === "number" && Number.isFinite(raw) ? raw : 0,
    spans: spans.filter(isSpan)
  };
}

/** The spans of a `cfb_evidence` value; empty where it cannot be read. */
export function readSpans(json: string | null): readonly Span[] {
  return readEvidence(json)?.spans ?? [];
}

/**
 * Cuts a text at the edges of its evidence spans (UTF-16 offsets). A piece counts as much as the spans over it weigh together;
 * strength is relative to the strongest piece of the same text. The pieces joined are always the text, and no surrogate pair
 * is split.
 */
export function segmentsOf(text: string, evidence: string | null): Segment[] {
  const weights = weightsOf(text, readSpans(evidence));
  let strongest = 0;
  for (const value of weights) strongest = Math.max(strongest, Math.abs(value));
  const segments: Segment[] = [];
  let start = 0;
  for (let end = 1; end <= text.length; end++) {
    if (end < text.length && look(weights[end] ?? 0, strongest) === look(weights[start] ?? 0, strongest)) continue;
    const level = look(weights[start] ?? 0, strongest);
    segments.push({
      text: text.slice(start, end),
      sign: level === 0 ? null : level < 0 ? "negative" : "positive",
      strength: Math.abs(level) as Segment["strength"]
    });
    start = end;
  }
  return segments;
}

function weightsOf(text: string, spans: readonly Span[]): Float64Array {
  const weights = new Float64Array(text.length);
  for (const [start, length, weight] of spans) {
    if (start >= text.length) continue;
    const from = splitsPair(text, start) ? start - 1 : start;
    const cut = Math.min(start + length, text.length);
    const to = splitsPair(text, cut) ? cut + 1 : cut;
    for (let i = from; i < to; i++) weights[i] = (weights[i] ?? 0) + weight;
  }
  return weights;
}

function splitsPair(text: string, index: number): boolean {
  const low = text.charCodeAt(index);
  const high = text.charCodeAt(index - 1);
  return high >= 0xd800 && high <= 0xdbff && low >= 0xdc00 && low <= 0xdfff;
}

/** −3..3: the sign and the third of the strongest weight; below 15 % of it, nothing: marks everywhere mark nothing. */
function look(value: number, strongest: number): number {
  const share = strongest > 0 ? Math.abs(value) / strongest : 0;
  if (share < 0.15) return 0;
  const level = share > 2 / 3 ? 3 : share > 1 / 3 ? 2 : 1;
  return value < 0 ? -level : level;
}
