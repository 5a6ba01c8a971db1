import type { JSX } from "preact";
import type { Choice, Filter } from "../model/filter";
import { isBrushed, type Period } from "../model/period";
import { usePanel } from "./context";
import { themeName } from "./themeNames";
import { useCatalogue } from "./useCatalogue";

interface Props {
  readonly filter: Filter;
  readonly shown: number;
  readonly of: number;
  readonly onClear: () => void;
  readonly onTheme: (theme: string | null) => void;
  readonly onChoice: (choice: Choice | null) => void;
  readonly onPeriod: (period: Period) => void;
}

/** What is being filtered by, each with a way out; nothing when nothing is. */
export function FilterBar({ filter, shown, of, onClear, onTheme, onChoice, onPeriod }: Props): JSX.Element {
  const { texts: t, format } = usePanel();
  const { theme, choice, period } = filter;
  const catalogue = useCatalogue(theme === null ? [] : [theme]);
  const brushed = isBrushed(period) && choice === null ? period : null;
  const active = theme !== null || choice !== null || brushed !== null;
  return (
    <div class={active ? "filters" : "sr-only"} role="group" aria-label={t("FilterLabel")}>
      {theme !== null && <Chip text={themeName(theme, t, catalogue, format.languageId)} onRemove={() => onTheme(null)} />}
      {choice !== null && <Chip text={choice.label} onRemove={() => onChoice(null)} />}
      {brushed && <Chip text={t("PeriodFromTo", format.day(brushed.from), format.day(brushed.to))} onRemove={() => onPeriod("all")} />}
      <span class="quiet" aria-live="polite">{active ? t("FilterShown", format.count(shown), format.count(of)) : ""}</span>
      {active && <button type="button" class="link" onClick={onClear}>{t("FilterClear")}</button>}
    </div>
  );
}

function Chip({ text, onRemove }: { text: string; onRemove: () => void }): JSX.Element {
  const { texts: t } = usePanel();
  return (
    <button type="button" class="chip" onClick={onRemove} aria-label={t("FilterRemove", text)}>
      <span class="chip-text">{text}</span>
      <svg viewBox="0 0 12 12" aria-hidden="true"><path d="M2.5 2.5l7 7M9.5 2.5l-7 7" /></svg>
    </button>
  );
}
