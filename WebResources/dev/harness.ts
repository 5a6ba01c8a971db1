import english from "../strings/panel.1033.resx";
import simplified from "../strings/panel.2052.resx";
import traditional from "../strings/panel.1028.resx";
import { FakeForm, FakeXrm, type FakeOptions } from "../tests/fakes/fakeXrm";
import { ACCOUNT, CASE, feedbackRow, rowId } from "../tests/fakes/rows";
import { fallingStory } from "../tests/fakes/story";

const query = new URLSearchParams(location.search);
const languageId = Number(query.get("lang") ?? 1033);
const strings = languageId === 2052 ? simplified : languageId === 1028 ? traditional : english;
const now = Date.now();

const SCENARIOS: Readonly<Record<string, () => FakeOptions>> = {
  crowd: () => fallingStory(now, 3000),
  many: () => fallingStory(now, 300),
  some: () => fallingStory(now, 48),
  few: () => fallingStory(now, 3),
  empty: () => ({}),
  denied: () => ({ fail: () => ({ errorCode: -2147220960, message: "denied" }) }),
  busy: () => ({ fail: () => ({ errorCode: -2147015902, status: 429, retryAfter: 12 }) }),
  failed: () => ({ fail: () => ({ errorCode: 0, status: 500 }) }),
  loading: () => ({}),
  hidden: () => {
    const story = fallingStory(now, 20);
    return { ...story, feedback: story.feedback.map(row => ({ ...row, cfb_text: null, cfb_evidence: null })) };
  },
  case: () => {
    const story = fallingStory(now, 40);
    const own = [0, 1].map(n => ({ ...story.feedback[n], cfb_regardingkey: `incident_${CASE}` }));
    return { ...story, feedback: [...own, ...story.feedback.slice(2)] };
  },
  odd: () => ({
    feedback: [
      feedbackRow({ n: 1, at: now - 1e7, text: "<img src=x onerror=alert(1)> <b>bold?</b> & \u{1F621}\u{1F621} https://a.very.long.example/".concat("x".repeat(160)), evidence: "{broken", leave: "stated", more: { cfb_regulatorthreat: true, cfb_truncated: true } }),
      feedbackRow({ n: 2, at: now - 2e7, text: "Same words again", more: { _cfb_duplicateofid_value: rowId(1) } }),
      feedbackRow({ n: 3, at: now - 3e7, sentiment: "unscorable", score: null, text: null, channel: "survey", more: { cfb_nps: 2, cfb_csat: 40, cfb_unscorablereason: 471300000 } })
    ]
  })
};

const scenario = query.get("scenario") ?? "some";
const xrm = new FakeXrm({ languageId, strings, ...SCENARIOS[scenario]?.() });
if (scenario === "loading") xrm.WebApi.retrieveMultipleRecords = () => new Promise(() => undefined);
const form = scenario === "case"
  ? new FakeForm({ table: "incident", id: CASE, customer: { id: ACCOUNT, entityType: "account", name: "Northwind Traders" } })
  : new FakeForm({ table: "account", id: scenario === "unsaved" ? "" : ACCOUNT, name: "Northwind Traders" });

const frame = document.querySelector("iframe");
if (scenario !== "waiting") {
  frame?.addEventListener("load", () => frame.contentWindow?.setClientApiContext?.(xrm, form));
}
if (frame) frame.src = "/cfb_/feedback/panel.html";
Object.assign(window, {
  /** Adds a very negative case now, as another window would. */
  addCase: () => {
    const text = "你们的审批太慢了，再不解决我就销户！";
    (xrm.options.feedback ??= []).push(feedbackRow({ n: 9999, at: Date.now(), score: -0.91, sentiment: "veryNegative", text, leave: "conditional" }));
  }
});
