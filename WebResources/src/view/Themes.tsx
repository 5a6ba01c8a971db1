import type { JSX } from "preact";
import { useMemo, useState } from "preact/hooks";
import { RequestFailure } from "../data/errors";
import type { PanelData } from "../data/reader";
import { THEME_CODES } from "../model/choices";
import type { Mention } from "../model/feedback";
import { countThemes, type ThemeCount } from "../model/themes";
import { rangeOf, within } from "../model/timeline";
import { usePanel } from "./context";
import { Face } from "./icons";

const FIRST = 6;

/** What the customer talks about in the time line's period, and in which sense. */
export function Themes({ data, now }: { data: PanelData; now: number }): JSX.Element {
  const { texts: t } = usePanel();
  const range = useMemo(() => rangeOf(data.feedback, now), [data, now]);
  return (
    <section class="card" aria-labelledby="themes-title">
      <header class="card-head">
        <h2 id="themes-title">{t("ThemesTitle")}</h2>
        <span class="quiet">{t(range.lastYear ? "TimelineLastYear" : "TimelineAll")}</span>
      </header>
      {data.mentions instanceof RequestFailure
        ? <p class="quiet">{t(data.mentions.kind === "denied" ? "ThemesDenied" : "ThemesFailed")}</p>
        : <ThemeBars mentions={data.mentions} data={data} now={now} />}
    </section>
  );
}

function ThemeBars({ mentions, data, now }: { mentions: readonly Mention[]; data: PanelData; now: number }): JSX.Element {
  const { texts: t, format } = usePanel();
  const [all, setAll] = useState(false);
  const themes = useMemo(() => countThemes(mentions, within(data.feedback, rangeOf(data.feedback, now))), [mentions, data, now]);
  if (themes.length === 0) return <p class="quiet">{t("ThemesEmpty")}</p>;
  const most = themes[0]?.total ?? 1;
  return (
    <>
      <ul class="themes">
        {(all ? themes : themes.slice(0, FIRST)).map(theme => <ThemeBar key={theme.code} theme={theme} most={most} />)}
      </ul>
      {themes.length > FIRST && (
        <button type="button" class="link" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? t("ThemesFewer") : t("ThemesAll", format.count(themes.length))}
        </button>
      )}
    </>
  );
}

function ThemeBar({ theme, most }: { theme: ThemeCount; most: number }): JSX.Element {
  const { texts: t, format } = usePanel();
  const shipped = (THEME_CODES as readonly string[]).includes(theme.code);
  const counts = [format.count(theme.negative), format.count(theme.neutral), format.count(theme.positive)] as const;
  let x = 0;
  return (
    <li class="theme" data-theme={theme.code} data-negative={theme.negative} data-positive={theme.positive}>
      <span class="theme-name">{shipped ? t(`Theme_${theme.code}`) : theme.name ?? theme.code}</span>
      <span class="sr-only">{t("ThemeCounts", ...counts)}</span>
      <svg class="theme-bar" aria-hidden="true" width="100%" height="10">
        {(["negative", "neutral", "positive"] as const).map(tone => {
          const share = (theme[tone] / most) * 100;
          const at = x;
          x += share;
          return theme[tone] > 0 && <rect key={tone} class={tone} x={`${at}%`} width={`${share}%`} height="10" />;
        })}
      </svg>
      <span class="theme-counts" aria-hidden="true">
        {theme.negative > 0 && <span><Face tone="negative" />{counts[0]}</span>}
        {theme.neutral > 0 && <span><Face tone="neutral" />{counts[1]}</span>}
        {theme.positive > 0 && <span><Face tone="positive" />{counts[2]}</span>}
      </span>
    </li>
  );
}
