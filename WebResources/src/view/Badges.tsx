import type { JSX } from "preact";
import type { Details } from "../model/details";
import type { Feedback } from "../model/feedback";
import { usePanel } from "./context";

/** What an agent must not miss about a feedback, worst first, then its ratings. */
export function Badges({ feedback, details }: { feedback: Feedback; details: Details | null }): JSX.Element | null {
  const { texts: t, format } = usePanel();
  const badges: [text: string, look: string][] = [];
  if (feedback.leaveIntent === "stated") badges.push([t("LeaveIntent_stated"), "danger"]);
  if (feedback.regulatorThreat) badges.push([t("RegulatorThreat"), "danger"]);
  if (feedback.leaveIntent === "conditional") badges.push([t("LeaveIntent_conditional"), "warning"]);
  if (details?.urgency === "urgent" || details?.urgency === "high") badges.push([t(`Urgency_${details.urgency}`), "warning"]);
  if (details?.ratingMismatch === "ratingAbove" || details?.ratingMismatch === "ratingBelow") badges.push([t(`RatingMismatch_${details.ratingMismatch}`), "warning"]);
  if (feedback.nps !== null) badges.push([t("RatingNps", format.count(feedback.nps)), "plain"]);
  if (feedback.csat !== null) badges.push([t("RatingCsat", format.percent(feedback.csat)), "plain"]);
  if (feedback.ces !== null) badges.push([t("RatingCes", format.percent(feedback.ces)), "plain"]);
  if (details?.unscorableReason) badges.push([t(`Unscorable_${details.unscorableReason}`), "plain"]);
  if (feedback.duplicate) badges.push([t("Duplicate"), "plain"]);
  return badges.length === 0 ? null : <ul class="badges">{badges.map(([text, look]) => <li key={text} class={`badge ${look}`}>{text}</li>)}</ul>;
}
