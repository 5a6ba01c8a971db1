import type { UserSettings } from "../data/clientApi";
import { byPattern, clockOf } from "./datePattern";
import type { Texts } from "./strings";

/** Language tags of the language ids the product speaks, and of those whose date formats are at hand for an English text. */
const TAGS: Readonly<Record<number, string>> = {
  1033: "en-US", 2057: "en-GB", 3081: "en-AU", 4105: "en-CA", 2052: "zh-CN", 4100: "zh-SG", 1028: "zh-TW", 3076: "zh-HK", 5124: "zh-MO",
  1031: "de-DE", 1036: "fr-FR", 3082: "es-ES", 1040: "it-IT", 1041: "ja-JP", 1042: "ko-KR", 1043: "nl-NL", 1046: "pt-BR"
};

/** Everything that turns numbers and times into the user's words, in the user's time zone and date formats. */
export interface Format {
  readonly tag: string;
  readonly languageId: number;
  /** A sentiment score −1..1 as −100..+100 with its sign. */
  score(value: number): string;
  count(value: number): string;
  /** A whole number with its sign. */
  signed(value: number): string;
  percent(value: number): string;
  day(time: number): string;
  dayAndTime(time: number): string;
  clock(time: number): string;
  /** A tick of the time axis: the month, with the year where it begins. */
  month(time: Date): string;
  dayOfMonth(time: Date): string;
  /** The text of `key` in the plural form for `n`: key_one or key_other. */
  plural(key: string, n: number, ...more: readonly string[]): string;
}

export function formatOf(settings: UserSettings, t: Texts): Format {
  const { languageId } = settings;
  const tag = TAGS[languageId] ?? "en-US";
  const info = settings.dateFormattingInfo ?? {};
  const local = clockOf(settings);
  const rules = new Intl.PluralRules(tag);
  const number = new Intl.NumberFormat(tag);
  const percent = new Intl.NumberFormat(tag, { style: "percent", maximumFractionDigits: 0 });
  const mediumDay = new Intl.DateTimeFormat(tag, { dateStyle: "medium" });
  const shortTime = new Intl.DateTimeFormat(tag, { timeStyle: "short" });
  const clock = new Intl.DateTimeFormat(tag, { timeStyle: "medium" });
  const month = new Intl.DateTimeFormat(tag, { month: "short" });
  const monthAndYear = new Intl.DateTimeFormat(tag, { month: "short", year: "numeric" });
  const dayOfMonth = new Intl.DateTimeFormat(tag, { month: "short", day: "numeric" });
  const day = (date: Date): string => byPattern(info.ShortDatePattern, date, info) ?? mediumDay.format(date);
  const time = (date: Date): string => byPattern(info.ShortTimePattern, date, info) ?? shortTime.format(date);
  return {
    tag,
    languageId,
    score: value => signed(Math.round(value * 100), number),
    count: value => number.format(value),
    signed: value => signed(Math.round(value), number),
    percent: value => percent.format(value / 100),
    day: at => day(local(at)),
    dayAndTime: at => `${day(local(at))} ${time(local(at))}`,
    clock: at => clock.format(local(at)),
    month: at => (at.getMonth() === 0 ? monthAndYear : month).format(at),
    dayOfMonth: at => dayOfMonth.format(at),
    plural: (key, n, ...more) => t(`${key}_${rules.select(n) === "one" ? "one" : "other"}`, number.format(n), ...more)
  };
}

function signed(value: number, number: Intl.NumberFormat): string {
  // A true minus sign is as wide as a plus; a hyphen reads as a dash.
  return value === 0 ? number.format(0) : `${value > 0 ? "+" : "−"}${number.format(Math.abs(value))}`;
}
