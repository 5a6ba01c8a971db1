import { readEvidence } from "./evidence";

/** What one phrase added to the analyser's score. */
export interface Contribution {
  readonly words: string;
  /** Share of the score, −1..1; negative lowers it. */
  readonly weight: number;
}

/** The analyser's account of a score: phrases, the rest, and their sum. */
export interface Contributions {
  readonly phrases: readonly Contribution[];
  readonly rest: number;
  readonly sum: number;
}

/** Most phrases named; what is weaker goes into the rest, so that the sum stays exact. */
const MOST = 8;

/**
 * The contributions of a text, strongest first; phrases that occur twice are added up. The evidence weighs on the analyser's
 * inner scale, so weights are shared out in proportion, and their sum is the score. Null when there is no readable evidence.
 */
export function contributionsOf(text: string, json: string | null, score: number | null): Contributions | null {
  const evidence = readEvidence(json);
  if (!evidence) return null;
  // A rating or a rule may have turned the score against the words: then the inner scale stays.
  const scale = score !== null && score * evidence.raw > 0 ? score / evidence.raw : 1 / evidence.unit;
  const byWords = new Map<string, number>();
  for (const [start, length, weight] of evidence.spans) {
    const words = text.slice(start, start + length).replace(/\s+/g, " ").trim();
    if (words !== "") byWords.set(words, (byWords.get(words) ?? 0) + weight);
  }
  const phrases = [...byWords]
    .map(([words, weight]) => ({ words, weight: weight * scale }))
    .filter(phrase => phrase.weight !== 0)
    .sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight) || (a.words < b.words ? -1 : 1))
    .slice(0, MOST);
  const sum = evidence.raw * scale;
  return { phrases, sum, rest: sum - phrases.reduce((total, phrase) => total + phrase.weight, 0) };
}
