import { symbol, symbolCircle, symbolCross, symbolDiamond, symbolSquare, symbolStar, symbolTriangle, type SymbolType } from "d3-shape";
import type { JSX } from "preact";
import type { Channel } from "../model/choices";
import type { TrendWord } from "../model/standing";

/** Channels that look alike on the time line: six shapes are as many as an eye tells apart. */
const SHAPES: Readonly<Record<Channel, SymbolType>> = {
  case: symbolCircle,
  email: symbolSquare,
  survey: symbolTriangle,
  phone: symbolDiamond, hotline: symbolDiamond, meeting: symbolDiamond, store: symbolDiamond,
  chat: symbolCross, sms: symbolCross, social: symbolCross, community: symbolCross,
  webForm: symbolStar, app: symbolStar, import: symbolStar
};

/** Path of a channel's mark around (0, 0); `area` in square pixels. */
export function channelPath(channel: Channel | null, area = 70): string {
  return symbol(channel ? SHAPES[channel] : symbolStar, area)() ?? "";
}

export function ChannelMark({ channel }: { channel: Channel | null }): JSX.Element {
  return <svg class="mark-icon" viewBox="-8 -8 16 16" aria-hidden="true"><path d={channelPath(channel, 80)} /></svg>;
}

const ARROWS: Readonly<Record<TrendWord, string>> = { rising: "M4 16 16 4M8 4h8v8", stable: "M3 10h14M12 5l5 5-5 5", falling: "M4 4l12 12M16 8v8H8" };

export function TrendArrow({ word }: { word: TrendWord }): JSX.Element {
  return <svg class="trend-arrow" viewBox="0 0 20 20" aria-hidden="true"><path d={ARROWS[word]} /></svg>;
}

const FACES = { negative: "M6 14c1-2 2.4-3 4-3s3 1 4 3", neutral: "M6.5 13h7", positive: "M6 11.5c1 2 2.4 3 4 3s3-1 4-3" } as const;

/** A face for the sign of a sentiment, so that colour is never alone. */
export function Face({ tone }: { tone: keyof typeof FACES }): JSX.Element {
  return (
    <svg class={`face ${tone}`} viewBox="0 0 20 20" aria-hidden="true">
      <circle cx="10" cy="10" r="8.5" /><path d={FACES[tone]} /><path d="M7 7.5v.6M13 7.5v.6" />
    </svg>
  );
}
