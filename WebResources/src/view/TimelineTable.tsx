import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { Feedback } from "../model/feedback";
import { usePanel } from "./context";

/** The time line's points as a table, newest first; built only when it is opened. */
export function TimelineTable({ points }: { points: readonly (Feedback & { readonly score: number })[] }): JSX.Element {
  const { texts: t, format } = usePanel();
  const [open, setOpen] = useState(false);
  return (
    <details class="as-table" onToggle={event => setOpen(event.currentTarget.open)}>
      <summary>{t("ShowAsTable")}</summary>
      {open && (
        <div class="table-scroll" tabIndex={0} role="group" aria-label={t("TimelineTitle")}>
          <table>
            <thead>
              <tr>
                <th scope="col">{t("ColumnTime")}</th><th scope="col">{t("ColumnChannel")}</th>
                <th scope="col">{t("ColumnSentiment")}</th><th scope="col">{t("ColumnScore")}</th>
              </tr>
            </thead>
            <tbody>
              {[...points].reverse().map(point => (
                <tr key={point.id}>
                  <td>{format.day(point.receivedOn)}</td><td>{t(`Channel_${point.channel ?? "unknown"}`)}</td>
                  <td>{t(`Sentiment_${point.sentiment ?? "unscorable"}`)}</td><td class="number">{format.score(point.score)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </details>
  );
}
