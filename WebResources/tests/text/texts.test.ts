import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import english from "../../strings/panel.1033.resx";
import simplified from "../../strings/panel.2052.resx";
import traditional from "../../strings/panel.1028.resx";
import { formatOf } from "../../src/text/format";
import { englishTexts, textsOf } from "../../src/text/strings";
import { FakeXrm } from "../fakes/fakeXrm";
import * as choices from "../../src/model/choices";

const LANGUAGES = { 1033: english, 2052: simplified, 1028: traditional };
const slots = (text: string): string[] => [...new Set(text.match(/\{\d\}/g) ?? [])].sort();

describe("the three languages", () => {
  test.each([2052, 1028] as const)("%i has exactly the English keys, each with a text and the same slots", lcid => {
    expect(Object.keys(LANGUAGES[lcid])).toEqual(Object.keys(english));
    for (const [key, text] of Object.entries(LANGUAGES[lcid])) {
      expect(text.trim(), key).not.toBe("");
      expect(slots(text), key).toEqual(slots(english[key] ?? ""));
    }
  });

  test("Chinese texts are Chinese, and the two scripts are not one", () => {
    const plain = Object.keys(english).filter(key => !/\p{Script=Han}/u.test(simplified[key] ?? ""));
    expect(plain).toEqual(["ListSeparator", "RatingNps", "RiskFromTo", "PeriodFromTo", "CountOf"]);
    for (const sign of "户们对时间题请读权级应没无关这条张") expect(Object.values(traditional).join(""), sign).not.toContain(sign);
    for (const sign of "戶們對時間題請讀權級應沒無關這條") expect(Object.values(simplified).join(""), sign).not.toContain(sign);
  });
});

const sources = (folder: string): string[] => readdirSync(folder, { withFileTypes: true }).flatMap(entry =>
  entry.isDirectory() ? sources(join(folder, entry.name)) : /\.tsx?$/.test(entry.name) ? [readFileSync(join(folder, entry.name), "utf8")] : []);

/** Keys built from a prefix and a name, and the names. */
const FAMILIES: Readonly<Record<string, readonly string[]>> = {
  Standing: ["veryDissatisfied", "dissatisfied", "neutral", "satisfied", "verySatisfied"],
  Trend: ["rising", "stable", "falling"],
  Sentiment: choices.SENTIMENTS,
  Channel: [...choices.CHANNELS, "unknown"],
  Kind: choices.KINDS,
  Emotion: choices.EMOTIONS,
  Urgency: ["high", "urgent"],
  LeaveIntent: ["conditional", "stated"],
  RatingMismatch: ["ratingAbove", "ratingBelow"],
  Unscorable: choices.UNSCORABLE_REASONS,
  Reason: choices.RISK_CODES,
  Risk: choices.RISK_LEVELS,
  Polarity: choices.POLARITIES,
  FollowUpStage: choices.FOLLOWUP_STAGES,
  FollowUpOutcome: choices.FOLLOWUP_OUTCOMES,
  Event: ["complaint", "threat", "followUp", "followUpClosed", "release", "improvement"],
  Fact: ["leaving", "mayLeave", "regulator", "openComplaints", "openComplaintsAbout", "unanswered", "repeated", "praised", "lastHeard", "lastNps", "channel"],
  Period: ["days30", "days90", "year", "all"],
  PeriodShort: ["days30", "days90", "year", "all"],
  Lanes: ["sentiment", "channel", "kind"],
  Theme: choices.THEME_CODES,
  Table: ["cfb_feedback", "cfb_mention", "cfb_satisfaction", "cfb_followup", "cfb_correction", "incident", "account", "contact"],
  Failed: ["busy", "missing", "timeout", "offline", "refused", "service"]
};

test("every key the sources use exists, and every key is used", () => {
  const code = sources(join(import.meta.dirname, "..", "..", "src")).join("\n");
  const used = new Set<string>();
  for (const [, key] of code.matchAll(/"([A-Z][A-Za-z]*(?:_[A-Za-z]+)?)"/g)) {
    if (key === undefined) continue;
    if (key in english) used.add(key);
    if (`${key}_other` in english) for (const form of ["one", "other"]) used.add(`${key}_${form}`);
  }
  for (const [, prefix] of code.matchAll(/`([A-Z][A-Za-z]+)_\$\{/g)) {
    const names = FAMILIES[prefix ?? ""];
    expect(names, `names of ${prefix}_… are unknown to this test`).toBeDefined();
    for (const name of names ?? []) {
      const key = `${prefix}_${name}`;
      if (key in english) used.add(key);
      for (const form of ["one", "other", "about_one", "about_other"]) if (`${key}_${form}` in english) used.add(`${key}_${form}`);
      expect([...used].some(found => found.startsWith(key)), `${key} has no text`).toBe(true);
    }
  }
  for (const [, key] of code.matchAll(/\bt\("([^"]+)"/g)) expect(english, `key used by a view`).toHaveProperty([key ?? ""]);
  expect(Object.keys(english).filter(key => !used.has(key))).toEqual([]);
  expect([...used].filter(key => !(key in english))).toEqual([]);
});

describe("texts", () => {
  test("come from the platform, and in English where it has none", () => {
    const t = textsOf(new FakeXrm({ strings: { Retry: "重试" } }));
    expect([t("Retry"), t("Loading"), t("NoSuchKey")]).toEqual(["重试", "Loading feedback…", "NoSuchKey"]);
  });

  test("survive a platform that throws or answers with the key", () => {
    const thrower = new FakeXrm({});
    thrower.Utility.getResourceString = () => { throw new Error("not loaded"); };
    expect(textsOf(thrower)("Retry")).toBe("Try again");
    thrower.Utility.getResourceString = (_, key) => key;
    expect(textsOf(thrower)("Retry")).toBe("Try again");
  });

  test("fill their slots and leave what has no value", () => {
    expect(englishTexts("Refreshed", "7")).toBe("Updated 7");
    expect(englishTexts("Refreshed")).toBe("Updated {0}");
    expect(englishTexts("Refreshed", "$& {1}")).toBe("Updated $& {1}");
  });
});

describe("formats", () => {
  const noon = new Date(2026, 2, 5, 12, 30).getTime();

  test.each([[1033, "Mar 5, 2026"], [2052, "2026年3月5日"], [1028, "2026年3月5日"], [9999, "Mar 5, 2026"]])("%i writes the day as %s", (lcid, day) => {
    expect(formatOf({ languageId: lcid }, englishTexts).day(noon)).toBe(day);
  });

  test.each([
    ["dd/MM/yyyy", "05/03/2026"], ["d.M.yy", "5.3.26"], ["yyyy'年'M'月'd'日'", "2026年3月5日"], ["yyyy/M/d", "2026-3-5", { DateSeparator: "-" }], ["d MMM yyyy", "Mar 5, 2026"], ["", "Mar 5, 2026"]
  ])("the date pattern %j of the user's options writes %s", (ShortDatePattern, day, more: object = {}) => {
    expect(formatOf({ languageId: 1033, dateFormattingInfo: { ShortDatePattern, ...more } }, englishTexts).day(noon)).toBe(day);
  });

  test.each([["H:mm", "0:30"], ["hh:mm tt", "12:30 AM"], ["tt h:mm", "上午 12:30", { AMDesignator: "上午" }]])("the time pattern %j writes %s", (ShortTimePattern, time, more: object = {}) => {
    const info = { ShortDatePattern: "d/M/yyyy", ShortTimePattern, ...more };
    expect(formatOf({ languageId: 1033, dateFormattingInfo: info }, englishTexts).dayAndTime(new Date(2026, 2, 5, 0, 30).getTime())).toBe(`5/3/2026 ${time}`);
  });

  test("times are those of the user's zone, wherever the browser is", () => {
    const here = -new Date().getTimezoneOffset();
    const info = { ShortDatePattern: "yyyy-MM-dd", ShortTimePattern: "HH:mm", DateSeparator: "-" };
    const inZone = (offset: number) => formatOf({ languageId: 1033, dateFormattingInfo: info, getTimeZoneOffsetMinutes: () => offset }, englishTexts);
    expect(inZone(here === 480 ? 540 : 480).dayAndTime(Date.UTC(2026, 2, 5, 20, 0))).toBe(here === 480 ? "2026-03-06 05:00" : "2026-03-06 04:00");
  });

  test("scores have a sign, zero none", () => {
    const format = formatOf({ languageId: 1033 }, englishTexts);
    expect([format.score(-0.504), format.score(0.5), format.score(0.001), format.score(-0.001), format.score(1)]).toEqual(["−50", "+50", "0", "0", "+100"]);
  });

  test("plurals follow the language", () => {
    const format = formatOf({ languageId: 1033 }, englishTexts);
    expect([format.plural("ScoreFrom", 1), format.plural("ScoreFrom", 1200)]).toEqual(["from 1 message", "from 1,200 messages"]);
    const chinese = new FakeXrm({ strings: simplified });
    expect(formatOf({ languageId: 2052 }, textsOf(chinese)).plural("ScoreFrom", 1)).toBe("依据 1 条反馈");
  });
});
