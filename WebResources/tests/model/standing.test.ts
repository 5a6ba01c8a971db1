import { describe, expect, test } from "vitest";
import { readRiskReasons, toStanding, wordOf } from "../../src/model/standing";
import { toFeedback } from "../../src/model/feedback";
import { comparisonOf, valueOf } from "../../src/model/value";
import { DAY, feedbackRow, standingColumns } from "../fakes/rows";

const NOW = Date.UTC(2026, 10, 22, 12);

test.each([[0, "veryDissatisfied"], [19.99, "veryDissatisfied"], [20, "dissatisfied"], [40, "neutral"], [59.9, "neutral"], [60, "satisfied"], [80, "verySatisfied"], [100, "verySatisfied"]])("%d is %s", (score, word) => {
  expect(wordOf(score)).toBe(word);
});

describe("a standing", () => {
  test("is read from the joined columns", () => {
    expect(toStanding(standingColumns({ count: 18 }), "s.")).toEqual({
      score: 33, low: 22, high: 44, count: 18, trend: "falling", significance: 0.99, risk: 68.2, level: "high", modifiedOn: "2026-11-22T00:00:00Z",
      reasons: [{ code: "open_complaints", points: 20, n: 3, theme: "delivery" }, { code: "low_satisfaction", points: 16, n: 22, theme: null }, { code: "falling", points: 12, n: 22, theme: null }],
      counterfactual: { code: "open_complaints", n: 3, theme: "delivery", from: 71, to: 44 }
    });
  });

  test("is none where the outer join found no row", () => {
    expect(toStanding({ accountid: "x" }, "s.")).toBeNull();
  });
});

test.each([
  [null, [], null],
  ["{broken", [], null],
  ["{}", [], null],
  ['[1, null, {"points":3}, {"code":"silence","points":"4"}]', [], null],
  ['[{"code":"new_reason","points":3.5,"n":2}]', [{ code: "new_reason", points: 3.5, n: 2, theme: null }], null],
  ['[{"code":"unanswered","n":2,"from":30,"to":12}]', [], { code: "unanswered", n: 2, theme: null, from: 30, to: 12 }]
])("risk reasons %j", (json, reasons, counterfactual) => {
  expect(readRiskReasons(json)).toEqual({ reasons, counterfactual });
});

describe("the value of a feedback", () => {
  test.each([
    [{ score: -1, nps: null, csat: null, ces: null }, 0],
    [{ score: 0.5, nps: null, csat: null, ces: null }, 75],
    [{ score: null, nps: 9, csat: null, ces: null }, 90],
    [{ score: 0, nps: 10, csat: 80, ces: 60 }, (50 + 2 * 80) / 3],
    [{ score: null, nps: null, csat: null, ces: null }, null]
  ])("%j is %j", (row, value) => {
    expect(valueOf(row)).toBe(value);
  });
});

describe("what a trend is compared with", () => {
  const at = (days: number, score: number | null) => toFeedback(feedbackRow({ n: days, at: NOW - days * DAY, score }))!;

  test("the last three against those before, within a year", () => {
    expect(comparisonOf([at(1, -1), at(2, -1), at(3, -0.5), at(10, 0), at(20, 0.5), at(30, 1), at(400, -1)], NOW)).toEqual({
      recent: 25 / 3, recentCount: 3, before: 75, beforeCount: 3
    });
  });

  test("nothing with fewer than three on either side", () => {
    expect(comparisonOf([at(1, 1), at(2, 1), at(3, 1), at(4, 1), at(5, 1), at(6, null)], NOW)).toBeNull();
  });
});
