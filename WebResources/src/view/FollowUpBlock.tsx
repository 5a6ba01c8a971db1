import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { RequestFailure } from "../data/errors";
import { openFollowUp, type FollowUp } from "../model/followUp";
import { usePanel } from "./context";
import { partFailureText } from "./States";

/** The open follow-up with the way to its record; where there is none, when the last one was closed and how it ended. */
export function FollowUpBlock({ followUps, now }: { followUps: readonly FollowUp[] | RequestFailure; now: number }): JSX.Element | null {
  const { texts: t, format } = usePanel();
  // An organisation without the table has no follow-ups to speak of.
  if (followUps instanceof RequestFailure && followUps.kind !== "denied") return null;
  if (followUps instanceof RequestFailure) return <Block><p class="quiet">{partFailureText(followUps, t)}</p></Block>;
  const open = openFollowUp(followUps);
  if (open) return <Open followUp={open} now={now} />;
  const last = followUps[0];
  return (
    <Block>
      <p class="figure neutral"><span class="figure-word small-word">{t("FollowUpNone")}</span></p>
      {last && last.verifiedOn !== null && (
        <p class="quiet">{t("FollowUpLast", format.day(last.verifiedOn))} {last.outcome && t(`FollowUpOutcome_${last.outcome}`)}</p>
      )}
    </Block>
  );
}

function Block({ children }: { children: JSX.Element | (JSX.Element | false | null | undefined)[] }): JSX.Element {
  const { texts: t } = usePanel();
  return <section class="block" aria-labelledby="followup-title"><h2 id="followup-title">{t("FollowUpTitle")}</h2>{children}</section>;
}

function Open({ followUp, now }: { followUp: FollowUp; now: number }): JSX.Element {
  const { texts: t, format, actions } = usePanel();
  const [failed, setFailed] = useState(false);
  const overdue = followUp.dueOn !== null && followUp.dueOn < now;
  const open = (): void => {
    setFailed(false);
    void actions.open("cfb_followup", followUp.id).then(opened => setFailed(!opened));
  };
  return (
    <Block>
      <p class="figure" data-followup={followUp.stage ?? "unknown"}>
        <span class="figure-word small-word">{followUp.stage ? t(`FollowUpStage_${followUp.stage}`) : t("FollowUpOpen")}</span>
        {overdue && <span class="badge danger">{t("Overdue")}</span>}
      </p>
      <p class="quiet">
        {followUp.dueOn === null ? t("FollowUpSince", format.day(followUp.receivedOn)) : t("FollowUpDue", format.day(followUp.receivedOn), format.day(followUp.dueOn))}
      </p>
      <p class="actions">
        <button type="button" class="button primary" onClick={open}>{t("FollowUpOpenRecord")}</button>
        {failed && <span role="alert" class="quiet">{t("OpenFailed")}</span>}
      </p>
    </Block>
  );
}
