import { describe, expect, test } from "vitest";
import { choiceName, choiceValue, SENTIMENTS, toneOf } from "../../src/model/choices";
import { isCorrected, sourceOf, toDetails, wordsAreHidden } from "../../src/model/details";
import { isCounted, newestFirst, toFeedback, toMention } from "../../src/model/feedback";
import { toFollowUp } from "../../src/model/followUp";
import { normalizeId } from "../../src/model/row";
import { compareThemes, countThemes } from "../../src/model/themes";
import { feedbackRow, followUpColumns, mentionRow, rowId } from "../fakes/rows";

const NOW = Date.UTC(2026, 10, 22);

describe("a row", () => {
  test("becomes a feedback by its choice values", () => {
    expect(toFeedback(feedbackRow({ n: 1, at: NOW, sentiment: "veryPositive", score: 0.75, channel: "email", kind: "praise", emotion: "gratitude" }))).toMatchObject({
      id: rowId(1), sentiment: "veryPositive", score: 0.75, channel: "email", kind: "praise", emotion: "gratitude", leaveIntent: "none", duplicate: false, receivedOn: NOW
    });
  });

  test("without id or time is left out", () => {
    expect(toFeedback({})).toBeNull();
    expect(toFeedback({ cfb_feedbackid: rowId(1), cfb_receivedon: "yesterday" })).toBeNull();
    expect(toMention({ cfb_themecode: "delivery" })).toBeNull();
    expect(toFollowUp({ "f.cfb_receivedon": "2026-11-22T00:00:00Z" }, "f.")).toBeNull();
  });

  test("of wrong types or newer choices keeps what can be read", () => {
    expect(toFeedback({ cfb_feedbackid: rowId(1), createdon: "2026-11-22T00:00:00Z", cfb_score: "0.5", cfb_sentiment: 471300099, cfb_channel: "case", cfb_nps: NaN })).toMatchObject({
      receivedOn: NOW, score: null, sentiment: null, channel: null, nps: null
    });
  });

  test("of a follow-up is open by its state and keeps its times", () => {
    expect(toFollowUp(followUpColumns(NOW, "assigned", NOW + 1000), "f.")).toMatchObject({ open: true, stage: "assigned", receivedOn: NOW, dueOn: NOW + 1000, verifiedOn: null });
    expect(toFollowUp(followUpColumns(NOW, "verified", null, NOW + 5), "f.")).toMatchObject({ open: false, stage: "verified", dueOn: null, verifiedOn: NOW + 5 });
  });
});

test("ids are compared without braces and case", () => {
  expect(normalizeId("{ABC-1}")).toBe("abc-1");
  expect(normalizeId(undefined)).toBe("");
});

test("choice values map to names and back, unknown ones to null", () => {
  expect(choiceName(SENTIMENTS, 471300006)).toBe("unscorable");
  expect(choiceName(SENTIMENTS, 471300007)).toBeNull();
  expect(choiceName(SENTIMENTS, null)).toBeNull();
  expect(choiceValue(SENTIMENTS, "positive")).toBe(471300003);
  expect([toneOf("veryNegative"), toneOf("mixed"), toneOf(null), toneOf("positive")]).toEqual(["negative", "neutral", "neutral", "positive"]);
});

test.each([
  ["email_bbbbbbbb-0000-4000-8000-000000000001", { table: "email", id: "bbbbbbbb-0000-4000-8000-000000000001" }],
  ["cfb_surveyresponse_bbbbbbbb-0000-4000-8000-000000000001", { table: "cfb_surveyresponse", id: "bbbbbbbb-0000-4000-8000-000000000001" }],
  ["chat_da39a3ee5e6b4b0d3255bfef95601890afd80709", null],
  ["incident_no-guid", null],
  ["", null]
])("the source record of %s", (key, source) => {
  expect(sourceOf(key)).toEqual(source);
});

test("words of a scored row that are missing are hidden; an unscorable row simply has none", () => {
  const scored = toFeedback(feedbackRow({ n: 1, at: NOW }))!;
  const rating = toFeedback(feedbackRow({ n: 2, at: NOW, sentiment: "unscorable", score: null }))!;
  expect(wordsAreHidden(scored, toDetails(feedbackRow({ n: 1, at: NOW, text: null })))).toBe(true);
  expect(wordsAreHidden(scored, toDetails(feedbackRow({ n: 1, at: NOW, text: "slow" })))).toBe(false);
  expect(wordsAreHidden(rating, toDetails(feedbackRow({ n: 2, at: NOW, text: null, sentiment: "unscorable", score: null })))).toBe(false);
  expect([isCounted(scored), isCounted(rating)]).toEqual([true, false]);
});

test("a sentiment that is not the analyser's is a correction", () => {
  const row = feedbackRow({ n: 1, at: NOW, sentiment: "positive", score: 0.5 });
  expect(isCorrected(toFeedback(row)!, toDetails(row))).toBe(false);
  expect(isCorrected(toFeedback(row)!, toDetails({ ...row, cfb_machinesentiment: 471300001 }))).toBe(true);
});

test("rows are ordered newest first, of one moment by id", () => {
  const rows = [2, 1, 3].map(n => toFeedback(feedbackRow({ n, at: n === 3 ? NOW - 1 : NOW }))!);
  expect(newestFirst(rows).map(row => row.id)).toEqual([rowId(1), rowId(2), rowId(3)]);
});

describe("themes", () => {
  const rows = [1, 2, 3].map(n => toFeedback(feedbackRow({ n, at: NOW, more: n === 3 ? { _cfb_duplicateofid_value: rowId(1) } : {} }))!);
  const mentions = [
    mentionRow(1, "delivery", "negative"), mentionRow(2, "delivery", "mixed"), mentionRow(1, "usability", "positive"),
    mentionRow(3, "usability", "positive"), mentionRow(9, "usability", "negative"), mentionRow(2, "parking", "negative")
  ].map(row => toMention(row)!);

  test("are counted by polarity, repeated and unknown rows left out, most mentioned first", () => {
    expect(countThemes(mentions, rows)).toEqual([
      { code: "delivery", negative: 1, neutral: 1, positive: 0, total: 2 },
      { code: "parking", negative: 1, neutral: 0, positive: 0, total: 1 },
      { code: "usability", negative: 0, neutral: 0, positive: 1, total: 1 }
    ]);
  });

  test("are compared with the period before, where there is one", () => {
    expect(compareThemes(mentions, [rows[0]!], [rows[1]!])).toEqual([
      { code: "delivery", negative: 1, neutral: 0, positive: 0, total: 1, before: 1, negativeBefore: 0 },
      { code: "usability", negative: 0, neutral: 0, positive: 1, total: 1, before: 0, negativeBefore: 0 }
    ]);
    expect(compareThemes(mentions, [rows[0]!], null).map(theme => theme.before)).toEqual([null, null]);
  });
});
