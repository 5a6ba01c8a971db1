import { mean, rollups } from "d3-array";
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { toneOf } from "../model/choices";
import type { EventMark } from "../model/events";
import { isCounted, type Feedback, type Scored } from "../model/feedback";
import { usePanel } from "./context";

/** More rows than this are summed up by month: a table of thousands of rows tells nobody anything. */
const EACH = 200;

/** The time line as a table, newest first, events included; built only when it is opened. */
export function HistoryTable({ rows, events }: { rows: readonly Feedback[]; events: readonly EventMark[] }): JSX.Element {
  const { texts: t, format } = usePanel();
  const [open, setOpen] = useState(false);
  const counted = rows.filter(isCounted);
  return (
    <details class="as-table" onToggle={event => setOpen(event.currentTarget.open)}>
      <summary>{t("ShowAsTable")}</summary>
      {open && (
        <div class="table-scroll" tabIndex={0} role="group" aria-label={t("HistoryTitle")}>
          {counted.length > EACH ? <ByMonth rows={counted} /> : <Each rows={counted} />}
          {events.length > 0 && (
            <table>
              <caption>{t("EventsTitle")}</caption>
              <thead><tr><th scope="col">{t("ColumnTime")}</th><th scope="col">{t("ColumnEvent")}</th><th scope="col">{t("ColumnCount")}</th></tr></thead>
              <tbody>
                {[...events].reverse().map((event, index) => (
                  <tr key={index}><td>{format.day(event.on)}</td><td>{[t(`Event_${event.kind}`), event.title].filter(Boolean).join(": ")}</td><td class="number">{format.count(event.count)}</td></tr>
                ))}
              </tbody>
            </table>
          )}
        </div>
      )}
    </details>
  );
}

function Each({ rows }: { rows: readonly Scored[] }): JSX.Element {
  const { texts: t, format } = usePanel();
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{t("ColumnTime")}</th><th scope="col">{t("ColumnChannel")}</th><th scope="col">{t("ColumnKind")}</th>
          <th scope="col">{t("ColumnSentiment")}</th><th scope="col">{t("ColumnScore")}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(row => (
          <tr key={row.id}>
            <td>{format.day(row.receivedOn)}</td><td>{t(`Channel_${row.channel ?? "unknown"}`)}</td><td>{row.kind ? t(`Kind_${row.kind}`) : ""}</td>
            <td>{t(`Sentiment_${row.sentiment ?? "unscorable"}`)}</td><td class="number">{format.score(row.score)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function ByMonth({ rows }: { rows: readonly Scored[] }): JSX.Element {
  const { texts: t, format } = usePanel();
  const months = rollups(
    rows,
    group => ({ ...tones(group), mean: mean(group, row => row.score) ?? 0, first: new Date(group[0]?.receivedOn ?? 0) }),
    row => new Date(row.receivedOn).toISOString().slice(0, 7));
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{t("ColumnMonth")}</th><th scope="col">{t("AxisNegative")}</th><th scope="col">{t("AxisNeutral")}</th>
          <th scope="col">{t("AxisPositive")}</th><th scope="col">{t("ColumnMean")}</th>
        </tr>
      </thead>
      <tbody>
        {months.map(([month, counts]) => (
          <tr key={month}>
            <td>{month}</td><td class="number">{format.count(counts.negative)}</td><td class="number">{format.count(counts.neutral)}</td>
            <td class="number">{format.count(counts.positive)}</td><td class="number">{format.score(counts.mean)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function tones(rows: readonly Feedback[]): { negative: number; neutral: number; positive: number } {
  const counts = { negative: 0, neutral: 0, positive: 0 };
  for (const row of rows) counts[toneOf(row.sentiment)] += 1;
  return counts;
}
