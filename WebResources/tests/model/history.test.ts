import { describe, expect, test } from "vitest";
import { satisfactionCurve } from "../../src/model/curve";
import { eventMarks, readEvents, titleOf } from "../../src/model/events";
import { toFeedback, type Feedback } from "../../src/model/feedback";
import { toFollowUp } from "../../src/model/followUp";
import { barsOf, lanesOf, marksOf, radiusOf } from "../../src/model/marks";
import { brushed, firstPeriod, rangeOf, rowsBefore, wholeRange, within } from "../../src/model/period";
import { DAY, feedbackRow, followUpColumns, rowId, type RowOptions } from "../fakes/rows";

const NOW = Date.UTC(2026, 10, 22);
const at = (days: number, more: Partial<RowOptions> = {}): Feedback => toFeedback(feedbackRow({ n: days, at: NOW - days * DAY, sentiment: "positive", score: 0.5, ...more }))!;

describe("periods", () => {
  test("the last year, and everything when the last year was silent", () => {
    expect(firstPeriod([at(3), at(500)], NOW)).toBe("year");
    expect(firstPeriod([at(400), at(500)], NOW)).toBe("all");
    expect(rangeOf("year", [at(3), at(500)], NOW)).toEqual({ from: NOW - 365 * DAY, to: NOW });
    expect(rangeOf("all", [at(400), at(500)], NOW)).toEqual({ from: NOW - 501 * DAY, to: NOW });
    expect(within([at(3), at(500)], rangeOf("year", [at(3), at(500)], NOW)).map(row => row.id)).toEqual([rowId(3)]);
  });

  test("everything is at least thirty days, and a clock ahead of ours is no error", () => {
    expect(wholeRange([at(1)], NOW)).toEqual({ from: NOW - 30 * DAY, to: NOW });
    expect(wholeRange([], NOW)).toEqual({ from: NOW - 30 * DAY, to: NOW });
    expect(wholeRange([at(-2), at(90)], NOW)).toEqual({ from: NOW - 91 * DAY, to: NOW + 2 * DAY });
  });

  test("the stretch before has the same length; none where nothing was said", () => {
    const rows = [at(5), at(40), at(70)];
    expect(rowsBefore("days30", rangeOf("days30", rows, NOW), rows)?.map(row => row.id)).toEqual([rowId(40)]);
    expect(rowsBefore("year", rangeOf("year", rows, NOW), rows)).toBeNull();
    expect(rowsBefore("all", rangeOf("all", rows, NOW), rows)).toBeNull();
  });

  test.each([
    [10, 40, { from: 10, to: 40 }], [40, 10, { from: 10, to: 40 }], [-5, 20, { from: 0, to: 20 }], [98, 99, { from: 93, to: 100 }], [3, 4, { from: 3, to: 10 }]
  ])("brushing from day %i to %i of a hundred", (a, b, range) => {
    const found = brushed(a * DAY, b * DAY, { from: 0, to: 100 * DAY });
    expect({ from: found.from / DAY, to: found.to / DAY }).toEqual(range);
  });
});

describe("the satisfaction curve", () => {
  const falling = [at(300, { score: 1 }), at(250, { score: 1 }), at(200, { score: 0 }), at(100, { score: -1 }), at(60, { score: -1 }), at(0, { score: -1 })];
  const all = { from: NOW - 301 * DAY, to: NOW };

  test("needs five messages and starts with the fifth", () => {
    expect(satisfactionCurve(falling.slice(0, 4), 50, all, NOW)).toEqual([]);
    expect(satisfactionCurve(falling, 30, all, NOW)[0]?.[0]).toBe(NOW - 60 * DAY);
  });

  test("ends at the standing and stays on the scale", () => {
    const curve = satisfactionCurve(falling, 30, all, NOW);
    expect(curve[curve.length - 1]?.[1]).toBeCloseTo(30, 6);
    for (const [, value] of curve) expect(value).toBeGreaterThanOrEqual(0);
    for (const [, value] of curve) expect(value).toBeLessThanOrEqual(100);
  });

  test("without a standing is the plain weighted mean", () => {
    const same = [1, 2, 3, 4, 5, 6].map(days => at(days, { score: 0.2 }));
    for (const [, value] of satisfactionCurve(same, null, all, NOW)) expect(value).toBeCloseTo(60, 9);
  });

  test("leaves repeated words out", () => {
    const rows = [1, 2, 3, 4, 5].map(days => at(days, { more: days > 2 ? { _cfb_duplicateofid_value: rowId(1) } : {} }));
    expect(satisfactionCurve(rows, 50, all, NOW)).toEqual([]);
  });
});

describe("marks", () => {
  const place = { x: (time: number) => (time - NOW) / DAY + 700, y: (row: Feedback) => 100 - 50 * (row.score ?? 0), lanes: null };

  test("few are drawn one by one, left to right, unscored ones not at all", () => {
    expect(marksOf([at(1), at(9), at(5, { score: null, sentiment: "unscorable" })], place)).toEqual([
      { key: rowId(9), x: 691, y: 75, tone: "positive", rows: [expect.objectContaining({ id: rowId(9) })] },
      { key: rowId(1), x: 699, y: 75, tone: "positive", rows: [expect.objectContaining({ id: rowId(1) })] }
    ]);
  });

  test("three thousand are gathered without losing one", () => {
    const rows = Array.from({ length: 3000 }, (_, n) => at(n % 700, { n, score: ((n * 37) % 200) / 100 - 1, sentiment: (n * 37) % 200 < 100 ? "negative" : "positive" }));
    const marks = marksOf(rows, place);
    expect(marks.reduce((sum, mark) => sum + mark.rows.length, 0)).toBe(3000);
    expect(marks.length).toBeLessThan(500);
    expect(new Set(marks.map(mark => mark.key)).size).toBe(marks.length);
  });

  test("a cell grows with its number, within bounds", () => {
    expect([radiusOf(25, 100), radiusOf(100, 100), radiusOf(1, 1)]).toEqual([4.25, 6.5, 6.5]);
  });

  test("lanes are those that occur, in the choice's order", () => {
    expect(lanesOf([at(1, { channel: "survey" }), at(2, { channel: "case" })], "channel")).toEqual(["case", "survey"]);
    expect(lanesOf([at(1, { kind: "praise" }), at(2, { kind: "complaint" })], "kind")).toEqual(["complaint", "praise"]);
  });

  test("bars count by tone; repeated words do not count", () => {
    const rows = [at(9, { sentiment: "negative" }), at(1), at(0), at(2, { more: { _cfb_duplicateofid_value: rowId(1) } })];
    expect(barsOf(rows, NOW - 10 * DAY, NOW, 2)).toEqual([
      { from: NOW - 10 * DAY, to: NOW - 5 * DAY, negative: 1, neutral: 0, positive: 0 },
      { from: NOW - 5 * DAY, to: NOW, negative: 0, neutral: 0, positive: 2 }
    ]);
  });
});

describe("events", () => {
  test.each([
    [null, []], ["{broken", []], ["{}", []], ['[null, 4, {"on":"2026-03-01"}, {"on":"soon","kind":"release","title":"x"}, {"on":"2026-03-01","kind":"party","title":"x"}]', []],
    ['[{"on":"2026-03-01","kind":"release","title":"App 4.0"}]', [{ kind: "release", on: Date.UTC(2026, 2, 1), titles: { 1033: "App 4.0" } }]],
    ['[{"on":"2026-03-01","kind":"improvement","title":{"1033":"Faster","2052":"更快"}}]', [{ kind: "improvement", on: Date.UTC(2026, 2, 1), titles: { 1033: "Faster", 2052: "更快" } }]]
  ])("the setting %j", (json, events) => {
    expect(readEvents(json)).toEqual(events);
  });

  test("a title falls back to English, then to any", () => {
    const event = { kind: "release" as const, on: 0, titles: { 1033: "One", 2052: "一" } };
    expect([titleOf(event, 2052), titleOf(event, 1028), titleOf({ ...event, titles: { 2052: "一" } }, 1033)]).toEqual(["一", "One", "一"]);
  });

  test("complaints that fall together are one mark, threats apart from them, outside the range none", () => {
    const rows = [at(10, { kind: "complaint" }), at(10.1, { n: 2, kind: "complaint" }), at(50, { kind: "complaint", leave: "stated" }), at(200, { kind: "complaint" }), at(20, { kind: "praise" })];
    const followUps = [toFollowUp(followUpColumns(NOW - 30 * DAY, "verified", null, NOW - 5 * DAY), "f.")!];
    const marks = eventMarks(rows, followUps, [{ kind: "release", on: NOW - 40 * DAY, titles: { 1033: "App 4.0" } }], { from: NOW - 100 * DAY, to: NOW }, 1033);
    expect(marks.map(mark => [mark.kind, mark.count, mark.title])).toEqual([
      ["threat", 1, ""], ["release", 1, "App 4.0"], ["followUp", 1, ""], ["complaint", 2, ""], ["followUpClosed", 1, ""]
    ]);
  });
});
