import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import { RequestFailure } from "../data/errors";
import type { Trend } from "../model/choices";
import type { Feedback } from "../model/feedback";
import { FEW, wordOf, type Standing } from "../model/standing";
import { comparisonOf } from "../model/value";
import { usePanel } from "./context";
import { TrendArrow } from "./icons";
import { partFailureText } from "./States";

interface Props {
  readonly standing: Standing | null | RequestFailure;
  readonly rows: readonly Feedback[];
  readonly scoreBefore: number | null;
  readonly now: number;
}

/** The customer's satisfaction in words and number, how sure it is, and where it is heading. */
export function StandingBlock({ standing, rows, scoreBefore, now }: Props): JSX.Element {
  const { texts: t } = usePanel();
  return (
    <section class="block" aria-labelledby="standing-title">
      <h2 id="standing-title">{t("StandingTitle")}</h2>
      <Content standing={standing} rows={rows} scoreBefore={scoreBefore} now={now} />
    </section>
  );
}

function Content({ standing, rows, scoreBefore, now }: Props): JSX.Element {
  const { texts: t, format } = usePanel();
  if (standing instanceof RequestFailure) return <p class="quiet" data-standing="failed">{partFailureText(standing, t)}</p>;
  if (standing === null) return <Plain title={t("StandingPendingTitle")} text={t("StandingPendingText")} />;
  if (standing.score === null) return <Plain title={t("UnscoredTitle")} text={t("UnscoredText")} />;
  if (standing.count < FEW) return <Plain title={t("FewTitle")} text={format.plural("FewText", standing.count, format.count(FEW))} />;
  const word = wordOf(standing.score);
  const tone = standing.score < 40 ? "negative" : standing.score < 60 ? "neutral" : "positive";
  const low = Math.round(standing.low ?? standing.score);
  const high = Math.round(standing.high ?? standing.score);
  return (
    <div data-standing={word} data-score={standing.score} data-count={standing.count}>
      <p class={`figure ${tone}`}>
        <strong class="figure-number">{format.count(Math.round(standing.score))}</strong>
        <span class="quiet">{t("OfHundred")}</span>
        <span class="figure-word">{t(`Standing_${word}`)}</span>
        {scoreBefore !== null && <span class="moved" key={standing.modifiedOn}>{t("MovedFrom", format.count(Math.round(scoreBefore)))}</span>}
      </p>
      <Interval low={low} high={high} score={standing.score} />
      <p class="quiet">{t("IntervalText", format.count(low), format.count(high), format.plural("ScoreFrom", standing.count))}</p>
      <TrendLine trend={standing.trend} rows={rows} now={now} />
    </div>
  );
}

function Plain({ title, text }: { title: string; text: string }): JSX.Element {
  return (
    <div data-standing="unknown">
      <p class="figure neutral"><span class="figure-word">{title}</span></p>
      <p class="quiet">{text}</p>
    </div>
  );
}

/** The scale with the interval and the score on it; the words beside it say the same. */
function Interval({ low, high, score }: { low: number; high: number; score: number }): JSX.Element {
  return (
    <svg class="interval" aria-hidden="true" width="100%" height="12">
      <rect class="interval-scale" y="4" width="100%" height="4" rx="2" />
      <rect class="interval-range" x={`${low}%`} y="4" width={`${Math.max(1, high - low)}%`} height="4" rx="2" />
      <circle class="interval-score" cx={`${score}%`} cy="6" r="5" />
    </svg>
  );
}

function TrendLine({ trend, rows, now }: { trend: Trend | null; rows: readonly Feedback[]; now: number }): JSX.Element {
  const { texts: t, format } = usePanel();
  const comparison = useMemo(() => comparisonOf(rows, now), [rows, now]);
  if (trend === null) return <p class="quiet trend">{t("TrendUnknown")}</p>;
  // The trend also comes from the slope of the whole year: figures that point the other way would only confuse.
  const agrees = comparison && (trend === "stable" || (comparison.recent < comparison.before) === (trend === "falling"));
  return (
    <p class={`trend ${trend}`} data-trend={trend}>
      <TrendArrow word={trend} />
      <span>
        <strong>{t(`Trend_${trend}`)}</strong>{" "}
        <span class="quiet">
          {agrees
            ? t("TrendCompared", format.count(Math.round(comparison.recent)), format.count(comparison.recentCount), format.count(Math.round(comparison.before)), format.count(comparison.beforeCount))
            : t("TrendOwnPast")}
        </span>
      </span>
    </p>
  );
}
