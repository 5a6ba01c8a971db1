import { max } from "d3-array";
import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import { contributionsOf } from "../model/contributions";
import { isCorrected, type Details } from "../model/details";
import type { Feedback } from "../model/feedback";
import { usePanel } from "./context";

/** Why the analyser gave its score: each phrase with what it added, the rest, and the sum. */
export function WhyView({ feedback, details }: { feedback: Feedback; details: Details }): JSX.Element {
  const { texts: t, format } = usePanel();
  const why = useMemo(() => contributionsOf(details.text ?? "", details.evidence, details.machineScore), [details]);
  if (!why) return <p class="quiet why">{t("WhyUnknown")}</p>;
  const most = max(why.phrases, phrase => Math.abs(phrase.weight)) ?? 1;
  return (
    <section class="why" aria-label={t("WhyTitle")}>
      <table>
        <caption class="sr-only">{t("WhyTitle")}</caption>
        <thead><tr><th scope="col">{t("WhyWords")}</th><th scope="col" class="why-bar-head"><span class="sr-only">{t("WhyDirection")}</span></th><th scope="col" class="number">{t("WhyWeight")}</th></tr></thead>
        <tbody>
          {why.phrases.map(({ words, weight }) => (
            <tr key={words}>
              <td dir="auto">{words}</td>
              <td><Bar share={weight / most} label={t(weight < 0 ? "WhyLowers" : "WhyRaises")} /></td>
              <td class="number">{format.score(weight)}</td>
            </tr>
          ))}
          <tr><td class="quiet">{t("WhyRest")}</td><td /><td class="number">{format.score(why.rest)}</td></tr>
        </tbody>
        <tfoot><tr><th scope="row">{t("WhySum")}</th><td /><td class="number">{format.score(why.sum)}</td></tr></tfoot>
      </table>
      <p class="quiet">
        {details.machineScore !== null && t("WhyMachine", t(`Sentiment_${details.machineSentiment ?? "unscorable"}`), format.score(details.machineScore))}
        {details.confidence !== null && ` ${t("WhyConfidence", format.percent(details.confidence * 100))}`}
        {isCorrected(feedback, details) && ` ${t("WhyCorrected", t(`Sentiment_${feedback.sentiment ?? "unscorable"}`))}`}
      </p>
    </section>
  );
}

/** A bar to the left for what lowers, to the right for what raises. */
function Bar({ share, label }: { share: number; label: string }): JSX.Element {
  const width = Math.max(2, Math.abs(share) * 50);
  return (
    <svg class="why-bar" width="100%" height="10" role="img" aria-label={label}>
      <line x1="50%" x2="50%" y2="10" />
      <rect class={share < 0 ? "negative" : "positive"} x={`${share < 0 ? 50 - width : 50}%`} y="1" width={`${width}%`} height="8" rx="2" />
    </svg>
  );
}
