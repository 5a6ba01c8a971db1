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
    expect(plain).toEqual(["ListSeparator", "RatingNps"]);
    for (const sign of "户们对时间题请读权级应没无关这条张") expect(Object.values(traditional).join(""), sign).not.toContain(sign);
    for (const sign of "戶們對時間題請讀權級應沒無關這條") expect(Object.values(simplified).join(""), sign).not.toContain(sign);
  });
});

const sources = (folder: string): string[] => readdirSync(folder, { withFileTypes: true }).flatMap(entry =>
  entry.isDirectory() ? sources(join(folder, entry.name)) : /\.tsx?$/.test(entry.name) ? [readFileSync(join(folder, entry.name), "utf8")] : []);

/** Keys built from a prefix and a name, and the names. */
const FAMILIES: Readonly<Record<string, readonly string[]>> = {
  Standing: ["veryNegative", "negative", "mixed", "neutral", "positive", "veryPositive"],
  Trend: ["rising", "stable", "falling"],
  Sentiment: choices.SENTIMENTS,
  Channel: [...choices.CHANNELS, "unknown"],
  Kind: choices.KINDS,
  Emotion: choices.EMOTIONS,
  Urgency: ["high", "urgent"],
  LeaveIntent: ["conditional", "stated"],
  RatingMismatch: ["ratingAbove", "ratingBelow"],
  Reason: choices.UNSCORABLE_REASONS,
  Theme: choices.THEME_CODES,
  Table: ["cfb_feedback", "cfb_mention", "incident"],
  Failed: ["busy", "missing", "timeout", "offline", "service"]
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
    for (const name of names ?? []) used.add(`${prefix}_${name}`);
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
    expect(englishTexts("ListMore", "7")).toBe("Show 7 more");
    expect(englishTexts("ListMore")).toBe("Show {0} more");
    expect(englishTexts("ListMore", "$& {1}")).toBe("Show $& {1} more");
  });
});

describe("formats", () => {
  const noon = new Date(2026, 2, 5, 12, 30).getTime();

  test.each([[1033, "Mar 5, 2026"], [2052, "2026年3月5日"], [1028, "2026年3月5日"], [9999, "Mar 5, 2026"]])("%i writes the day as %s", (lcid, day) => {
    expect(formatOf(lcid, englishTexts).day(noon)).toBe(day);
  });

  test("scores have a sign, zero none", () => {
    const format = formatOf(1033, englishTexts);
    expect([format.score(-0.504), format.score(0.5), format.score(0.001), format.score(-0.001), format.score(1)]).toEqual(["−50", "+50", "0", "0", "+100"]);
  });

  test("plurals follow the language", () => {
    const format = formatOf(1033, englishTexts);
    expect([format.plural("ScoreFrom", 1), format.plural("ScoreFrom", 1200)]).toEqual(["from 1 message", "from 1,200 messages"]);
    const chinese = new FakeXrm({ strings: simplified });
    expect(formatOf(2052, textsOf(chinese)).plural("ScoreFrom", 1)).toBe("基于 1 条反馈");
  });
});
