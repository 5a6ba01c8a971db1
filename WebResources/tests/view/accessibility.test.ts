import axe from "axe-core";
import { expect, test } from "vitest";
import simplified from "../../strings/panel.2052.resx";
import { ACCOUNT, CASE, feedbackRow } from "../fakes/rows";
import type { FakeFormOptions, FakeOptions } from "../fakes/fakeXrm";
import { fallingStory } from "../fakes/story";
import { mount } from "./mount";

const now = Date.now();
const ofCase: FakeFormOptions = { table: "incident", id: CASE, customer: { id: ACCOUNT, entityType: "account", name: "Contoso" } };

// Contrast needs a real browser's layout; everything else axe knows is checked here.
test.each<[string, FakeOptions, FakeFormOptions?]>([
  ["many", fallingStory(now, 60)],
  ["few, in Chinese", { ...fallingStory(now, 2), languageId: 2052, strings: simplified }],
  ["a case", fallingStory(now, 20), ofCase],
  ["empty", {}],
  ["unsaved", {}, { id: "" }],
  ["denied", { fail: () => ({ status: 403 }) }],
  ["failed", { fail: () => ({ status: 500 }) }],
  ["hidden words", { feedback: [feedbackRow({ n: 1, at: now, text: null })] }]
])("axe finds nothing to object to: %s", async (_, options, form) => {
  const panel = await mount(options, form);
  document.title = "Customer feedback";
  const found = await axe.run(document, { rules: { "color-contrast": { enabled: false }, "target-size": { enabled: false } } });
  expect(panel.text().length).toBeGreaterThan(10);
  expect(found.violations.map(violation => `${violation.id}: ${violation.nodes.slice(0, 2).map(node => node.html).join(" ")}`)).toEqual([]);
  expect(found.passes.length).toBeGreaterThan(5);
});
