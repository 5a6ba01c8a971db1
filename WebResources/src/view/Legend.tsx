import type { JSX } from "preact";
import { CHANNELS } from "../model/choices";
import type { EventMark } from "../model/events";
import type { Feedback } from "../model/feedback";
import { usePanel } from "./context";
import { ChannelMark, EventIcon } from "./icons";

const EVENT_KINDS = ["threat", "complaint", "followUp", "followUpClosed", "release", "improvement"] as const;

/** The key to the shapes that occur. */
export function Legend({ rows, curve, events }: { rows: readonly Feedback[]; curve: boolean; events: readonly EventMark[] }): JSX.Element {
  const { texts: t } = usePanel();
  const present = CHANNELS.filter(channel => rows.some(row => row.channel === channel));
  const kinds = EVENT_KINDS.filter(kind => events.some(event => event.kind === kind));
  return (
    <ul class="legend">
      {curve && <li><svg class="mark-icon" viewBox="0 0 16 16" aria-hidden="true"><path class="curve" d="M1 11c4-8 9 4 14-5" /></svg>{t("LegendCurve")}</li>}
      {present.map(channel => <li key={channel}><ChannelMark channel={channel} />{t(`Channel_${channel}`)}</li>)}
      {kinds.map(kind => <li key={kind}><EventIcon kind={kind} />{t(`Event_${kind}`)}</li>)}
    </ul>
  );
}
