import type { DateFormattingInfo, UserSettings } from "../data/clientApi";

/** A time's parts in the user's time zone. */
export type Clock = (time: number) => Date;

/**
 * The user's wall clock as the local parts of a Date. Where the browser has the user's offset it is the browser's, with its
 * daylight saving; else the offset of the personal options is applied, the platform gives no more.
 */
export function clockOf(settings: UserSettings): Clock {
  const offset = offsetOf(settings);
  const here = -new Date().getTimezoneOffset();
  if (offset === undefined || !Number.isFinite(offset) || offset === here) return time => new Date(time);
  return time => {
    const shifted = new Date(time + offset * 60_000);
    return new Date(shifted.getUTCFullYear(), shifted.getUTCMonth(), shifted.getUTCDate(), shifted.getUTCHours(), shifted.getUTCMinutes(), shifted.getUTCSeconds());
  };
}

function offsetOf(settings: UserSettings): number | undefined {
  try {
    return settings.getTimeZoneOffsetMinutes?.();
  } catch {
    // A client that does not know the zone is no reason to show nothing.
    return undefined;
  }
}

const TOKENS = /yyyy|yy|MM|M|dd|d|HH|H|hh|h|mm|m|ss|s|tt|t|\/|:|'[^']*'/g;

/**
 * Writes a moment by a .NET date pattern of digits (`dd/MM/yyyy`, `H:mm`, `h:mm tt`); null for patterns with names of months
 * or days, which only the language's own formats know.
 */
export function byPattern(pattern: string | undefined, date: Date, info: DateFormattingInfo): string | null {
  if (!pattern || /M{3,}|d{3,}|g|f|z|K/.test(pattern.replace(/'[^']*'/g, ""))) return null;
  const two = (value: number): string => String(value).padStart(2, "0");
  const hours = date.getHours();
  const half = (hours < 12 ? info.AMDesignator : info.PMDesignator) ?? (hours < 12 ? "AM" : "PM");
  const parts: Readonly<Record<string, () => string>> = {
    yyyy: () => String(date.getFullYear()), yy: () => two(date.getFullYear() % 100),
    MM: () => two(date.getMonth() + 1), M: () => String(date.getMonth() + 1),
    dd: () => two(date.getDate()), d: () => String(date.getDate()),
    HH: () => two(hours), H: () => String(hours), hh: () => two(hours % 12 || 12), h: () => String(hours % 12 || 12),
    mm: () => two(date.getMinutes()), m: () => String(date.getMinutes()), ss: () => two(date.getSeconds()), s: () => String(date.getSeconds()),
    tt: () => half, t: () => half.slice(0, 1), "/": () => info.DateSeparator ?? "/", ":": () => info.TimeSeparator ?? ":"
  };
  return pattern.replace(TOKENS, token => parts[token]?.() ?? token.slice(1, -1)).trim();
}
