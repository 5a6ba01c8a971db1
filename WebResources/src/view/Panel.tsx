import type { JSX } from "preact";
import { useMemo, useState } from "preact/hooks";
import type { PanelState, ReadyState } from "../controller";
import { FEEDBACK_PAGE } from "../data/queries";
import { belongsToCase } from "../data/target";
import { usePanel } from "./context";
import { FeedbackList } from "./FeedbackList";
import { Head } from "./Head";
import { Failed, Notice, Skeleton } from "./States";
import { Themes } from "./Themes";
import { Timeline } from "./Timeline";

export function Panel({ state }: { state: PanelState }): JSX.Element {
  const { texts: t } = usePanel();
  switch (state.kind) {
    case "loading":
      return <Skeleton label={t("Loading")} />;
    case "unsaved":
      return <Notice title={t("UnsavedTitle")} text={t("UnsavedText")} />;
    case "wrongTable":
      return <Notice title={t("WrongTableTitle")} text={t("WrongTableText")} />;
    case "failed":
      return <Failed failure={state.failure} />;
    case "ready":
      return state.data.feedback.length === 0 ? <Notice title={t("EmptyTitle")} text={t("EmptyText")} /> : <Ready state={state} />;
  }
}

function Ready({ state }: { state: ReadyState }): JSX.Element {
  const { texts: t, format, actions } = usePanel();
  const { data, arrived, loadedAt, stale } = state;
  const [selected, setSelected] = useState<string | null>(null);
  const caseId = data.target.table === "incident" ? data.target.id : null;
  const own = useMemo(() => (caseId === null ? [] : data.feedback.filter(row => belongsToCase(row, caseId))), [data]);
  const others = useMemo(() => data.feedback.filter(row => !own.includes(row)), [own]);
  const newest = data.feedback.find(row => arrived.has(row.id));
  return (
    <div class="panel">
      {stale && (
        <div class="bar" role="alert">
          <span>{t("StaleNote")}</span>
          <button type="button" class="button" onClick={() => actions.retry()}>{t("Retry")}</button>
        </div>
      )}
      <p class="sr-only" aria-live="polite">{newest ? t("NewFeedback", t(`Sentiment_${newest.sentiment ?? "unscorable"}`)) : ""}</p>
      <Head data={data} now={loadedAt} />
      {caseId !== null && (
        <FeedbackList title={t("ListTitleCase")} empty={t("ListCaseEmpty")} rows={own} state={state} selected={selected} legend onCase={caseId} />
      )}
      <div class="columns">
        <div class="column">
          <Timeline rows={data.feedback} arrived={arrived} now={loadedAt} onSelect={setSelected} />
          <Themes data={data} now={loadedAt} />
        </div>
        <div class="column">
          <FeedbackList
            title={caseId === null ? t("ListTitle") : t("ListTitleOther")} empty={t("ListOtherEmpty")}
            rows={others} state={state} selected={selected} legend={own.length === 0} onCase={caseId}
          />
          {data.more && <p class="quiet">{t("ListCapped", format.count(FEEDBACK_PAGE))}</p>}
          <p class="quiet">{t("Refreshed", format.clock(loadedAt))}</p>
        </div>
      </div>
    </div>
  );
}
