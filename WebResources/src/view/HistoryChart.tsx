import { scaleLinear, scalePoint, scaleTime } from "d3-scale";
import { curveMonotoneX, line } from "d3-shape";
import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import type { CurvePoint } from "../model/curve";
import type { EventMark } from "../model/events";
import type { Feedback } from "../model/feedback";
import type { Choice } from "../model/filter";
import { marksOf, type Lanes } from "../model/marks";
import type { Period, Range } from "../model/period";
import { usePanel } from "./context";
import { eventPath } from "./icons";
import { Marks } from "./Marks";
import { useBrush } from "./useBrush";

/** Complaints have a row of their own below the other events: they are many. */
const EVENT_LANE = 34;
const AXIS = 24;
const LANE = 30;
const SCORE_HEIGHT = 168;
const RIGHT = 12;

interface Props {
  readonly rows: readonly Feedback[];
  readonly lanes: Lanes;
  /** Lane names from top to bottom; empty for the score axis. */
  readonly names: readonly string[];
  readonly curve: readonly CurvePoint[];
  readonly events: readonly EventMark[];
  readonly range: Range;
  readonly whole: Range;
  readonly width: number;
  readonly arrived: ReadonlySet<string>;
  readonly label: string;
  readonly onPeriod: (period: Period) => void;
  readonly onSelect: (id: string) => void;
  readonly onChoose: (choice: Choice) => void;
}

/** The chart: events on top, feedback by score or lane below, time at the bottom. Dragging over it zooms in. */
export function HistoryChart(props: Props): JSX.Element {
  const { texts: t, format } = usePanel();
  const { rows, lanes, names, curve, events, range, width } = props;
  const left = width < 420 ? 56 : lanes === "sentiment" ? 64 : 84;
  const plot = lanes === "sentiment" ? SCORE_HEIGHT : Math.max(2, names.length) * LANE + 10;
  const height = EVENT_LANE + plot + AXIS;
  const x = useMemo(() => scaleTime().domain([range.from, range.to]).range([left, width - RIGHT]), [range, left, width]);
  const score = useMemo(() => scaleLinear().domain([-1, 1]).range([EVENT_LANE + plot - 8, EVENT_LANE + 8]), [plot]);
  const lane = useMemo(() => scalePoint<string>().domain([...names]).range([EVENT_LANE + LANE / 2, EVENT_LANE + plot - LANE / 2]), [names, plot]);
  const y = (row: Feedback): number => (lanes === "sentiment" ? score(row.score ?? 0) : lane(row[lanes] ?? "") ?? EVENT_LANE + plot / 2);
  const marks = useMemo(
    () => marksOf(rows, { x: time => x(time), y, lanes: lanes === "sentiment" ? null : names.length }),
    [rows, x, score, lane, lanes, names]);
  const path = line<CurvePoint>().x(point => x(point[0])).y(point => score(point[1] / 50 - 1)).curve(curveMonotoneX)([...curve]);
  const ticks = x.ticks(Math.max(2, Math.floor(width / 92))).map(tick => ({ at: x(tick), text: tick.getDate() === 1 ? format.month(tick) : format.dayOfMonth(tick) }));
  const levels = lanes === "sentiment"
    ? ([[1, "AxisPositive"], [0, "AxisNeutral"], [-1, "AxisNegative"]] as const).map(([value, key]) => ({ at: score(value), text: t(key) }))
    : names.map(name => ({ at: lane(name) ?? 0, text: t(`${lanes === "channel" ? "Channel" : "Kind"}_${name}`) }));
  const { brush, handlers } = useBrush(time => x(time), at => Number(x.invert(at)), props.whole, left, width - RIGHT, props.onPeriod);

  return (
    <>
      <svg class="timeline" width={width} height={height} viewBox={`0 0 ${width} ${height}`} role="group" aria-label={props.label}>
        <rect class="brush-area" x={left} y="0" width={Math.max(0, width - RIGHT - left)} height={EVENT_LANE + plot} {...handlers} />
        <g class="axes" aria-hidden="true">
          {levels.map(level => (
            <g key={level.text}>
              <line class="grid" x1={left} x2={width - RIGHT} y1={level.at} y2={level.at} />
              <text class="level" x={left - 10} y={level.at + 4}>{level.text}</text>
            </g>
          ))}
          {ticks.filter(tick => tick.at > left + 8 && tick.at < width - RIGHT - 8).map(tick => <text key={tick.at} class="tick" x={tick.at} y={height - 6}>{tick.text}</text>)}
        </g>
        <Events events={events} x={time => x(time)} bottom={EVENT_LANE + plot} />
        {brush && <rect class="brush" x={brush[0]} y="0" width={brush[1] - brush[0]} height={EVENT_LANE + plot} aria-hidden="true" />}
        <Marks marks={marks} curve={path} arrived={props.arrived} width={width} middle={EVENT_LANE + plot / 2} onSelect={props.onSelect} onChoose={props.onChoose} />
      </svg>
    </>
  );
}

/** Events of the lane on top; releases and improvements go down as lines, because they concern everything after them. */
function Events({ events, x, bottom }: { events: readonly EventMark[]; x: (time: number) => number; bottom: number }): JSX.Element {
  const { texts: t, format } = usePanel();
  return (
    <g class="events" aria-hidden="true">
      {events.map((event, index) => (
        <g key={index} class={`event ${event.kind}`} transform={`translate(${x(event.on).toFixed(1)} ${event.kind === "complaint" ? 25 : 9})`}>
          {(event.kind === "release" || event.kind === "improvement") && <line class="event-line" y1="8" y2={bottom - 10} />}
          <path d={eventPath(event.kind)} />
          {event.count > 1 && <text x="6" y="4">{format.count(event.count)}</text>}
          <title>{[event.title || t(`Event_${event.kind}`), format.day(event.on)].join(" · ")}</title>
        </g>
      ))}
    </g>
  );
}
