import { describe, expect, test } from "vitest";
import { toFeedback } from "../../src/model/feedback";
import { signalsOf, standingOf, trendOf } from "../../src/model/standing";
import { DAY, feedbackRow, rowId, type RowOptions } from "../fakes/rows";

const NOW = Date.UTC(2026, 10, 22, 12);
let n = 0;
const row = (daysAgo: number, score: number | null, more: Partial<RowOptions> = {}) =>
  toFeedback(feedbackRow({ n: ++n, at: NOW - daysAgo * DAY, score, sentiment: score === null ? "unscorable" : score < 0 ? "negative" : score > 0 ? "positive" : "neutral", ...more }))!;

describe("standing", () => {
  test("no scored feedback at all is no standing", () => {
    expect(standingOf([], NOW)).toEqual({ kind: "none" });
    expect(standingOf([row(1, null)], NOW)).toEqual({ kind: "none" });
  });

  test("feedback older than 90 days is quiet since the newest of it", () => {
    expect(standingOf([row(120, -0.5), row(91, 0.2)], NOW)).toEqual({ kind: "quiet", lastOn: NOW - 91 * DAY });
  });

  test("four messages are few: no number", () => {
    expect(standingOf([row(1, -1), row(2, -1), row(3, -1), row(89, -1)], NOW)).toEqual({ kind: "few", count: 4 });
  });

  test("five messages give their mean, without a trend when the time before is empty", () => {
    const rows = [row(1, -0.5), row(2, -0.5), row(3, -0.25), row(4, -0.25), row(5, -0.5)];
    expect(standingOf(rows, NOW)).toEqual({ kind: "scored", count: 5, score: -0.4, word: "negative", trend: null });
  });

  test.each([
    [[-0.9, -0.9, -0.9, -0.9, -0.9], "veryNegative"],
    [[-0.3, -0.3, -0.3, -0.3, -0.3], "negative"],
    [[0, 0.1, -0.1, 0, 0], "neutral"],
    [[0.8, 0.8, -0.8, -0.8, 0], "mixed"],
    [[0.3, 0.3, 0.3, 0.3, 0.3], "positive"],
    [[0.7, 0.7, 0.7, 0.7, 0.7], "veryPositive"]
  ] as const)("scores %j read as %s", (scores, word) => {
    expect(standingOf(scores.map((score, day) => row(day, score)), NOW)).toMatchObject({ word });
  });

  test("a repeated text and an unscorable one count neither in the number nor in n", () => {
    const rows = [row(1, 0.5), row(2, 0.5), row(3, 0.5), row(4, 0.5), row(5, 0.5), row(6, null), row(7, -1, { more: { _cfb_duplicateofid_value: rowId(1) } })];
    expect(standingOf(rows, NOW)).toMatchObject({ count: 5, score: 0.5 });
  });

  test("a row dated by a clock that runs ahead belongs to now", () => {
    expect(standingOf([row(-2, 0.5), row(1, 0.5), row(1, 0.5), row(1, 0.5), row(1, 0.5)], NOW)).toMatchObject({ count: 5 });
  });

  test("the 90 days before are the comparison, the row of day 90 among them", () => {
    const rows = [...[1, 2, 3, 4, 89].map(day => row(day, -0.5)), ...[90, 100, 120, 150, 179].map(day => row(day, 0.5)), row(180, -1)];
    expect(standingOf(rows, NOW)).toMatchObject({ count: 5, trend: { word: "falling", change: -1, countBefore: 5 } });
  });
});

describe("trend", () => {
  test("fewer than five on either side is no trend", () => {
    expect(trendOf([1, 1, 1, 1, 1], [0, 0, 0, 0])).toBeNull();
    expect(trendOf([1, 1, 1, 1], [0, 0, 0, 0, 0])).toBeNull();
  });

  test("a clear rise is rising", () => {
    expect(trendOf([0.5, 0.6, 0.5, 0.6, 0.5], [-0.5, -0.4, -0.5, -0.4, -0.5])).toMatchObject({ word: "rising", countBefore: 5 });
  });

  test("a certain but tiny change is stable", () => {
    expect(trendOf([0.05, 0.05, 0.05, 0.05, 0.05], [0, 0, 0, 0, 0])).toEqual({ word: "stable", change: 0.05, countBefore: 5 });
  });

  test("a large change of scattered scores is not clear", () => {
    expect(trendOf([1, -1, 1, -1, 1], [-1, 1, -1, 1, -1])).toMatchObject({ word: "stable", change: expect.closeTo(0.4, 9) });
  });
});

test("signals count messages of the last 90 days, repeated ones once", () => {
  const rows = [
    row(1, -1, { leave: "stated" }), row(2, -1, { leave: "conditional", more: { cfb_regulatorthreat: true } }),
    row(3, -1, { leave: "stated", more: { _cfb_duplicateofid_value: rowId(1) } }), row(95, -1, { leave: "stated" })
  ];
  expect(signalsOf(rows, NOW)).toEqual({ leaving: 1, mayLeave: 1, regulator: 1 });
});
