/** One piece of a text: how strongly, and in which direction, it moved the score. */
export interface Segment {
  readonly text: string;
  readonly sign: "negative" | "positive" | null;
  /** 0 does not show, 3 counts most. */
  readonly strength: 0 | 1 | 2 | 3;
}

type Span = readonly [start: number, length: number, weight: number];

const isSpan = (value: unknown): value is Span =>
  Array.isArray(value) && value.length === 3 && value.every(part => Number.isInteger(part)) && value[0] >= 0 && value[1] > 0 && value[2] !== 0;

/** The spans of a `cfb_evidence` value; empty for null, broken JSON, an unknown version or shape. Spans that make no sense are dropped. */
export function readSpans(evidence: string | null): Span[] {
  if (evidence === null) return [];
  let value: unknown;
  try {
    value = JSON.parse(evidence);
  } catch {
    return [];
  }
  if (typeof value !== "object" || value === null) return [];
  const { v, spans } = value as { v?: unknown; spans?: unknown };
  return v === 1 && Array.isArray(spans) ? spans.filter(isSpan) : [];
}

/**
 * Cuts a text at the edges of its evidence spans (UTF-16 offsets). Where spans overlap their weights add up, each spread
 * evenly over its characters, so that a long span of little weight does not outshine a short decisive one. Strength is
 * relative to the strongest piece of the same text. The pieces joined are always the text, and no surrogate pair is split.
 */
export function segmentsOf(text: string, evidence: string | null): Segment[] {
  const density = densityOf(text, readSpans(evidence));
  let strongest = 0;
  for (const value of density) strongest = Math.max(strongest, Math.abs(value));
  const segments: Segment[] = [];
  let start = 0;
  for (let end = 1; end <= text.length; end++) {
    if (end < text.length && look(density[end] ?? 0, strongest) === look(density[start] ?? 0, strongest)) continue;
    const level = look(density[start] ?? 0, strongest);
    segments.push({
      text: text.slice(start, end),
      sign: level === 0 ? null : level < 0 ? "negative" : "positive",
      strength: Math.abs(level) as Segment["strength"]
    });
    start = end;
  }
  return segments;
}

function densityOf(text: string, spans: readonly Span[]): Float64Array {
  const density = new Float64Array(text.length);
  for (const [start, length, weight] of spans) {
    if (start >= text.length) continue;
    const from = splitsPair(text, start) ? start - 1 : start;
    const cut = Math.min(start + length, text.length);
    const to = splitsPair(text, cut) ? cut + 1 : cut;
    for (let i = from; i < to; i++) density[i] = (density[i] ?? 0) + weight / (to - from);
  }
  return density;
}

function splitsPair(text: string, index: number): boolean {
  const low = text.charCodeAt(index);
  const high = text.charCodeAt(index - 1);
  return high >= 0xd800 && high <= 0xdbff && low >= 0xdc00 && low <= 0xdfff;
}

/** −3..3: the sign and the third of the strongest density; below a twentieth of it, nothing. */
function look(value: number, strongest: number): number {
  const share = strongest > 0 ? Math.abs(value) / strongest : 0;
  if (share < 0.05) return 0;
  const level = share > 2 / 3 ? 3 : share > 1 / 3 ? 2 : 1;
  return value < 0 ? -level : level;
}
