import { scaleLinear, scaleTime } from "d3-scale";
import { curveMonotoneX, line } from "d3-shape";
import type { JSX } from "preact";
import { useMemo, useRef, useState } from "preact/hooks";
import { CHANNELS, toneOf } from "../model/choices";
import { isCounted, type Feedback } from "../model/feedback";
import { rangeOf, smoothedCurve, within, type CurvePoint } from "../model/timeline";
import { usePanel } from "./context";
import { ChannelMark, channelPath } from "./icons";
import { TimelineTable } from "./TimelineTable";
import { useWidth } from "./useWidth";

const HEIGHT = 190;
const MARGIN = { top: 12, right: 14, bottom: 26, left: 58 };
const TOOLTIP_WIDTH = 200;
/** More points than this are drawn smaller. */
const CROWD = 100;

interface Props {
  readonly rows: readonly Feedback[];
  readonly arrived: ReadonlySet<string>;
  readonly now: number;
  /** A point was chosen: its feedback is to be shown in the list. */
  readonly onSelect: (id: string) => void;
}

/** Every scored feedback by time and score: shape says the channel, height and colour the sentiment. */
export function Timeline({ rows, arrived, now, onSelect }: Props): JSX.Element {
  const { texts: t, format } = usePanel();
  const { ref, width } = useWidth(600);
  const range = useMemo(() => rangeOf(rows, now), [rows, now]);
  const shown = useMemo(() => within(rows, range), [rows, range]);
  // Left to right, so that the arrow keys and the order of reading agree.
  const points = useMemo(() => shown.filter(isCounted).sort((a, b) => a.receivedOn - b.receivedOn), [shown]);
  const curve = useMemo(() => smoothedCurve(rows, range), [rows, range]);
  const x = scaleTime().domain([range.from, range.to]).range([MARGIN.left, width - MARGIN.right]);
  const y = scaleLinear().domain([-1, 1]).range([HEIGHT - MARGIN.bottom, MARGIN.top]);
  const path = line<CurvePoint>().x(point => x(point[0])).y(point => y(point[1])).curve(curveMonotoneX)(curve);
  const ticks = x.ticks(Math.max(2, Math.floor(width / 90))).map(tick => ({ at: x(tick), text: tick.getDate() === 1 ? format.month(tick) : format.dayOfMonth(tick) }));
  const period = t(range.lastYear ? "TimelineLastYear" : "TimelineAll");
  const unscored = shown.filter(row => !isCounted(row) && !row.duplicate).length;
  const older = rows.length - shown.length;

  return (
    <section class="card" aria-labelledby="timeline-title">
      <header class="card-head"><h2 id="timeline-title">{t("TimelineTitle")}</h2><span class="quiet">{period}</span></header>
      <div class="chart" ref={ref}>
        {points.length === 0
          ? <p class="quiet">{t("TimelineEmpty")}</p>
          : (
            <Points points={points} arrived={arrived} x={time => x(time)} y={score => y(score)} width={width} onSelect={onSelect}
              label={format.plural("TimelineLabel", points.length, period)} curve={path} axes={<Axes width={width} y={score => y(score)} ticks={ticks} />}
            />
          )}
      </div>
      {points.length > 0 && <Legend points={points} curve={path !== null && curve.length > 0} />}
      {unscored > 0 && <p class="quiet">{format.plural("TimelineUnscored", unscored)}</p>}
      {older > 0 && <p class="quiet">{format.plural("TimelineOlder", older)}</p>}
      {points.length > 0 && <TimelineTable points={points} />}
    </section>
  );
}

function Axes({ width, y, ticks }: { width: number; y: (score: number) => number; ticks: readonly { at: number; text: string }[] }): JSX.Element {
  const { texts: t } = usePanel();
  return (
    <g class="axes" aria-hidden="true">
      {([[1, "AxisPositive"], [0, "AxisNeutral"], [-1, "AxisNegative"]] as const).map(([score, key]) => (
        <g key={key}>
          <line class={score === 0 ? "grid zero" : "grid"} x1={MARGIN.left} x2={width - MARGIN.right} y1={y(score)} y2={y(score)} />
          <text class="level" x={MARGIN.left - 8} y={y(score) + 4}>{t(key)}</text>
        </g>
      ))}
      {ticks.filter(tick => tick.at > MARGIN.left + 8 && tick.at < width - MARGIN.right - 4).map(tick => (
        <text key={tick.at} class="tick" x={tick.at} y={HEIGHT - 6}>{tick.text}</text>
      ))}
    </g>
  );
}

interface PointsProps {
  readonly points: readonly (Feedback & { readonly score: number })[];
  readonly arrived: ReadonlySet<string>;
  readonly x: (time: number) => number;
  readonly y: (score: number) => number;
  readonly width: number;
  readonly label: string;
  readonly onSelect: (id: string) => void;
  readonly axes: JSX.Element;
  /** Path of the smoothed curve, drawn over the points so that a crowd of them does not hide it. */
  readonly curve: string | null;
}

/** The chart with its points as one tab stop: arrow keys, Home and End move, Enter shows the feedback in the list. */
function Points({ points, arrived, x, y, width, label, onSelect, axes, curve }: PointsProps): JSX.Element {
  const { texts: t, format } = usePanel();
  const [current, setCurrent] = useState<string | null>(null);
  const [open, setOpen] = useState<string | null>(null);
  const elements = useRef(new Map<string, SVGGElement>());
  const stop = points.find(point => point.id === current) ?? points[points.length - 1];
  const tip = points.find(point => point.id === open);

  const onKeyDown = (event: KeyboardEvent, index: number, id: string): void => {
    const next = nextIndex(event.key, index, points.length);
    if (next !== null) {
      const target = points[next];
      if (target) elements.current.get(target.id)?.focus();
    } else if (event.key === "Enter" || event.key === " ") onSelect(id);
    else if (event.key === "Escape") setOpen(null);
    else return;
    event.preventDefault();
  };

  return (
    <>
      <svg class="timeline" width={width} height={HEIGHT} viewBox={`0 0 ${width} ${HEIGHT}`} role="group" aria-label={label}>
        {axes}
        {points.map((point, index) => (
          <g
            key={point.id} class={`point ${toneOf(point.sentiment)}${arrived.has(point.id) ? " arrived" : ""}`}
            transform={`translate(${x(point.receivedOn).toFixed(1)} ${y(point.score).toFixed(1)})`}
            role="button" tabindex={point.id === stop?.id ? 0 : -1}
            aria-label={`${format.day(point.receivedOn)}, ${t(`Channel_${point.channel ?? "unknown"}`)}, ${t(`Sentiment_${point.sentiment ?? "unscorable"}`)}, ${format.score(point.score)}`}
            data-feedback-id={point.id} data-score={point.score}
            ref={element => { if (element) elements.current.set(point.id, element); else elements.current.delete(point.id); }}
            onFocus={() => { setCurrent(point.id); setOpen(point.id); }}
            onBlur={() => setOpen(null)}
            onMouseEnter={() => setOpen(point.id)} onMouseLeave={() => setOpen(null)}
            onClick={() => onSelect(point.id)}
            onKeyDown={event => onKeyDown(event, index, point.id)}
          >
            <circle class="reach" r="10" />
            <path d={channelPath(point.channel, points.length > CROWD ? 36 : 70)} />
          </g>
        ))}
        {curve && <path class="curve" d={curve} />}
      </svg>
      {tip && (
        <div
          class={`tooltip ${y(tip.score) < HEIGHT / 2 ? "below" : "above"}`} aria-hidden="true"
          style={{
            left: `${Math.max(0, Math.min(x(tip.receivedOn) - TOOLTIP_WIDTH / 2, width - TOOLTIP_WIDTH))}px`,
            top: `${y(tip.score)}px`
          }}
        >
          <strong>{t(`Sentiment_${tip.sentiment ?? "unscorable"}`)} {format.score(tip.score)}</strong>
          <span>{t(`Channel_${tip.channel ?? "unknown"}`)}{tip.kind && ` · ${t(`Kind_${tip.kind}`)}`}</span>
          <span>{format.dayAndTime(tip.receivedOn)}</span>
        </div>
      )}
    </>
  );
}

/** The point a key moves to, or null for keys that do not move. */
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

function Legend({ points, curve }: { points: readonly Feedback[]; curve: boolean }): JSX.Element {
  const { texts: t } = usePanel();
  const present = CHANNELS.filter(channel => points.some(point => point.channel === channel));
  return (
    <ul class="legend">
      {present.map(channel => <li key={channel}><ChannelMark channel={channel} />{t(`Channel_${channel}`)}</li>)}
      {curve && <li><svg class="mark-icon" viewBox="0 0 16 16" aria-hidden="true"><path class="curve" d="M1 11c4-8 9 4 14-5" /></svg>{t("TimelineCurve")}</li>}
    </ul>
  );
}
