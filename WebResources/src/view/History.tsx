import type { JSX } from "preact";
import { useMemo, useState } from "preact/hooks";
import type { PanelData } from "../data/reader";
import { RequestFailure } from "../data/errors";
import { satisfactionCurve } from "../model/curve";
import { eventMarks, type OrganizationEvent } from "../model/events";
import { isCounted, type Feedback } from "../model/feedback";
import type { Choice, Filter } from "../model/filter";
import { lanesOf, type Lanes } from "../model/marks";
import { isBrushed, rangeOf, wholeRange, within, PRESETS, type Period } from "../model/period";
import { FEW } from "../model/standing";
import { usePanel } from "./context";
import { HistoryChart } from "./HistoryChart";
import { HistoryTable } from "./HistoryTable";
import { Legend } from "./Legend";
import { Overview } from "./Overview";
import { useWidth } from "./useWidth";

interface Props {
  /** Rows that theme and choice leave, whatever the time. */
  readonly rows: readonly Feedback[];
  readonly all: readonly Feedback[];
  readonly data: PanelData;
  readonly filter: Filter;
  readonly arrived: ReadonlySet<string>;
  readonly events: readonly OrganizationEvent[];
  readonly now: number;
  readonly onPeriod: (period: Period) => void;
  /** A feedback is to be shown in the list. */
  readonly onSelect: (id: string) => void;
  readonly onChoose: (choice: Choice) => void;
}

const LANES: readonly Lanes[] = ["sentiment", "channel", "kind"];
const PERIODS = [...(Object.keys(PRESETS) as (keyof typeof PRESETS)[]), "all"] as const;

/** Every feedback by time, with the satisfaction curve, events and follow-ups; zoomed by buttons, brushing, or the overview. */
export function History(props: Props): JSX.Element {
  const { texts: t, format } = usePanel();
  const { rows, all, data, filter, events, now, onPeriod } = props;
  const { ref, width } = useWidth(600);
  const [lanes, setLanes] = useState<Lanes>("sentiment");
  const range = useMemo(() => rangeOf(filter.period, all, now), [filter.period, all, now]);
  const whole = useMemo(() => wholeRange(all, now), [all, now]);
  const shown = useMemo(() => within(rows, range), [rows, range]);
  const curve = useMemo(() => {
    const standing = data.standing instanceof RequestFailure || data.standing === null ? null : data.standing;
    // Below the minimum no number is shown, so no curve of numbers either.
    return standing && standing.count < FEW ? [] : satisfactionCurve(all, standing?.score ?? null, range, now);
  }, [all, data.standing, range, now]);
  const marks = useMemo(
    () => eventMarks(rows, data.followUps instanceof RequestFailure ? [] : data.followUps, events, range, format.languageId, Math.max(8, Math.floor(width / 36))),
    [rows, data.followUps, events, range, width]);
  const names = useMemo(() => (lanes === "sentiment" ? [] : lanesOf(shown, lanes)), [shown, lanes]);
  const unscored = shown.filter(row => !isCounted(row) && !row.duplicate).length;
  const some = shown.some(isCounted);
  const period = isBrushed(filter.period) ? t("PeriodFromTo", format.day(range.from), format.day(range.to)) : t(`Period_${filter.period}`);

  return (
    <section class="card history" aria-labelledby="history-title">
      <header class="card-head">
        <h2 id="history-title">{t("HistoryTitle")}</h2>
        <div class="segments" role="group" aria-label={t("PeriodLabel")}>
          {PERIODS.map(preset => (
            <button key={preset} type="button" aria-pressed={filter.period === preset} onClick={() => onPeriod(preset)}>{t(`PeriodShort_${preset}`)}</button>
          ))}
        </div>
      </header>
      <div class="segments lanes" role="group" aria-label={t("LanesLabel")}>
        {LANES.map(by => <button key={by} type="button" aria-pressed={lanes === by} onClick={() => setLanes(by)}>{t(`Lanes_${by}`)}</button>)}
      </div>
      <div class="chart" ref={ref}>
        {some || marks.length > 0
          ? (
            <HistoryChart
              rows={shown} lanes={lanes} names={names} curve={lanes === "sentiment" ? curve : []} events={marks} range={range} whole={whole} width={width} arrived={props.arrived}
              label={format.plural("HistoryLabel", shown.filter(isCounted).length, period)} onPeriod={onPeriod} onSelect={props.onSelect} onChoose={props.onChoose}
            />
          )
          : <p class="quiet chart-empty">{t("HistoryEmpty")}</p>}
        <Overview rows={all} range={range} whole={whole} width={width} onPeriod={onPeriod} />
      </div>
      <Legend rows={shown} curve={lanes === "sentiment" && curve.length > 0} events={marks} />
      {unscored > 0 && <p class="quiet">{format.plural("HistoryUnscored", unscored)}</p>}
      {(some || marks.length > 0) && <HistoryTable rows={shown} events={marks} />}
    </section>
  );
}
