import { expect, test } from "vitest";
import { withOrder, withPage, withRelated, withSearch } from "../src/grid/fetch";

const view = '<fetch top="5"><entity name="account"><attribute name="name"/><order attribute="name" descending="false"/></entity></fetch>';
const parse = (xml: string) => new DOMParser().parseFromString(xml, "text/xml");

test("sorting replaces the view's own order", () => {
  const orders = [...parse(withOrder(view, "createdon", true)).querySelectorAll("order")];
  expect(orders.map((o) => [o.getAttribute("attribute"), o.getAttribute("descending")])).toEqual([["createdon", "true"]]);
});

test("searching adds a condition and escapes what the user typed", () => {
  const condition = parse(withSearch(view, "name", 'a"<b>&')).querySelector("condition");
  expect(condition?.getAttribute("value")).toBe('%a"<b>&%');
});

test("paging replaces top", () => {
  const fetch = parse(withPage(view, 2, 50)).querySelector("fetch");
  expect([fetch?.getAttribute("top"), fetch?.getAttribute("page"), fetch?.getAttribute("count")]).toEqual([null, "2", "50"]);
});

test("a related list is narrowed to its record", () => {
  const condition = parse(withRelated(view, "parentaccountid", "1")).querySelector("condition");
  expect([condition?.getAttribute("attribute"), condition?.getAttribute("operator"), condition?.getAttribute("value")]).toEqual(["parentaccountid", "eq", "1"]);
});
