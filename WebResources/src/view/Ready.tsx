import type { JSX } from "preact";
import { useCallback, useMemo, useState } from "preact/hooks";
import type { ReadyState } from "../controller";
import { PAGE } from "../data/queries";
import { RequestFailure } from "../data/errors";
import { belongsToCase } from "../data/target";
import { chosen, filtered, indexThemes, type Choice, type Filter } from "../model/filter";
import { firstPeriod, type Period } from "../model/period";
import { usePanel } from "./context";
import { CustomerSwitch } from "./CustomerSwitch";
import { FeedbackList } from "./FeedbackList";
import { FilterBar } from "./FilterBar";
import { Head } from "./Head";
import { History } from "./History";
import { Notice } from "./States";
import { Themes } from "./Themes";

/** The panel with its data: one filter for history, themes and list. */
export function Ready({ state }: { state: ReadyState }): JSX.Element {
  const { texts: t } = usePanel();
  const { data } = state;
  const caseId = data.target.table === "incident" ? data.target.id : null;
  const own = useMemo(
    () => (caseId === null ? [] : data.feedback.filter(row => belongsToCase(row, caseId)).sort((a, b) => a.receivedOn - b.receivedOn)),
    [data.feedback, caseId]);
  return (
    <div class={caseId === null ? "panel" : "panel on-case"}>
      <Announcements state={state} />
      {state.other && <CustomerSwitch target={data.target} other={state.other} />}
      {data.feedback.length === 0
        ? <Notice title={t("EmptyTitle")} text={t(caseId === null ? "EmptyText" : "EmptyTextCase")} />
        : <Filled state={state} own={own} caseId={caseId} />}
    </div>
  );
}

function Filled({ state, own, caseId }: { state: ReadyState; own: ReadyState["data"]["feedback"]; caseId: string | null }): JSX.Element {
  const { texts: t, format } = usePanel();
  const { data, arrived, loadedAt: now, events } = state;
  const [filter, setFilter] = useState<Filter>(() => ({ period: firstPeriod(data.feedback, now), theme: null, choice: null }));
  const [selected, setSelected] = useState<{ readonly id: string } | null>(null);
  const mentions = data.mentions instanceof RequestFailure ? null : data.mentions;
  const index = useMemo(() => indexThemes(mentions ?? []), [mentions]);
  const picked = useMemo(() => chosen(data.feedback, filter, index), [data.feedback, filter.theme, filter.choice, index]);
  const shown = useMemo(() => filtered(picked, data.feedback, filter, now), [picked, data.feedback, filter, now]);
  const listed = useMemo(() => {
    const ids = new Set(own.map(row => row.id));
    return ids.size === 0 ? shown : shown.filter(row => !ids.has(row.id));
  }, [shown, own]);

  const setPeriod = useCallback((period: Period) => setFilter(old => ({ ...old, period })), []);
  const setTheme = useCallback((theme: string | null) => setFilter(old => ({ ...old, theme })), []);
  const setChoice = useCallback((choice: Choice | null) => setFilter(old => ({ ...old, choice })), []);
  const select = useCallback((id: string) => setSelected({ id }), []);
  const clear = useCallback(() => setFilter({ period: firstPeriod(data.feedback, now), theme: null, choice: null }), [data.feedback, now]);
  const showAll = useCallback(() => setFilter({ period: "all", theme: null, choice: null }), []);

  const head = useMemo(() => <Head state={state} index={index} onChoose={setChoice} compact={caseId !== null} />, [state, index]);
  const history = useMemo(
    () => <History rows={picked} all={data.feedback} data={data} filter={filter} arrived={arrived} events={events} now={now} onPeriod={setPeriod} onSelect={select} onChoose={setChoice} />,
    [picked, data, filter, arrived, events, now]);
  const themes = useMemo(
    () => <Themes mentions={data.mentions} rows={data.feedback} filter={filter} now={now} onTheme={setTheme} />,
    [data, filter.period, filter.theme, filter.choice, now]);
  const list = (
    <FeedbackList
      title={caseId === null ? t("ListTitle") : t("ListTitleOther")} empty={t(data.feedback.length > own.length ? "ListNoneShown" : "ListOtherEmpty")}
      rows={listed} of={data.feedback.length - own.length} more={data.more} index={index} arrived={arrived} selected={selected} onCase={caseId} onShowAll={showAll}
    />
  );
  const foot = (
    <p class="quiet foot">
      {data.more && <span>{t("ListCapped", format.count(PAGE))} </span>}
      {t("Refreshed", format.clock(now))}
    </p>
  );
  const bar = <FilterBar filter={filter} shown={shown.length} of={data.feedback.length} onClear={clear} onTheme={setTheme} onChoice={setChoice} onPeriod={setPeriod} />;

  if (caseId !== null) {
    return (
      <>
        {bar}
        <div class="case-columns">
          <FeedbackList title={t("ListTitleCase")} empty={t("ListCaseEmpty")} rows={own} of={own.length} more={false} index={index} arrived={arrived} selected={selected} onCase={caseId} />
          {head}
          <div class="column side">{history}{themes}</div>
          <div class="column rest">{list}{foot}</div>
        </div>
      </>
    );
  }
  return (
    <>
      {head}
      {bar}
      <div class="columns">
        <div class="column side">{history}{themes}</div>
        <div class="column">{list}{foot}</div>
      </div>
    </>
  );
}

/** What changed, for those who do not see it, and whether the figures are old. */
function Announcements({ state }: { state: ReadyState }): JSX.Element {
  const { texts: t, format, actions } = usePanel();
  const newest = state.data.feedback.find(row => state.arrived.has(row.id));
  const { standing } = state.data;
  const score = standing && !(standing instanceof RequestFailure) ? standing.score : null;
  return (
    <>
      {state.stale && (
        <div class="bar" role="alert">
          <span>{t("StaleNote")}</span>
          <button type="button" class="button" onClick={() => actions.retry()}>{t("Retry")}</button>
        </div>
      )}
      <p class="sr-only" aria-live="polite">
        {newest ? t("NewFeedback", t(`Sentiment_${newest.sentiment ?? "unscorable"}`)) : ""}
        {state.scoreBefore !== null && score !== null ? ` ${t("StandingMoved", format.count(Math.round(state.scoreBefore)), format.count(Math.round(score)))}` : ""}
      </p>
    </>
  );
}
