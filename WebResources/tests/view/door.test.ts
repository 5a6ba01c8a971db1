import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { FakeForm, FakeXrm } from "../fakes/fakeXrm";
import { ACCOUNT, feedbackRow, rowId } from "../fakes/rows";

const settle = (): Promise<unknown> => vi.advanceTimersByTimeAsync(30);
const text = (): string => document.body.textContent ?? "";

beforeEach(async () => {
  vi.useFakeTimers();
  document.body.innerHTML = '<main id="panel"></main>';
  vi.resetModules();
  await import("../../src/panel");
});
afterEach(() => {
  window.dispatchEvent(new Event("pagehide"));
  vi.useRealTimers();
});

test("before the form has called there is a skeleton, after a while a word about what is missing", async () => {
  expect(document.querySelector("[aria-busy=true]")).not.toBeNull();
  await vi.advanceTimersByTimeAsync(8_100);
  expect(text()).toContain("Waiting for the form");
});

test("the same form calling again only looks for news; another form starts anew and ends the first", async () => {
  const first = new FakeXrm({ feedback: [feedbackRow({ n: 1, at: Date.now() })] });
  const form = new FakeForm({ id: ACCOUNT, name: "Contoso" });
  window.setClientApiContext?.(first, form);
  await settle();
  expect(text()).toContain("How Contoso feels");
  window.setClientApiContext?.(first, form);
  await settle();
  expect(first.asked.filter(asked => asked.options.includes('<order attribute="modifiedon"'))).toHaveLength(1);

  const second = new FakeXrm({ feedback: [feedbackRow({ n: 2, at: Date.now() })] });
  window.setClientApiContext?.(second, new FakeForm({ id: rowId(9), name: "Fabrikam" }));
  await settle();
  expect(text()).toContain("How Fabrikam feels");
  const asked = first.asked.length;
  await vi.advanceTimersByTimeAsync(20_000);
  expect(first.asked).toHaveLength(asked);
  expect(form.saved.size).toBe(0);
});

test("the same form on another record shows that record, not a late answer about the first", async () => {
  const late: ((page: { entities: [] }) => void)[] = [];
  const xrm = new FakeXrm({ feedback: [feedbackRow({ n: 1, at: Date.now() })] });
  const answer = xrm.WebApi.retrieveMultipleRecords;
  xrm.WebApi.retrieveMultipleRecords = () => new Promise(resolve => late.push(resolve));
  const form = new FakeForm({ id: ACCOUNT, name: "Contoso" });
  window.setClientApiContext?.(xrm, form);
  xrm.WebApi.retrieveMultipleRecords = answer;
  form.options = { id: rowId(8), name: "Fabrikam" };
  window.setClientApiContext?.(xrm, form);
  await settle();
  for (const resolve of late) resolve({ entities: [] });
  await settle();
  expect(text()).toContain("How Fabrikam feels");
});
