import { describe, expect, test, vi } from "vitest";
import simplified from "../../strings/panel.2052.resx";
import { ACCOUNT, CASE, DAY, feedbackRow, mentionRow, rowId } from "../fakes/rows";
import { fallingStory } from "../fakes/story";
import { mount, settle } from "./mount";

const now = Date.now();

describe("states", () => {
  test("a customer without feedback gets a friendly word", async () => {
    expect((await mount({})).text()).toContain("No feedback yet");
  });

  test("a new record is asked to be saved, and filled after the save", async () => {
    vi.useFakeTimers();
    const panel = await mount({ feedback: [feedbackRow({ n: 1, at: now - DAY })] }, { id: "" });
    expect(panel.text()).toContain("Save first");
    expect(panel.xrm.asked).toEqual([]);
    panel.form.options = { id: ACCOUNT };
    for (const saved of panel.form.saved) saved();
    await vi.advanceTimersByTimeAsync(400);
    expect(panel.all("li.feedback")).toHaveLength(1);
  });

  test("a table the panel is not made for is said so", async () => {
    expect((await mount({}, { table: "lead", id: ACCOUNT })).text()).toContain("Not for this form");
  });

  test("the skeleton stands while nothing has answered", async () => {
    const panel = await mount({ fail: () => undefined });
    panel.xrm.WebApi.retrieveMultipleRecords = () => new Promise(() => undefined);
    panel.form.options = { id: rowId(77) };
    panel.controller.follow();
    await settle();
    expect(panel.all("[aria-busy=true]")).toHaveLength(1);
  });

  test("no answer within half a minute is a failure with a retry", async () => {
    vi.useFakeTimers();
    const panel = await mount({ feedback: [feedbackRow({ n: 1, at: now })] }, { id: "" });
    const answer = panel.xrm.WebApi.retrieveMultipleRecords;
    panel.xrm.WebApi.retrieveMultipleRecords = () => new Promise(() => undefined);
    panel.form.options = { id: ACCOUNT };
    panel.controller.follow();
    await vi.advanceTimersByTimeAsync(30_100);
    expect(panel.text()).toContain("did not answer in time");
    panel.xrm.WebApi.retrieveMultipleRecords = answer;
    await panel.click("Try again");
    expect(panel.all("li.feedback")).toHaveLength(1);
  });

  test("missing rights name the table", async () => {
    const panel = await mount({ fail: () => ({ errorCode: -2147220960, message: "Principal user is missing prvReadcfb_Feedback" }) });
    expect(panel.text()).toContain('do not allow reading the table "Customer feedback"');
    expect(panel.text()).not.toContain("prvRead");
  });

  test("rights missing for the themes alone leave the rest", async () => {
    const panel = await mount({ ...fallingStory(now, 12), fail: ({ table }) => (table === "cfb_mention" ? { status: 403 } : undefined) });
    expect(panel.text()).toContain('do not allow reading the table "Theme mention"');
    expect(panel.all("li.feedback").length).toBeGreaterThan(0);
  });

  test.each([
    [{ status: 429, retryAfter: 12 }, "asks to wait 12 seconds"],
    [{ status: 429 }, "The service is busy."],
    [{ status: 500, message: "<b>secret</b>" }, "The service reported an error."],
    [{ errorCode: -2147088248 + 0, status: 404 }, "The feedback tables are missing here."]
  ])("%j is told and can be retried", async (failure, text) => {
    const panel = await mount({ fail: () => failure });
    expect(panel.text()).toContain(text);
    delete panel.xrm.options.fail;
    panel.xrm.options.feedback = [feedbackRow({ n: 1, at: now })];
    await panel.click("Try again");
    expect(panel.all("li.feedback")).toHaveLength(1);
  });

  test("after a failure the next save or opened tab tries again by itself", async () => {
    const panel = await mount({ fail: () => ({ status: 500 }) });
    delete panel.xrm.options.fail;
    panel.xrm.options.feedback = [feedbackRow({ n: 1, at: now })];
    panel.controller.follow();
    await settle();
    expect(panel.all("li.feedback")).toHaveLength(1);
  });

  test("a refresh that fails keeps what was read and says that it is old", async () => {
    vi.useFakeTimers();
    const panel = await mount({ feedback: [feedbackRow({ n: 1, at: now })] });
    panel.xrm.options.feedback?.push(feedbackRow({ n: 2, at: now + 1000 }));
    panel.xrm.options.fail = ({ options }) => (options.includes("<order") ? undefined : { status: 500 });
    await vi.advanceTimersByTimeAsync(2_100);
    expect(panel.text()).toContain("may be out of date");
    expect(panel.all("li.feedback")).toHaveLength(1);
    delete panel.xrm.options.fail;
    await vi.advanceTimersByTimeAsync(10_000);
    expect(panel.text()).not.toContain("may be out of date");
    expect(panel.all("li.feedback")).toHaveLength(2);
  });
});

describe("data", () => {
  test("the first content takes three requests; words and events come after it", async () => {
    const panel = await mount(fallingStory(now, 18));
    expect(panel.xrm.asked.map(asked => asked.table)).toEqual(["cfb_feedback", "cfb_mention", "account", "cfb_setting", "cfb_feedback"]);
    expect(panel.xrm.asked[4]?.options).toContain("cfb_text,cfb_evidence");
  });

  test("few answers get no number and no trend", async () => {
    const panel = await mount(fallingStory(now, 3));
    expect(panel.text()).toContain("Few answers");
    expect(panel.all("[data-standing=unknown]")).toHaveLength(1);
    expect(panel.all(".trend, .interval, .block[aria-labelledby=standing-title] .figure-number, .curve")).toHaveLength(0);
  });

  test("a falling customer is shown by words, number and trend", async () => {
    const panel = await mount(fallingStory(now, 48));
    expect(panel.all("[data-standing=dissatisfied]")).toHaveLength(1);
    expect(panel.all("[data-trend=falling]")).toHaveLength(1);
    expect(panel.text()).toContain("How Contoso feels");
    expect(panel.all(".theme").length).toBe(6);
  });

  test("the case made in another window appears within two seconds, with its theme and its words marked", async () => {
    vi.useFakeTimers();
    const panel = await mount(fallingStory(now, 12));
    const points = panel.all(".point").length;
    const text = "你们的审批太慢了，再不解决我就销户！";
    panel.xrm.options.feedback?.push(feedbackRow({ n: 500, at: Date.now() + 1000, sentiment: "veryNegative", score: -0.9, text, leave: "conditional", evidence: '{"v":1,"unit":10000,"raw":-9000,"spans":[[5,3,-4000],[14,2,-5000]],"rest":0}' }));
    panel.xrm.options.mentions?.push(mentionRow(500, "process_approval", "negative"));
    await vi.advanceTimersByTimeAsync(2_100);
    await settle();
    expect(panel.all(".point")).toHaveLength(points + 1);
    expect(panel.all(`.point.arrived[data-feedback-id="${rowId(500)}"]`)[0]?.dataset["score"]).toBe("-0.9");
    expect(panel.all('[data-theme="process_approval"]')).toHaveLength(1);
    expect(panel.all("mark.negative").map(mark => mark.textContent)).toEqual(expect.arrayContaining(["太慢了", "销户"]));
    expect(panel.all("[aria-live]")[0]?.textContent).toBe("New feedback: Very negative");
  });

  test("markup in a customer's text stays text", async () => {
    const text = '<img src=x onerror="alert(1)"><script>alert(2)</script> &amp; {{x}}';
    const panel = await mount({ feedback: [feedbackRow({ n: 1, at: now, text, evidence: "{broken" })] });
    expect(panel.all("blockquote")[0]?.textContent).toBe(text);
    expect(panel.all("img, script, mark")).toEqual([]);
  });

  test("hidden words are called hidden, missing ones of a rating are not", async () => {
    const panel = await mount({
      feedback: [
        feedbackRow({ n: 1, at: now, text: null }),
        feedbackRow({ n: 2, at: now - DAY, text: null, sentiment: "unscorable", score: null, channel: "survey", more: { cfb_nps: 9 } })
      ]
    });
    expect(panel.all(".hidden-words")).toHaveLength(1);
    expect(panel.text()).toContain("No words, only a rating.");
    expect(panel.text()).toContain("NPS 9 of 10");
  });

  test("alarms are said in words", async () => {
    const panel = await mount({ feedback: [feedbackRow({ n: 1, at: now, leave: "stated", urgency: "urgent", more: { cfb_regulatorthreat: true, _cfb_duplicateofid_value: rowId(2) } })] });
    expect(panel.all(".feedback .badge").map(badge => badge.textContent)).toEqual(["Says they are leaving", "Threatens the regulator", "Urgent", "Same words as another, not counted"]);
    expect(panel.all(".point")).toHaveLength(0);
  });

  test("more than Dataverse's largest page is admitted", async () => {
    const panel = await mount(fallingStory(now, 5010));
    expect(panel.text()).toContain("Only the newest 5,000 messages are shown and counted here.");
    expect(panel.text()).toContain("5,000+");
  });

  test("of three thousand messages only those near the window are rendered, and their words asked for", async () => {
    const panel = await mount(fallingStory(now, 3000));
    const shown = panel.all("li.feedback");
    expect(shown.length).toBeLessThan(25);
    expect(shown[0]?.getAttribute("aria-setsize")).toBe("3000");
    expect(panel.all(".point").length).toBeLessThan(400);
    const asked = panel.xrm.asked.filter(({ options }) => options.includes("cfb_text"));
    expect(asked.flatMap(({ options }) => options.match(/cfb_feedbackid eq/g) ?? []).length).toBeLessThan(25);
  });

  test("a case shows its own rows first and its customer beside them", async () => {
    const feedback = [1, 2, 3].map(n => feedbackRow({ n, at: now - n * DAY, more: n === 3 ? { cfb_regardingkey: `incident_${CASE}` } : {} }));
    const panel = await mount({ feedback }, { table: "incident", id: CASE, customer: { id: ACCOUNT, entityType: "account", name: "Contoso" } });
    const [own, others] = panel.all("section.card[aria-label]");
    expect(own?.getAttribute("aria-label")).toBe("This case");
    expect([...own?.querySelectorAll<HTMLElement>("li.feedback") ?? []].map(item => item.dataset["feedbackId"])).toEqual([rowId(3)]);
    expect(others?.querySelectorAll("li.feedback")).toHaveLength(2);
    expect(panel.text()).toContain("How Contoso feels");
  });

  test("a case form without the customer column asks the case for it", async () => {
    const incidents = [{
      _customerid_value: ACCOUNT, "_customerid_value@Microsoft.Dynamics.CRM.lookuplogicalname": "account",
      "_customerid_value@OData.Community.Display.V1.FormattedValue": "Contoso"
    }];
    const panel = await mount({ incidents, feedback: [feedbackRow({ n: 1, at: now })] }, { table: "incident", id: CASE });
    expect(panel.xrm.asked[0]?.table).toBe("incident");
    expect(panel.xrm.asked[1]?.options).toContain(`_cfb_accountid_value eq ${ACCOUNT}`);
    expect(panel.text()).toContain("How Contoso feels");
  });

  test("records open by the client API, and a deleted one is told", async () => {
    const panel = await mount({ feedback: [feedbackRow({ n: 1, at: now, channel: "email" })] });
    await panel.click("Open e-mail");
    await panel.click("Open feedback");
    expect(panel.xrm.opened).toEqual([
      { entityName: "email", entityId: "bbbbbbbb-0000-4000-8000-000000000001" },
      { entityName: "cfb_feedback", entityId: rowId(1) }
    ]);
    panel.xrm.options.openFails = true;
    await panel.click("Open e-mail");
    expect(panel.all("[role=alert]")[0]?.textContent).toContain("may have been deleted");
  });

  test("the user's language is used throughout", async () => {
    const panel = await mount({ ...fallingStory(now, 48), languageId: 2052, strings: simplified });
    expect(document.documentElement.lang).toBe("zh-CN");
    expect(panel.text()).toContain("Contoso 的感受");
    expect(panel.all(".card h2").every(title => /\p{Script=Han}/u.test(title.textContent ?? ""))).toBe(true);
  });

  test("disposing leaves no request and no handler behind", async () => {
    vi.useFakeTimers();
    const panel = await mount(fallingStory(now, 5));
    panel.controller.dispose();
    const asked = panel.xrm.asked.length;
    await vi.advanceTimersByTimeAsync(60_000);
    expect(panel.xrm.asked).toHaveLength(asked);
    expect(panel.form.saved.size).toBe(0);
  });
});

describe("keyboard", () => {
  test("the time line is one tab stop, arrows move, Enter shows the feedback in the list", async () => {
    const panel = await mount(fallingStory(now, 12));
    const stops = (): HTMLElement[] => panel.all(".point[tabindex='0']");
    expect(stops()).toHaveLength(1);
    const newest = stops()[0]!;
    newest.focus();
    await settle();
    expect(panel.all(".tooltip")).toHaveLength(1);
    newest.dispatchEvent(new KeyboardEvent("keydown", { key: "ArrowLeft", bubbles: true }));
    await settle();
    const before = stops()[0]!;
    expect(before.dataset["feedbackId"]).not.toBe(newest.dataset["feedbackId"]);
    before.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true }));
    await settle();
    expect(panel.all("li.feedback.selected").map(item => item.dataset["feedbackId"])).toEqual([before.dataset["feedbackId"]]);
  });

  test("page keys go through the list, whatever is rendered", async () => {
    const panel = await mount(fallingStory(now, 300));
    for (let step = 0; step < 14; step++) {
      (document.activeElement?.closest("li.feedback") ?? panel.all("li.feedback")[0]!).dispatchEvent(new KeyboardEvent("keydown", { key: "PageDown", bubbles: true }));
      await new Promise(resolve => setTimeout(resolve, 45));
    }
    expect(document.activeElement?.getAttribute("aria-posinset")).toBe("15");
  });

  test("the table behind the time line has every scored row", async () => {
    const panel = await mount(fallingStory(now, 12));
    const details = panel.all("details")[0] as HTMLDetailsElement;
    details.open = true;
    details.dispatchEvent(new Event("toggle"));
    await settle();
    expect(panel.all(".history table:first-child tbody tr")).toHaveLength(panel.all(".point").length);
  });
});
