import type { JSX } from "preact";
import { useMemo, useState } from "preact/hooks";
import { segmentsOf, type Segment } from "../model/evidence";
import { usePanel } from "./context";

/** Longer texts than this are folded. */
const FOLD_AT = 320;
/** Most words named for readers who do not see the marks. */
const NAMED = 5;

interface Props {
  readonly text: string;
  readonly evidence: string | null;
  readonly legend: boolean;
}

/** The customer's words; what moved the score is underlined, wavy for down, straight for up, the thicker the more. */
export function MarkedWords({ text, evidence, legend }: Props): JSX.Element {
  const { texts: t } = usePanel();
  const [unfolded, setUnfolded] = useState(false);
  const segments = useMemo(() => segmentsOf(text, evidence), [text, evidence]);
  const folds = text.length > FOLD_AT;
  const lowers = strongest(segments, "negative");
  const raises = strongest(segments, "positive");
  return (
    <>
      <blockquote class={`words${folds && !unfolded ? " folded" : ""}`} dir="auto">
        {segments.map((segment, index) => segment.sign === null
          ? segment.text
          : <mark key={index} class={`${segment.sign} strength-${segment.strength}`}>{segment.text}</mark>)}
      </blockquote>
      {lowers.length > 0 && <p class="sr-only">{t("EvidenceLowers", lowers.join(t("ListSeparator")))}</p>}
      {raises.length > 0 && <p class="sr-only">{t("EvidenceRaises", raises.join(t("ListSeparator")))}</p>}
      {folds && (
        <button type="button" class="link" aria-expanded={unfolded} onClick={() => setUnfolded(!unfolded)}>{t(unfolded ? "WordsLess" : "WordsMore")}</button>
      )}
      {legend && (lowers.length > 0 || raises.length > 0) && <p class="quiet small">{t("EvidenceLegend")}</p>}
    </>
  );
}

function strongest(segments: readonly Segment[], sign: Segment["sign"]): string[] {
  return segments
    .filter(segment => segment.sign === sign)
    .sort((a, b) => b.strength - a.strength)
    .map(segment => segment.text.trim())
    .filter((text, index, all) => text !== "" && all.indexOf(text) === index)
    .slice(0, NAMED);
}
