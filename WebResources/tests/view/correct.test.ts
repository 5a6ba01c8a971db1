import { describe, expect, test, vi } from "vitest";
import { readThemes, writeThemes } from "../../src/data/corrections";
import { evidenceOf, feedbackRow, mentionRow, rowId } from "../fakes/rows";
import { mount, settle, type Mounted } from "./mount";

const now = Date.now();
const one = (more = {}) => ({ feedback: [feedbackRow({ n: 1, at: now, text: "Late again", evidence: evidenceOf("Late again", ["Late", -9000]), more })], mentions: [mentionRow(1, "delivery", "negative")] });

async function choose(panel: Mounted, label: string, value: string): Promise<void> {
  const select = panel.all("select").find(candidate => candidate.getAttribute("aria-label") === label || candidate.closest("label")?.textContent?.startsWith(label)) as HTMLSelectElement | undefined;
  if (!select) throw new Error(`No choice "${label}"`);
  select.value = value;
  select.dispatchEvent(new Event("change", { bubbles: true }));
  await settle();
}

test.each([
  [[], "none"], [[{ code: "delivery", polarity: "negative" }, { code: "usability", polarity: "mixed" }] as const, "delivery:negative;usability:mixed"]
])("themes %j are written as %s", (themes, text) => {
  expect(writeThemes(themes)).toBe(text);
});

test.each([
  [null, null], ["none", []], ["delivery:negative;broken;x:huge", [{ code: "delivery", polarity: "negative" }]]
])("themes %j are read as %j", (text, themes) => {
  expect(readThemes(text)).toEqual(themes);
});

describe("correcting in place", () => {
  test("writes only what was changed, and is taken back by undo", async () => {
    vi.useFakeTimers();
    const panel = await mount(one());
    await panel.click("Correct");
    expect((panel.all('button[type="submit"]')[0] as HTMLButtonElement).disabled).toBe(true);
    await choose(panel, "Sentiment should be", "positive");
    await panel.click("Save correction");
    expect(panel.xrm.created).toEqual([{ table: "cfb_correction", data: { "cfb_FeedbackId@odata.bind": `/cfb_feedbacks(${rowId(1)})`, cfb_sentiment: 471300003 } }]);
    expect(panel.text()).toContain("Correction saved, being applied…");

    panel.xrm.options.feedback = [feedbackRow({ n: 1, at: now, sentiment: "positive", score: 0.5, text: "Late again", more: { cfb_machinesentiment: 471300001, modifiedon: new Date(now + 5000).toISOString() } })];
    await vi.advanceTimersByTimeAsync(2_500);
    await settle();
    expect(panel.text()).toContain("Corrected by a person");
    expect(panel.all("li.feedback")[0]?.dataset["sentiment"]).toBe("positive");

    await panel.click("Undo");
    expect(panel.xrm.updated).toEqual([{ table: "cfb_correction", id: "dddddddd-0000-4000-8000-000000000001", data: { cfb_isundone: true } }]);
    panel.xrm.options.feedback = [feedbackRow({ n: 1, at: now, text: "Late again", more: { modifiedon: new Date(now + 9000).toISOString() } })];
    await vi.advanceTimersByTimeAsync(2_500);
    await settle();
    expect(panel.text()).not.toContain("Corrected by a person");
  });

  test("themes can be turned, removed and added", async () => {
    const panel = await mount({ ...one(), themes: [{ cfb_code: "delivery", cfb_name: "Delivery" }, { cfb_code: "parking", cfb_name: "Parking" }] });
    await panel.click("Correct");
    await choose(panel, "Sense of Delivery", "neutral");
    await choose(panel, "Add a theme", "parking");
    await panel.click("Save correction");
    expect(panel.xrm.created[0]?.data).toEqual({ "cfb_FeedbackId@odata.bind": `/cfb_feedbacks(${rowId(1)})`, cfb_themes: "delivery:neutral;parking:negative" });
  });

  test("no themes at all is a correction too", async () => {
    const panel = await mount(one());
    await panel.click("Correct");
    await panel.click("Remove");
    await panel.click("Save correction");
    expect(panel.xrm.created[0]?.data).toMatchObject({ cfb_themes: "none" });
  });

  test("an earlier correction can be undone after the panel was opened anew", async () => {
    const panel = await mount({ ...one({ cfb_machinesentiment: 471300003 }), corrections: [{ cfb_correctionid: rowId(77), cfb_sentiment: 471300001 }] });
    expect(panel.text()).toContain("Corrected by a person");
    await panel.click("Undo");
    expect(panel.xrm.updated).toEqual([{ table: "cfb_correction", id: rowId(77), data: { cfb_isundone: true } }]);
  });

  test.each([
    [{ status: 403 }, 'do not allow creating rows in the table "Correction"'],
    [{ errorCode: -2147220891, message: "Themes of the correction: there is no theme \"x\"." }, 'Themes of the correction: there is no theme "x".'],
    [{ status: 500, message: "<b>secret</b>" }, "It could not be saved. The service reported an error."]
  ])("a refusal %j keeps the form and says why", async (failure, text) => {
    const panel = await mount({ ...one(), fail: ({ options }) => (options === "create" ? failure : undefined) });
    await panel.click("Correct");
    await choose(panel, "Sentiment should be", "neutral");
    await panel.click("Save correction");
    expect(panel.all("form.correct [role=alert]")[0]?.textContent).toBe(text.startsWith("do not") ? `Your security roles ${text}. Ask your administrator for a feedback role.` : text);
    expect(panel.all("form.correct")).toHaveLength(1);
  });

  test("Escape leaves everything as it was", async () => {
    const panel = await mount(one());
    await panel.click("Correct");
    panel.all("form.correct select")[0]!.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape", bubbles: true }));
    await settle();
    expect(panel.all("form.correct")).toEqual([]);
    expect(panel.xrm.created).toEqual([]);
  });
});

describe("why this score", () => {
  test("names phrases with what they added, and the sum", async () => {
    const panel = await mount(one());
    await panel.click("Why this score");
    expect(panel.all(".why tbody tr").map(row => row.textContent)).toEqual(["Late−50", "Everything else0"]);
    expect(panel.all(".why tfoot td.number")[0]?.textContent).toBe("−50");
  });

  test("broken evidence is said so", async () => {
    const panel = await mount({ feedback: [feedbackRow({ n: 1, at: now, evidence: "{broken" })] });
    await panel.click("Why this score");
    expect(panel.all(".why")[0]?.textContent).toBe("There is no readable account of this score.");
  });
});
