import { max } from "d3-array";
import type { JSX } from "preact";
import { useRef, useState } from "preact/hooks";
import { toneOf } from "../model/choices";
import type { Choice } from "../model/filter";
import { radiusOf, type Mark } from "../model/marks";
import { usePanel } from "./context";
import { channelPath } from "./icons";

/** More marks than this are drawn smaller. */
const CROWD = 100;
const TOOLTIP = { width: 190, height: 62 };

interface Props {
  /** From left to right. */
  readonly marks: readonly Mark[];
  /** Path of the curve, drawn over the marks so that a crowd of them does not hide it, and below the tip. */
  readonly curve: string | null;
  readonly arrived: ReadonlySet<string>;
  readonly width: number;
  /** Height of the plot's middle: tips of marks above it open downwards. */
  readonly middle: number;
  readonly onSelect: (id: string) => void;
  readonly onChoose: (choice: Choice) => void;
}

/** The marks as one tab stop: arrow keys, Home and End move, Enter shows the feedback, or a cell's feedback, in the list. */
export function Marks({ marks, curve, arrived, width, middle, onSelect, onChoose }: Props): JSX.Element {
  const { texts: t, format } = usePanel();
  const [current, setCurrent] = useState<string | null>(null);
  const [open, setOpen] = useState<string | null>(null);
  const elements = useRef(new Map<string, SVGGElement>());
  const stop = marks.find(mark => mark.key === current) ?? marks[marks.length - 1];
  const tip = marks.find(mark => mark.key === open);
  const most = max(marks, mark => mark.rows.length) ?? 1;

  const pick = (mark: Mark): void => {
    const [first, ...others] = mark.rows;
    if (first && others.length === 0) onSelect(first.id);
    else onChoose({ label: cellLabel(mark), ids: new Set(mark.rows.map(row => row.id)) });
  };
  const cellLabel = (mark: Mark): string => {
    const times = mark.rows.map(row => row.receivedOn);
    return format.plural("CellLabel", mark.rows.length, format.day(Math.min(...times)), format.day(Math.max(...times)));
  };
  const labelOf = (mark: Mark): string => {
    const row = mark.rows[0];
    if (!row || mark.rows.length > 1) return cellLabel(mark);
    return [format.day(row.receivedOn), t(`Channel_${row.channel ?? "unknown"}`), row.kind && t(`Kind_${row.kind}`), t(`Sentiment_${row.sentiment ?? "unscorable"}`), format.score(row.score)].filter(Boolean).join(", ");
  };
  const onKeyDown = (event: KeyboardEvent, index: number, mark: Mark): void => {
    const next = nextIndex(event.key, index, marks.length);
    const target = next === null ? undefined : marks[next];
    if (target) elements.current.get(target.key)?.focus();
    else if (event.key === "Enter" || event.key === " ") pick(mark);
    else if (event.key === "Escape") setOpen(null);
    else return;
    event.preventDefault();
  };

  return (
    <>
      {marks.map((mark, index) => {
        const [first] = mark.rows;
        const single = mark.rows.length === 1 && first;
        return (
          <g
            key={mark.key} class={`point ${single ? toneOf(single.sentiment) : mark.tone}${mark.rows.some(row => arrived.has(row.id)) ? " arrived" : ""}`}
            transform={`translate(${mark.x.toFixed(1)} ${mark.y.toFixed(1)})`}
            role="button" tabindex={mark.key === stop?.key ? 0 : -1} aria-label={labelOf(mark)}
            data-feedback-id={single ? single.id : undefined} data-score={single ? single.score : undefined} data-count={mark.rows.length}
            ref={element => { if (element) elements.current.set(mark.key, element); else elements.current.delete(mark.key); }}
            onFocus={() => { setCurrent(mark.key); setOpen(mark.key); }}
            onBlur={() => setOpen(null)}
            onMouseEnter={() => setOpen(mark.key)} onMouseLeave={() => setOpen(null)}
            onClick={() => pick(mark)}
            onKeyDown={event => onKeyDown(event, index, mark)}
          >
            {single
              ? <><circle class="reach" r={marks.length > CROWD ? 8 : 11} /><path d={channelPath(single.channel, marks.length > CROWD ? 36 : 70)} /></>
              : <><circle class="reach" r={radiusOf(mark.rows.length, most) + 2} /><circle class="cell" r={radiusOf(mark.rows.length, most)} /></>}
          </g>
        );
      })}
      {curve && <path class="curve" d={curve} aria-hidden="true" />}
      {tip && <Tip mark={tip} width={width} below={tip.y < middle} label={cellLabel(tip)} />}
    </>
  );
}

/** The tip is part of the drawing, so that it needs no layout of its own; it repeats the mark's accessible name. */
function Tip({ mark, width, below, label }: { mark: Mark; width: number; below: boolean; label: string }): JSX.Element {
  const { texts: t, format } = usePanel();
  const row = mark.rows[0];
  const lines = row && mark.rows.length === 1
    ? [
      `${t(`Sentiment_${row.sentiment ?? "unscorable"}`)} ${format.score(row.score)}`,
      [t(`Channel_${row.channel ?? "unknown"}`), row.kind && t(`Kind_${row.kind}`)].filter(Boolean).join(" · "),
      format.dayAndTime(row.receivedOn)
    ]
    : [label, t("CellHint")];
  const height = lines.length * 17 + 11;
  const left = Math.max(0, Math.min(mark.x - TOOLTIP.width / 2, width - TOOLTIP.width));
  return (
    <g class="tooltip" aria-hidden="true" transform={`translate(${left.toFixed(1)} ${(below ? mark.y + 14 : mark.y - 14 - height).toFixed(1)})`}>
      <rect width={TOOLTIP.width} height={height} rx="4" />
      {lines.map((text, index) => <text key={index} class={index === 0 ? "strong" : ""} x="10" y={18 + index * 17}>{text}</text>)}
    </g>
  );
}

/** The mark a key moves to, or null for keys that do not move. */
export function nextIndex(key: string, index: number, count: number): number | null {
  switch (key) {
    case "ArrowLeft":
    case "ArrowUp":
      return Math.max(0, index - 1);
    case "ArrowRight":
    case "ArrowDown":
      return Math.min(count - 1, index + 1);
    case "Home":
      return 0;
    case "End":
      return count - 1;
    default:
      return null;
  }
}
