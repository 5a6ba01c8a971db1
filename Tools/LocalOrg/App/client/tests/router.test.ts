import { expect, test } from "vitest";
import { bare, placeUrl, readPlace, type Place } from "../src/router";

const places: Place[] = [
  { kind: "list", app: "cfb_CrmFeedback", table: "account", viewId: null },
  { kind: "record", app: "a", table: "account", id: "11111111-1111-1111-1111-111111111111", formId: null, defaults: {} },
  { kind: "record", app: "a", table: "incident", id: null, formId: null, defaults: { customerid: "account:1 & 2" } },
  { kind: "webresource", app: "a", name: "cfb_/feedback/panel.html", data: "x=1" },
  { kind: "home", app: "a" },
];

test.each(places)("a place survives its address: %o", (place) => {
  expect(readPlace(placeUrl(place).split("?")[1] ?? "")).toEqual(place);
});

test("an address without a page is home", () => {
  expect(readPlace("?foo=bar")).toEqual({ kind: "home", app: null });
});

test("braces and case do not matter in ids", () => {
  expect(bare("{ABCDEF00-0000-0000-0000-000000000000}")).toBe("abcdef00-0000-0000-0000-000000000000");
});
