import { describe, expect, test } from "vitest";
import { choiceName, SENTIMENTS, toneOf } from "../../src/model/choices";
import { isCounted, normalizeId, sourceOf, toFeedback, toMention, toWords, wordsAreHidden } from "../../src/model/feedback";
import { countThemes } from "../../src/model/themes";
import { rangeOf, smoothedCurve, within } from "../../src/model/timeline";
import { DAY, feedbackRow, mentionRow, rowId } from "../fakes/rows";

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
  });

  test("of wrong types or newer choices keeps what can be read", () => {
    expect(toFeedback({ cfb_feedbackid: rowId(1), createdon: "2026-11-22T00:00:00Z", cfb_score: "0.5", cfb_sentiment: 471300099, cfb_channel: "case", cfb_nps: NaN })).toMatchObject({
      receivedOn: NOW, score: null, sentiment: null, channel: null, nps: null
    });
  });
});

test("ids are compared without braces and case", () => {
  expect(normalizeId("{ABC-1}")).toBe("abc-1");
  expect(normalizeId(undefined)).toBe("");
});

test("choice values map to names, unknown ones to null", () => {
  expect(choiceName(SENTIMENTS, 471300006)).toBe("unscorable");
  expect(choiceName(SENTIMENTS, 471300007)).toBeNull();
  expect(choiceName(SENTIMENTS, null)).toBeNull();
  expect([toneOf("veryNegative"), toneOf("mixed"), toneOf(null), toneOf("positive")]).toEqual(["negative", "neutral", "neutral", "positive"]);
});

test("the source record is read out of the source key", () => {
  const of = (key: string) => sourceOf(toFeedback(feedbackRow({ n: 1, at: NOW, more: { cfb_sourcekey: key } }))!);
  expect(of("email_BBBBBBBB-0000-4000-8000-000000000001")).toEqual({ table: "email", id: "bbbbbbbb-0000-4000-8000-000000000001" });
  expect(of("cfb_surveyresponse_bbbbbbbb-0000-4000-8000-000000000001")).toMatchObject({ table: "cfb_surveyresponse" });
  expect(of("chat_da39a3ee5e6b4b0d3255bfef95601890afd80709")).toBeNull();
  expect(of("incident_no-guid")).toBeNull();
});

test("words of a scored row that are missing are hidden; an unscorable row simply has none", () => {
  const scored = toFeedback(feedbackRow({ n: 1, at: NOW }))!;
  const rating = toFeedback(feedbackRow({ n: 2, at: NOW, sentiment: "unscorable", score: null }))!;
  expect(wordsAreHidden(scored, toWords({ cfb_text: null }))).toBe(true);
  expect(wordsAreHidden(scored, toWords({ cfb_text: "slow" }))).toBe(false);
  expect(wordsAreHidden(rating, toWords({}))).toBe(false);
  expect([isCounted(scored), isCounted(rating)]).toEqual([true, false]);
});

test("themes are counted by polarity, repeated and unknown rows left out, most mentioned first", () => {
  const rows = [1, 2, 3].map(n => toFeedback(feedbackRow({ n, at: NOW, more: n === 3 ? { _cfb_duplicateofid_value: rowId(1) } : {} }))!);
  const mentions = [
    mentionRow(1, "delivery", "negative"), mentionRow(2, "delivery", "mixed"), mentionRow(1, "usability", "positive"),
    mentionRow(3, "usability", "positive"), mentionRow(9, "usability", "negative"), mentionRow(2, "parking", "negative", "Parking")
  ].map(row => toMention(row)!);
  expect(countThemes(mentions, rows)).toEqual([
    { code: "delivery", name: null, negative: 1, neutral: 1, positive: 0, total: 2 },
    { code: "parking", name: "Parking", negative: 1, neutral: 0, positive: 0, total: 1 },
    { code: "usability", name: null, negative: 0, neutral: 0, positive: 1, total: 1 }
  ]);
});

describe("the time line", () => {
  const at = (daysAgo: number, score = 0.5) => toFeedback(feedbackRow({ n: daysAgo, at: NOW - daysAgo * DAY, score, sentiment: "positive" }))!;

  test("shows the last year, and everything when the last year was silent", () => {
    expect(rangeOf([at(3), at(500)], NOW)).toEqual({ from: NOW - 365 * DAY, to: NOW, lastYear: true });
    expect(rangeOf([at(400), at(500)], NOW)).toEqual({ from: NOW - 501 * DAY, to: NOW, lastYear: false });
    expect(within([at(3), at(500)], rangeOf([at(3), at(500)], NOW)).map(row => row.id)).toEqual([rowId(3)]);
  });

  test("has no curve below five points", () => {
    const rows = [at(1), at(20), at(40), at(60)];
    expect(smoothedCurve(rows, rangeOf(rows, NOW))).toEqual([]);
  });

  test("has a curve from the first to the last point that stays between the scores", () => {
    const rows = [at(300, 1), at(250, 1), at(200, 0), at(100, -1), at(0, -1)];
    const curve = smoothedCurve(rows, rangeOf(rows, NOW));
    expect(curve).toHaveLength(61);
    expect(curve[0]?.[0]).toBe(NOW - 300 * DAY);
    expect(curve[60]?.[0]).toBe(NOW);
    expect(curve[0]?.[1]).toBeGreaterThan(0.9);
    expect(curve[60]?.[1]).toBeLessThan(-0.9);
    for (const [, score] of curve) expect(Math.abs(score)).toBeLessThanOrEqual(1);
  });
});
