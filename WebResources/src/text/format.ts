import type { Texts } from "./strings";

/** Language tags of the language ids the product speaks, and of those whose date formats are at hand for an English text. */
const TAGS: Readonly<Record<number, string>> = {
  1033: "en-US", 2057: "en-GB", 3081: "en-AU", 4105: "en-CA", 2052: "zh-CN", 4100: "zh-SG", 1028: "zh-TW", 3076: "zh-HK", 5124: "zh-MO",
  1031: "de-DE", 1036: "fr-FR", 3082: "es-ES", 1040: "it-IT", 1041: "ja-JP", 1042: "ko-KR", 1043: "nl-NL", 1046: "pt-BR"
};

/** Everything that turns numbers and times into the user's words. Times are shown in the browser's time zone. */
export interface Format {
  readonly tag: string;
  /** A score −1..1 as −100..+100 with its sign. */
  score(value: number): string;
  count(value: number): string;
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

export function formatOf(languageId: number, t: Texts): Format {
  const tag = TAGS[languageId] ?? "en-US";
  const rules = new Intl.PluralRules(tag);
  const number = new Intl.NumberFormat(tag);
  const percent = new Intl.NumberFormat(tag, { style: "percent", maximumFractionDigits: 0 });
  const day = new Intl.DateTimeFormat(tag, { dateStyle: "medium" });
  const dayAndTime = new Intl.DateTimeFormat(tag, { dateStyle: "medium", timeStyle: "short" });
  const clock = new Intl.DateTimeFormat(tag, { timeStyle: "medium" });
  const month = new Intl.DateTimeFormat(tag, { month: "short" });
  const monthAndYear = new Intl.DateTimeFormat(tag, { month: "short", year: "numeric" });
  const dayOfMonth = new Intl.DateTimeFormat(tag, { month: "short", day: "numeric" });
  return {
    tag,
    score: value => signed(Math.round(value * 100), number),
    count: value => number.format(value),
    percent: value => percent.format(value / 100),
    day: time => day.format(time),
    dayAndTime: time => dayAndTime.format(time),
    clock: time => clock.format(time),
    month: time => (time.getMonth() === 0 ? monthAndYear : month).format(time),
    dayOfMonth: time => dayOfMonth.format(time),
    plural: (key, n, ...more) => t(`${key}_${rules.select(n) === "one" ? "one" : "other"}`, number.format(n), ...more)
  };
}

function signed(value: number, number: Intl.NumberFormat): string {
  // A true minus sign is as wide as a plus; a hyphen reads as a dash.
  return value === 0 ? number.format(0) : `${value > 0 ? "+" : "−"}${number.format(Math.abs(value))}`;
}
