import { symbol, symbolCircle, symbolCross, symbolDiamond, symbolSquare, symbolStar, symbolTriangle, type SymbolType } from "d3-shape";
import type { JSX } from "preact";
import type { Channel, Tone, Trend } from "../model/choices";
import type { EventMark } from "../model/events";

/** Channels that look alike on the time line: six shapes are as many as an eye tells apart. */
const SHAPES: Readonly<Record<Channel, SymbolType>> = {
  case: symbolCircle,
  email: symbolSquare,
  survey: symbolTriangle,
  phone: symbolDiamond, hotline: symbolDiamond, meeting: symbolDiamond, store: symbolDiamond,
  chat: symbolCross, sms: symbolCross, social: symbolCross, community: symbolCross,
  webForm: symbolStar, app: symbolStar, import: symbolStar
};

const paths = new Map<string, string>();

/** Path of a channel's mark around (0, 0); `area` in square pixels. */
export function channelPath(channel: Channel | null, area = 70): string {
  const key = `${channel} ${area}`;
  let path = paths.get(key);
  if (path === undefined) paths.set(key, (path = symbol(channel ? SHAPES[channel] : symbolStar, area)() ?? ""));
  return path;
}

export function ChannelMark({ channel }: { channel: Channel | null }): JSX.Element {
  return <svg class="mark-icon" viewBox="-8 -8 16 16" aria-hidden="true"><path d={channelPath(channel, 80)} /></svg>;
}

const ARROWS: Readonly<Record<Trend, string>> = { rising: "M4 16 16 4M8 4h8v8", stable: "M3 10h14M12 5l5 5-5 5", falling: "M4 4l12 12M16 8v8H8" };

export function TrendArrow({ word }: { word: Trend }): JSX.Element {
  return <svg class="trend-arrow" viewBox="0 0 20 20" aria-hidden="true"><path d={ARROWS[word]} /></svg>;
}

const FACES = { negative: "M6 14c1-2 2.4-3 4-3s3 1 4 3", neutral: "M6.5 13h7", positive: "M6 11.5c1 2 2.4 3 4 3s3-1 4-3" } as const;

/** A face for the sign of a sentiment, so that colour is never alone. */
export function Face({ tone }: { tone: Tone }): JSX.Element {
  return (
    <svg class={`face ${tone}`} viewBox="0 0 20 20" aria-hidden="true">
      <circle cx="10" cy="10" r="8.5" /><path d={FACES[tone]} /><path d="M7 7.5v.6M13 7.5v.6" />
    </svg>
  );
}

/** Shapes of the event lane around (0, 0), each its own: flag, warning, hand-over, tick, rocket's triangle, plus. */
const EVENTS: Readonly<Record<EventMark["kind"], string>> = {
  complaint: "M-3 5V-5h7l-2 3 2 3h-7",
  threat: "M0-5.5 5.5 4.5h-11ZM0-2v3M0 2.6v.4",
  followUp: "M-4.5 0h8M0-4l4 4-4 4",
  followUpClosed: "M-4.5 0l3 3.5L4.5-3.5",
  release: "M0-5 4.5 4.5H-4.5Z",
  improvement: "M0-5V5M-5 0H5"
};

export function eventPath(kind: EventMark["kind"]): string {
  return EVENTS[kind];
}

export function EventIcon({ kind }: { kind: EventMark["kind"] }): JSX.Element {
  return <svg class={`event-icon ${kind}`} viewBox="-7 -7 14 14" aria-hidden="true"><path d={EVENTS[kind]} /></svg>;
}
