import { max } from "d3-array";
import { scaleLinear } from "d3-scale";
import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import type { Feedback } from "../model/feedback";
import { barsOf } from "../model/marks";
import { brushed, type Period, type Range } from "../model/period";
import { usePanel } from "./context";
import { useBrush } from "./useBrush";

const HEIGHT = 44;
const LEFT = 10;
const COLUMN = 9;
const DAY = 86_400_000;
/** Days a key moves a handle by. */
const STEPS: Readonly<Record<string, number>> = { ArrowLeft: -7, ArrowDown: -7, ArrowRight: 7, ArrowUp: 7, PageDown: -30, PageUp: 30 };

interface Props {
  readonly rows: readonly Feedback[];
  readonly range: Range;
  readonly whole: Range;
  readonly width: number;
  readonly onPeriod: (period: Period) => void;
}

/** How much was said over the whole time, with the stretch that is shown: dragging chooses another, two handles move its ends. */
export function Overview({ rows, range, whole, width, onPeriod }: Props): JSX.Element {
  const { texts: t, format } = usePanel();
  const right = width - LEFT;
  const x = useMemo(() => scaleLinear().domain([whole.from, whole.to]).range([LEFT, right]).clamp(true), [whole, right]);
  const bars = useMemo(() => barsOf(rows, whole.from, whole.to, Math.max(8, Math.floor((right - LEFT) / COLUMN))), [rows, whole, right]);
  const most = max(bars, bar => bar.negative + bar.neutral + bar.positive) ?? 1;
  const y = scaleLinear().domain([0, Math.max(1, most)]).range([0, HEIGHT - 12]);
  const { brush, handlers } = useBrush(time => x(time), at => x.invert(at), whole, LEFT, right, onPeriod);
  const edges = brush ?? [x(range.from), x(range.to)];
  const move = (end: "from" | "to", event: KeyboardEvent): void => {
    const days = STEPS[event.key];
    const to = event.key === "Home" ? whole.from : event.key === "End" ? whole.to : days === undefined ? null : Math.max(whole.from, range[end]) + days * DAY;
    if (to === null) return;
    event.preventDefault();
    onPeriod(end === "from" ? brushed(Math.min(to, range.to - 7 * DAY), range.to, whole) : brushed(Math.max(range.from, whole.from), Math.max(to, range.from + 7 * DAY), whole));
  };

  return (
    <svg class="overview" width={width} height={HEIGHT} viewBox={`0 0 ${width} ${HEIGHT}`} role="group" aria-label={t("OverviewLabel")}>
      <g aria-hidden="true">
        {bars.map(bar => {
          let top = HEIGHT - 6;
          return (["negative", "neutral", "positive"] as const).map(tone => {
            const height = y(bar[tone]);
            top -= height;
            return height > 0 && <rect key={`${bar.from}${tone}`} class={`overview-bar ${tone}`} x={x(bar.from) + 1} y={top} width={Math.max(1, x(bar.to) - x(bar.from) - 2)} height={height} />;
          });
        })}
      </g>
      <rect class="brush-area" x={LEFT} y="0" width={Math.max(0, right - LEFT)} height={HEIGHT} {...handlers} />
      <rect class="brush window" x={edges[0]} y="1" width={Math.max(2, edges[1] - edges[0])} height={HEIGHT - 3} rx="3" aria-hidden="true" />
      {(["from", "to"] as const).map((end, index) => (
        <g
          key={end} class="handle" transform={`translate(${(edges[index] ?? 0).toFixed(1)} ${HEIGHT / 2})`} tabindex={0} role="slider" aria-orientation="horizontal"
          aria-label={t(end === "from" ? "OverviewFrom" : "OverviewTo")} aria-valuemin={Math.floor(whole.from / DAY)} aria-valuemax={Math.floor(whole.to / DAY)}
          aria-valuenow={Math.floor(Math.max(whole.from, range[end]) / DAY)} aria-valuetext={format.day(Math.max(whole.from, range[end]))} data-end={end}
          onKeyDown={event => move(end, event)}
        >
          <rect x="-4" y="-11" width="8" height="22" rx="3" /><path d="M0-5V5" />
        </g>
      ))}
    </svg>
  );
}
