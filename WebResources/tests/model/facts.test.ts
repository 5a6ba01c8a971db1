import { describe, expect, test } from "vitest";
import { factsOf, isOpenComplaint, isUnanswered, rowsOfReason } from "../../src/model/facts";
import { newestFirst, toFeedback, toMention, type Feedback } from "../../src/model/feedback";
import { chosen, filtered, indexThemes } from "../../src/model/filter";
import { contributionsOf } from "../../src/model/contributions";
import { DAY, evidenceOf, feedbackRow, mentionRow, rowId, type RowOptions } from "../fakes/rows";

const NOW = Date.UTC(2026, 10, 22);
const at = (n: number, days: number, more: Partial<RowOptions> = {}): Feedback => toFeedback(feedbackRow({ n, at: NOW - days * DAY, ...more }))!;
const iso = (days: number): string => new Date(NOW - days * DAY).toISOString();
const index = (...mentions: ReturnType<typeof mentionRow>[]) => indexThemes(mentions.map(row => toMention(row)!));

describe("open and unanswered", () => {
  test.each([
    ["a complaint of yesterday", at(1, 1), true],
    ["a praise", at(1, 1, { kind: "praise" }), false],
    ["a resolved complaint", at(1, 9, { more: { cfb_resolvedon: iso(1) } }), false],
    ["one answered a week ago", at(1, 20, { more: { cfb_answeredon: iso(7) } }), true],
    ["one answered a month ago", at(1, 60, { more: { cfb_answeredon: iso(31) } }), false],
    ["one of half a year ago", at(1, 180), false],
    ["the same words again", at(1, 1, { more: { _cfb_duplicateofid_value: rowId(2) } }), false]
  ])("%s", (_, row, open) => {
    expect(isOpenComplaint(row, NOW)).toBe(open);
  });

  test.each([
    ["a question of yesterday still has time", at(1, 1, { kind: "question" }), false],
    ["a question of three days ago", at(1, 3, { kind: "question" }), true],
    ["an answered one", at(1, 3, { more: { cfb_answeredon: iso(1) } }), false],
    ["one of forty days ago is past", at(1, 40), false]
  ])("%s", (_, row, waits) => {
    expect(isUnanswered(row, NOW)).toBe(waits);
  });
});

describe("facts", () => {
  test("threats first, then what is open with its theme, then what waits; each with its rows", () => {
    const rows = newestFirst([at(1, 1, { leave: "stated" }), at(2, 5), at(3, 9), at(4, 30, { kind: "praise", sentiment: "positive" })]);
    const themes = index(mentionRow(1, "delivery", "negative"), mentionRow(2, "delivery", "negative"), mentionRow(3, "usability", "negative"));
    expect(factsOf(rows, themes, NOW)).toEqual([
      { kind: "leaving", on: NOW - DAY, ids: [rowId(1)] },
      { kind: "openComplaints", count: 3, since: NOW - 9 * DAY, theme: "delivery", ids: [rowId(1), rowId(2), rowId(3)] },
      { kind: "unanswered", count: 2, since: NOW - 9 * DAY, ids: [rowId(2), rowId(3)] }
    ]);
  });

  test("a calm customer: how they sounded last, what they praise, how they write", () => {
    const kind = { kind: "praise", sentiment: "positive", score: 0.6, emotion: "joy", channel: "email" } as const;
    const rows = newestFirst([at(1, 2, kind), at(2, 40, kind), at(3, 80, kind)]);
    const themes = index(mentionRow(1, "staff_attitude", "positive"), mentionRow(3, "staff_attitude", "positive"));
    expect(factsOf(rows, themes, NOW)).toEqual([
      { kind: "lastHeard", on: NOW - 2 * DAY, channel: "email", sentiment: "positive", emotion: "joy", ids: [rowId(1)] },
      { kind: "praised", count: 2, theme: "staff_attitude", ids: [rowId(1), rowId(3)] },
      { kind: "channel", channel: "email", count: 3, of: 3, ids: [rowId(1), rowId(2), rowId(3)] }
    ]);
  });

  test("nothing said, nothing to know", () => {
    expect(factsOf([], index(), NOW)).toEqual([]);
  });

  test.each([
    ["open_complaints", "delivery", [1]], ["open_complaints", null, [1, 2]], ["leave_conditional", null, [2]], ["detractor", null, [3]],
    ["low_satisfaction", null, [1, 2, 3]], ["silence", null, []], ["of_the_future", null, []]
  ])("rows behind the reason %s about %j", (code, theme, expected) => {
    const rows = newestFirst([at(1, 1), at(2, 2, { leave: "conditional" }), at(3, 3, { kind: "statement", channel: "survey", more: { cfb_nps: 2 } })]);
    expect(rowsOfReason(code, theme, rows, index(mentionRow(1, "delivery", "negative")), NOW)).toEqual(expected.map(rowId));
  });
});

describe("the filter", () => {
  const rows = newestFirst([at(1, 1), at(2, 40), at(3, 400)]);
  const themes = index(mentionRow(1, "delivery", "negative"), mentionRow(3, "delivery", "positive"));

  test("a theme leaves its rows, a period its days, both together", () => {
    const theme = chosen(rows, { period: "year", theme: "delivery", choice: null }, themes);
    expect(theme.map(row => row.id)).toEqual([rowId(1), rowId(3)]);
    expect(filtered(theme, rows, { period: "year", theme: "delivery", choice: null }, NOW).map(row => row.id)).toEqual([rowId(1)]);
  });

  test("a fact's rows are shown whatever the period", () => {
    const filter = { period: "days30", theme: null, choice: { label: "x", ids: new Set([rowId(3)]) } } as const;
    expect(filtered(chosen(rows, filter, themes), rows, filter, NOW).map(row => row.id)).toEqual([rowId(3)]);
  });
});

describe("contributions", () => {
  const text = "Awful. The app is awful but fast.";
  const json = JSON.stringify({ v: 1, unit: 10000, raw: -20000, spans: [[0, 5, -15000], [18, 5, -5000], [24, 3, -1000], [28, 4, 4000]], rest: -3000 });

  test("share out the score in proportion, strongest first, and add up to it", () => {
    const found = contributionsOf(text, json, -0.8)!;
    expect(found.phrases.map(phrase => [phrase.words, Math.round(phrase.weight * 100)])).toEqual([["Awful", -60], ["awful", -20], ["fast", 16], ["but", -4]]);
    expect(found.sum).toBeCloseTo(-0.8, 12);
    expect(found.rest + found.phrases.reduce((sum, phrase) => sum + phrase.weight, 0)).toBeCloseTo(-0.8, 12);
  });

  test("a score turned against its words stays on the inner scale", () => {
    expect(contributionsOf(text, json, 0.4)?.sum).toBeCloseTo(-2, 12);
  });

  test.each([null, "{broken", '{"v":9}', "[]"])("evidence %j is none", broken => {
    expect(contributionsOf(text, broken, -0.5)).toBeNull();
  });

  test("Chinese phrases are cut by their UTF-16 offsets", () => {
    const words = "你们的审批太慢了";
    expect(contributionsOf(words, evidenceOf(words, ["太慢了", -3000]), -0.3)?.phrases).toEqual([{ words: "太慢了", weight: expect.closeTo(-0.3, 9) as number }]);
  });
});
