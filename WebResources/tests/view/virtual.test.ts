import { expect, test } from "vitest";
import { offsetsOf, rowsBetween } from "../../src/view/virtual";

test("rows lie below each other, unmeasured ones with the estimate", () => {
  expect([...offsetsOf(["a", "b", "c"], new Map([["b", 40]]), 100)]).toEqual([0, 100, 140, 240]);
  expect([...offsetsOf([], new Map(), 100)]).toEqual([0]);
});

test.each([
  [0, 50, { first: 0, last: 0 }], [0, 100, { first: 0, last: 0 }], [99, 141, { first: 0, last: 2 }], [100, 120, { first: 1, last: 1 }],
  [139, 140, { first: 1, last: 1 }], [500, 900, { first: 2, last: 2 }]
])("between %i and %i", (top, bottom, rows) => {
  expect(rowsBetween(offsetsOf(["a", "b", "c"], new Map([["b", 40]]), 100), top, bottom)).toEqual(rows);
});

test("no rows, nothing between", () => {
  expect(rowsBetween(offsetsOf([], new Map(), 100), 0, 900)).toEqual({ first: 0, last: -1 });
});
