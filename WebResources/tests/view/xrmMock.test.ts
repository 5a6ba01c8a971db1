import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { XrmMockGenerator } from "xrm-mock";
import { PanelController, type PanelState } from "../../src/controller";
import type { ClientApi, FormContext } from "../../src/data/clientApi";
import { ACCOUNT, CASE, feedbackRow, standingColumns } from "../fakes/rows";

/*
 * The panel on a client API that others keep true to the platform: what it calls exists there, with these arguments.
 */
const now = Date.now();
const states: PanelState[] = [];

function start(): PanelController {
  return new PanelController(Xrm as unknown as ClientApi, XrmMockGenerator.getFormContext() as unknown as FormContext, state => states.push(state), () => true);
}

beforeEach(() => {
  vi.useFakeTimers();
  states.length = 0;
  XrmMockGenerator.initialise();
  vi.spyOn(Xrm.WebApi, "retrieveMultipleRecords").mockImplementation(((table: string) => Promise.resolve({
    entities: table === "cfb_feedback" ? [feedbackRow({ n: 1, at: now })] : table === "account" ? [standingColumns()] : [], nextLink: ""
  })) as unknown as typeof Xrm.WebApi.retrieveMultipleRecords);
});
afterEach(() => vi.useRealTimers());

test("an account's form is read and shown", async () => {
  XrmMockGenerator.formContext.data.entity = Object.assign(XrmMockGenerator.formContext.data.entity, { getEntityName: () => "account", getId: () => `{${ACCOUNT.toUpperCase()}}`, getPrimaryAttributeValue: () => "Contoso" });
  const panel = start();
  await vi.advanceTimersByTimeAsync(50);
  expect(states.map(state => state.kind)).toEqual(["loading", "ready"]);
  expect(states[1]).toMatchObject({ data: { target: { table: "account", id: ACCOUNT }, standing: { score: 33 } } });
  panel.dispose();
});

test("a case takes its customer from the form's column", async () => {
  XrmMockGenerator.formContext.data.entity = Object.assign(XrmMockGenerator.formContext.data.entity, { getEntityName: () => "incident", getId: () => CASE });
  XrmMockGenerator.Attribute.createLookup("customerid", { id: ACCOUNT, entityType: "account", name: "Contoso" });
  const panel = start();
  await vi.advanceTimersByTimeAsync(50);
  expect(states[states.length - 1]).toMatchObject({ kind: "ready", data: { target: { table: "incident", id: CASE, customer: { table: "account", id: ACCOUNT, name: "Contoso" } } } });
  panel.dispose();
});

test("a correction is a row created through the client API", async () => {
  XrmMockGenerator.formContext.data.entity = Object.assign(XrmMockGenerator.formContext.data.entity, { getEntityName: () => "account", getId: () => ACCOUNT });
  const create = vi.spyOn(Xrm.WebApi, "createRecord").mockImplementation((() => Promise.resolve({ id: "x", entityType: "cfb_correction" })) as unknown as typeof Xrm.WebApi.createRecord);
  const panel = start();
  await vi.advanceTimersByTimeAsync(50);
  await panel.correct("f", { sentiment: "neutral", themes: null });
  expect(create).toHaveBeenCalledExactlyOnceWith("cfb_correction", { "cfb_FeedbackId@odata.bind": "/cfb_feedbacks(f)", cfb_sentiment: 471300002 });
  panel.dispose();
});
