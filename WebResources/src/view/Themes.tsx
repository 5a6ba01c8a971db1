import type { JSX } from "preact";
import { useMemo, useState } from "preact/hooks";
import { RequestFailure } from "../data/errors";
import type { Feedback, Mention } from "../model/feedback";
import type { Filter } from "../model/filter";
import { isBrushed, rangeOf, rowsBefore, within } from "../model/period";
import { compareThemes, type ThemeChange } from "../model/themes";
import { usePanel } from "./context";
import { Face } from "./icons";
import { partFailureText } from "./States";
import { themeName } from "./themeNames";
import { useCatalogue } from "./useCatalogue";

const FIRST = 6;

interface Props {
  readonly mentions: readonly Mention[] | RequestFailure;
  readonly rows: readonly Feedback[];
  readonly filter: Filter;
  readonly now: number;
  readonly onTheme: (theme: string | null) => void;
}

/** What the customer talks about in the chosen period, in which sense, and whether more than before. */
export function Themes(props: Props): JSX.Element {
  const { texts: t, format } = usePanel();
  const { mentions, filter } = props;
  const period = isBrushed(filter.period)
    ? t("PeriodFromTo", format.day(filter.period.from), format.day(filter.period.to))
    : t(`Period_${filter.period}`);
  return (
    <section class="card" aria-labelledby="themes-title">
      <header class="card-head">
        <h2 id="themes-title">{t("ThemesTitle")}</h2>
        <span class="quiet">{period}</span>
      </header>
      {mentions instanceof RequestFailure ? <p class="quiet">{partFailureText(mentions, t)}</p> : <Bars {...props} mentions={mentions} />}
    </section>
  );
}

function Bars({ mentions, rows, filter, now, onTheme }: Props & { mentions: readonly Mention[] }): JSX.Element {
  const { texts: t, format } = usePanel();
  const [all, setAll] = useState(false);
  const themes = useMemo(() => {
    const { choice, period } = filter;
    if (choice) return compareThemes(mentions, rows.filter(row => choice.ids.has(row.id)), null);
    const range = rangeOf(period, rows, now);
    return compareThemes(mentions, within(rows, range), rowsBefore(period, range, rows));
  }, [mentions, rows, filter.period, filter.choice, now]);
  const catalogue = useCatalogue(themes.map(theme => theme.code));
  if (themes.length === 0) return <p class="quiet">{t("ThemesEmpty")}</p>;
  const most = themes[0]?.total ?? 1;
  const names = new Map(themes.map(theme => [theme.code, themeName(theme.code, t, catalogue, format.languageId)]));
  const shown = all ? themes : themes.filter((theme, index) => index < FIRST || theme.code === filter.theme);
  return (
    <>
      <ul class="themes">
        {shown.map(theme => (
          <li key={theme.code}>
            <ThemeBar theme={theme} name={names.get(theme.code) ?? theme.code} most={most} pressed={filter.theme === theme.code} onPress={() => onTheme(filter.theme === theme.code ? null : theme.code)} />
          </li>
        ))}
      </ul>
      {themes.length > FIRST && (
        <button type="button" class="link" aria-expanded={all} onClick={() => setAll(!all)}>{all ? t("ThemesFewer") : t("ThemesAll", format.count(themes.length))}</button>
      )}
      <ThemeTable themes={themes} names={names} />
    </>
  );
}

function ThemeBar({ theme, name, most, pressed, onPress }: { theme: ThemeChange; name: string; most: number; pressed: boolean; onPress: () => void }): JSX.Element {
  const { texts: t, format } = usePanel();
  const counts = [format.count(theme.negative), format.count(theme.neutral), format.count(theme.positive)] as const;
  let x = 0;
  return (
    <button
      type="button" class="theme" aria-pressed={pressed} onClick={onPress}
      data-theme={theme.code} data-negative={theme.negative} data-positive={theme.positive} data-before={theme.before}
    >
      <span class="theme-name">{name}<span class="sr-only">. {[t("ThemeCounts", ...counts), changeText(theme, t, format.count)].filter(Boolean).join(". ")}</span></span>
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
      <Change theme={theme} />
    </button>
  );
}

/** The change of volume against the period before; red only where the complaints have grown. */
function Change({ theme }: { theme: ThemeChange }): JSX.Element {
  const { format } = usePanel();
  if (theme.before === null) return <span class="theme-change" aria-hidden="true" />;
  const change = theme.total - theme.before;
  const worse = theme.negative > (theme.negativeBefore ?? 0);
  return (
    <span class={`theme-change quiet${change > 0 && worse ? " worse" : ""}`} aria-hidden="true">
      {change === 0 ? "=" : `${change > 0 ? "▲" : "▼"} ${format.count(Math.abs(change))}`}
    </span>
  );
}

function changeText(theme: ThemeChange, t: (key: string, ...values: readonly string[]) => string, count: (value: number) => string): string {
  return theme.before === null ? "" : t("ThemeBefore", count(theme.before));
}

function ThemeTable({ themes, names }: { themes: readonly ThemeChange[]; names: ReadonlyMap<string, string> }): JSX.Element {
  const { texts: t, format } = usePanel();
  const [open, setOpen] = useState(false);
  return (
    <details class="as-table" onToggle={event => setOpen(event.currentTarget.open)}>
      <summary>{t("ShowAsTable")}</summary>
      {open && (
        <div class="table-scroll" tabIndex={0} role="group" aria-label={t("ThemesTitle")}>
          <table>
            <thead>
              <tr>
                <th scope="col">{t("ColumnTheme")}</th><th scope="col">{t("AxisNegative")}</th><th scope="col">{t("AxisNeutral")}</th><th scope="col">{t("AxisPositive")}</th>
                <th scope="col">{t("ColumnBefore")}</th>
              </tr>
            </thead>
            <tbody>
              {themes.map(theme => (
                <tr key={theme.code}>
                  <td>{names.get(theme.code)}</td><td class="number">{format.count(theme.negative)}</td><td class="number">{format.count(theme.neutral)}</td>
                  <td class="number">{format.count(theme.positive)}</td><td class="number">{theme.before === null ? "–" : format.count(theme.before)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </details>
  );
}
