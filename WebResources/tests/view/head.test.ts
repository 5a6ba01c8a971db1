import { describe, expect, test, vi } from "vitest";
import traditional from "../../strings/panel.1028.resx";
import { ACCOUNT, DAY, FOLLOWUP, feedbackRow, followUpColumns, mentionRow, rowId, standingColumns } from "../fakes/rows";
import { fallingStory } from "../fakes/story";
import { mount, settle } from "./mount";

const now = Date.now();
const block = (panel: Awaited<ReturnType<typeof mount>>, title: string): string =>
  panel.all(`section[aria-labelledby="${title}-title"]`)[0]?.textContent?.replace(/\s+/g, " ") ?? "";

describe("the head", () => {
  test("shows the standing with word, number, interval and n, and what the trend is compared with", async () => {
    const panel = await mount(fallingStory(now, 48));
    expect(block(panel, "standing")).toBe("Satisfaction33of 100DissatisfiedMost likely between 22 and 44, from 48 messagesGetting worse 10 in the last 3 messages, 41 in the 24 before");
  });

  test("shows the risk with its two strongest reasons and what would help", async () => {
    const panel = await mount(fallingStory(now, 48));
    expect(panel.all("[data-reason]").map(reason => reason.textContent)).toEqual(["3 open complaints, mostly about Delivery+20", "Low satisfaction+16"]);
    expect(panel.all(".helps")[0]?.textContent).toBe("If the 3 open complaints about Delivery were closed: 71 → 44");
  });

  test("says the same in Traditional Chinese", async () => {
    const panel = await mount({ ...fallingStory(now, 48), languageId: 1028, strings: traditional });
    expect(panel.all(".helps")[0]?.textContent).toBe("若關於配送與物流的 3 件未結客訴得到解決： 71 → 44");
    expect(block(panel, "followup")).toContain("已指派");
  });

  test("opens the open follow-up's record", async () => {
    const panel = await mount(fallingStory(now, 48));
    await panel.click("Open follow-up");
    expect(panel.xrm.opened).toEqual([{ entityName: "cfb_followup", entityId: FOLLOWUP }]);
  });

  test("an overdue follow-up is called so; a closed one tells when", async () => {
    const feedback = [feedbackRow({ n: 1, at: now })];
    expect(block(await mount({ feedback, customer: [{ ...standingColumns(), ...followUpColumns(now - 9 * DAY, "received", now - DAY) }] }), "followup")).toContain("Overdue");
    const closed = await mount({ feedback, customer: [{ ...standingColumns(), ...followUpColumns(now - 9 * DAY, "verified", null, now - DAY), "f.cfb_outcome": 471300000 }] });
    expect(block(closed, "followup")).toMatch(/None open.*Better since then\./);
  });

  test.each([
    ["no standing yet", {}, "Not computed yet"],
    ["nothing scored", standingColumns({ score: null }), "Nothing scored yet"],
    ["four messages", standingColumns({ count: 4, trend: null }), "Only 4 messages so far. A number appears from 5 on."]
  ])("%s: no number", async (_, customer, text) => {
    const panel = await mount({ feedback: [feedbackRow({ n: 1, at: now })], customer: [customer] });
    expect(block(panel, "standing")).toContain(text);
    expect(panel.all('section[aria-labelledby="standing-title"] .figure-number')).toEqual([]);
  });

  test("broken reasons leave the level", async () => {
    const panel = await mount({ feedback: [feedbackRow({ n: 1, at: now })], customer: [{ ...standingColumns(), "s.cfb_riskreasons": "[{" }] });
    expect(panel.all("[data-risk=high]")).toHaveLength(1);
    expect(panel.all("[data-reason]")).toEqual([]);
  });

  test("a missing right to one table names it and leaves the other", async () => {
    const panel = await mount({ ...fallingStory(now, 48), fail: ({ table, options }) => (table === "account" && options.includes("cfb_followup") ? { status: 403 } : undefined) });
    expect(block(panel, "followup")).toContain('do not allow reading the table "Follow-up"');
    expect(panel.all("[data-standing=dissatisfied]")).toHaveLength(1);
    const other = await mount({ ...fallingStory(now, 48), fail: ({ table, options }) => (table === "account" && options.includes("cfb_satisfaction") ? { errorCode: -2147220960 } : undefined) });
    expect(block(other, "standing")).toContain('do not allow reading the table "Customer satisfaction"');
    expect(block(other, "followup")).toContain("Assigned");
  });

  test("facts lead to their rows, and back", async () => {
    const panel = await mount(fallingStory(now, 48));
    const facts = panel.all("button.fact");
    expect(facts).toHaveLength(3);
    const rows = Number(/^\d+/.exec(facts[0]!.querySelector(".quiet")?.textContent ?? "")?.[0]);
    facts[0]!.click();
    await settle();
    expect(panel.all("li.feedback")).toHaveLength(rows);
    expect(panel.all(".filters .chip")).toHaveLength(1);
    await panel.click("Clear filters");
    expect(panel.all("li.feedback").length).toBeGreaterThan(5);
  });

  test("the customer's wish how to be contacted is told", async () => {
    const customer = [{ ...standingColumns(), preferredcontactmethodcode: 3, "preferredcontactmethodcode@OData.Community.Display.V1.FormattedValue": "Phone" }];
    expect((await mount({ feedback: [feedbackRow({ n: 1, at: now })], customer })).text()).toContain("Asks to be contacted by: Phone");
  });

  test("when the standing moves, what it was stands beside it", async () => {
    vi.useFakeTimers();
    const panel = await mount(fallingStory(now, 12));
    panel.xrm.options.customer = [{ ...standingColumns({ score: 41, count: 12, modifiedOn: "2026-11-22T00:05:00Z" }) }];
    const asked = panel.xrm.asked.length;
    await vi.advanceTimersByTimeAsync(2_100);
    await settle();
    expect(panel.all(".moved")[0]?.textContent).toBe("was 33");
    expect(panel.text()).toContain("Satisfaction moved from 33 to 41.");
    // Only the customer is read anew, not every message.
    expect(panel.xrm.asked.slice(asked).map(({ table }) => table).filter(table => table !== "cfb_feedback")).toEqual(["account"]);
  });
});

describe("on a contact", () => {
  const lookup = (id: string, table: string, name: string) => ({
    _parentcustomerid_value: id, "_parentcustomerid_value@Microsoft.Dynamics.CRM.lookuplogicalname": table, "_parentcustomerid_value@OData.Community.Display.V1.FormattedValue": name
  });

  test("a switch leads to the account and back", async () => {
    const contact = { table: "contact", id: rowId(90), name: "Ada" };
    const panel = await mount({ feedback: [feedbackRow({ n: 1, at: now })], customer: [{ ...standingColumns(), ...lookup(ACCOUNT, "account", "Contoso") }] }, contact);
    await panel.click("Account: Contoso");
    expect(panel.xrm.asked.filter(({ options }) => options.includes(`_cfb_accountid_value eq ${ACCOUNT}`)).length).toBeGreaterThan(0);
    expect(panel.all(".customer-switch [aria-pressed=true]")[0]?.textContent).toBe("Account: Contoso");
    await panel.click("Contact: Ada");
    expect(panel.all(".customer-switch [aria-pressed=true]")[0]?.textContent).toBe("Contact: Ada");
  });

  test("without an account there is no switch", async () => {
    const panel = await mount({ feedback: [feedbackRow({ n: 1, at: now })], customer: [{ ...standingColumns(), ...lookup(rowId(91), "contact", "Parent") }] }, { table: "contact", id: rowId(90), name: "Ada" });
    expect(panel.all(".customer-switch")).toEqual([]);
  });
});

describe("themes and time", () => {
  test("choosing a theme filters history and list", async () => {
    const panel = await mount(fallingStory(now, 48));
    const [before, points] = [panel.all("li.feedback").length, panel.all(".point").length];
    panel.all("[data-theme=response_speed]")[0]!.click();
    await settle();
    expect(panel.all("[data-theme=response_speed]")[0]?.getAttribute("aria-pressed")).toBe("true");
    expect(panel.all(".point").length).toBeLessThan(points);
    expect(panel.all(".list .quiet")[0]?.textContent).toBe("16 of 48");
    expect(before).toBeGreaterThan(0);
    expect(panel.all("li.feedback .item-themes").every(item => item.textContent?.includes("Speed of response"))).toBe(true);
    panel.all("[data-theme=response_speed]")[0]!.click();
    await settle();
    expect(panel.all(".point")).toHaveLength(points);
  });

  test("a period filters history, themes and list; everything can be shown again", async () => {
    const panel = await mount(fallingStory(now, 48));
    await panel.click("30 days");
    const listed = panel.all("li.feedback").length;
    expect(listed).toBe(panel.all(".point").length);
    expect(panel.text()).toContain("Last 30 days");
    await panel.click("Show all 48");
    expect(panel.all(".point")).toHaveLength(48);
  });

  test("the overview's handles move the period by keyboard", async () => {
    const panel = await mount(fallingStory(now, 48));
    const handle = panel.all('.handle[data-end="from"]')[0]!;
    const before = Number(handle.getAttribute("aria-valuenow"));
    handle.dispatchEvent(new KeyboardEvent("keydown", { key: "PageUp", bubbles: true }));
    await settle();
    expect(Number(panel.all('.handle[data-end="from"]')[0]!.getAttribute("aria-valuenow")) - before).toBeGreaterThanOrEqual(25);
    expect(panel.all(".filters .chip")).toHaveLength(1);
  });

  test("lanes by channel and kind name what occurs", async () => {
    const panel = await mount(fallingStory(now, 48));
    await panel.click("Channel");
    expect(panel.all(".axes .level").map(level => level.textContent)).toEqual(["Case", "E-mail", "Survey"]);
    await panel.click("Kind");
    expect(panel.all(".axes .level").map(level => level.textContent)).toEqual(["Complaint", "Praise", "Question"]);
  });

  test("releases and improvements of the setting stand on the time line", async () => {
    const settings = [{ cfb_value: JSON.stringify([{ on: new Date(now - 40 * DAY).toISOString(), kind: "release", title: "App <b>4.0</b>" }]) }];
    const panel = await mount({ ...fallingStory(now, 48), settings });
    expect(panel.all(".event.release title")[0]?.textContent).toContain("App <b>4.0</b>");
    expect(panel.all(".legend")[0]?.textContent).toContain("Release");
  });

  test("a theme of the organisation's own is named by the catalogue", async () => {
    const story = fallingStory(now, 12);
    const panel = await mount({ ...story, mentions: [mentionRow(0, "parking", "negative")], themes: [{ cfb_code: "parking", cfb_name: "Parking" }] });
    expect(panel.all("[data-theme=parking] .theme-name")[0]?.textContent).toMatch(/^Parking\. 1 negative/);
  });
});
