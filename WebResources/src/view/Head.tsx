import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import type { PanelData } from "../data/reader";
import { FEW, signalsOf, standingOf, type Standing, type StandingWord } from "../model/standing";
import { usePanel } from "./context";
import { TrendArrow } from "./icons";

const TONES: Readonly<Record<StandingWord, string>> = {
  veryNegative: "negative", negative: "negative", mixed: "neutral", neutral: "neutral", positive: "positive", veryPositive: "positive"
};

/** Score and trend of the last 90 days, and what must not be missed. */
export function Head({ data, now }: { data: PanelData; now: number }): JSX.Element {
  const { texts: t, format } = usePanel();
  const standing = useMemo(() => standingOf(data.feedback, now), [data, now]);
  const signals = useMemo(() => signalsOf(data.feedback, now), [data, now]);
  const name = data.target.customer?.name;
  return (
    <section class="card head" aria-labelledby="head-title">
      <header class="card-head">
        <h1 id="head-title">{name ? t("HeadTitleNamed", name) : t("HeadTitle")}</h1>
        <span class="quiet">{t("HeadPeriod")}</span>
      </header>
      <StandingView standing={standing} />
      {(signals.leaving > 0 || signals.mayLeave > 0 || signals.regulator > 0) && (
        <ul class="badges">
          {signals.leaving > 0 && <li class="badge danger">{t("SignalLeaving", format.count(signals.leaving))}</li>}
          {signals.mayLeave > 0 && <li class="badge warning">{t("SignalMayLeave", format.count(signals.mayLeave))}</li>}
          {signals.regulator > 0 && <li class="badge danger">{t("SignalRegulator", format.count(signals.regulator))}</li>}
        </ul>
      )}
    </section>
  );
}

function StandingView({ standing }: { standing: Standing }): JSX.Element {
  const { texts: t, format } = usePanel();
  switch (standing.kind) {
    case "none":
      return <Plain title={t("UnscoredTitle")} text={t("UnscoredText")} />;
    case "quiet":
      return <Plain title={t("QuietTitle")} text={t("QuietText", format.day(standing.lastOn))} />;
    case "few":
      return <Plain title={t("FewTitle")} text={format.plural("FewText", standing.count, format.count(FEW))} />;
    case "scored":
      return (
        <div class="standing" data-standing={standing.word} data-score={standing.score.toFixed(4)} data-count={standing.count}>
          <div class={`gauge ${TONES[standing.word]}`}>
            <strong class="gauge-word">{t(`Standing_${standing.word}`)}</strong>
            <span class="gauge-score">{format.score(standing.score)}</span>
            <span class="quiet">{t("ScoreScale")}<br />{format.plural("ScoreFrom", standing.count)}</span>
          </div>
          {standing.trend
            ? (
              <div class={`trend ${standing.trend.word}`} data-trend={standing.trend.word}>
                <TrendArrow word={standing.trend.word} />
                <span>
                  <strong>{t(`Trend_${standing.trend.word}`)}</strong><br />
                  <span class="quiet">{format.plural("TrendCompared", standing.trend.countBefore, format.score(standing.trend.change))}</span>
                </span>
              </div>
            )
            : <p class="quiet trend">{t("TrendUnknown")}</p>}
        </div>
      );
  }
}

function Plain({ title, text }: { title: string; text: string }): JSX.Element {
  return (
    <div class="standing" data-standing="unknown">
      <div class="gauge neutral"><strong class="gauge-word">{title}</strong><span class="quiet">{text}</span></div>
    </div>
  );
}
