import type { Channel, Emotion, Kind, LeaveIntent, Polarity, Sentiment, Urgency } from "../../src/model/choices";
import type { Row } from "../../src/model/row";
import { DAY, evidenceOf, feedbackRow, followUpColumns, mentionRow, standingColumns } from "./rows";

type Said = readonly [text: string, sentiment: Sentiment, score: number, channel: Channel, kind: Kind, emotion: Emotion | null, theme: string, pieces: readonly (readonly [string, number])[]];

const SAID: readonly Said[] = [
  ["The delivery arrived two weeks late and nobody answered my calls. This is unacceptable!", "veryNegative", -0.86, "case", "complaint", "anger", "delivery", [["two weeks late", -4200], ["nobody answered", -2100], ["unacceptable", -5200]]],
  ["Thank you, Ms Lindqvist solved it within an hour. Great service.", "veryPositive", 0.88, "email", "praise", "gratitude", "staff_attitude", [["Thank you", 3000], ["solved it", 1800], ["Great service", 5200]]],
  ["The new app is easy to use, but the fees went up again without any notice.", "mixed", -0.12, "survey", "complaint", "frustration", "fees_pricing", [["easy to use", 3100], ["fees went up again", -3600], ["without any notice", -1200]]],
  ["你们的审批太慢了，再不解决我就销户！", "veryNegative", -0.91, "case", "complaint", "anger", "process_approval", [["太慢了", -4200], ["再不解决", -1500], ["销户", -5100]]],
  ["Where can I find the invoice for March?", "neutral", 0.02, "email", "question", null, "billing_payment", []],
  ["客服小姐非常有耐心，謝謝你們的幫忙！", "veryPositive", 0.83, "survey", "praise", "gratitude", "staff_attitude", [["非常有耐心", 5100], ["謝謝", 3300]]],
  ["I was charged twice and the refund still has not arrived after ten days.", "negative", -0.64, "email", "complaint", "worry", "refund_return", [["charged twice", -3900], ["still has not arrived", -3300]]],
  ["Login keeps failing since the update. Please fix it.", "negative", -0.48, "case", "complaint", "frustration", "account_access", [["keeps failing", -4100], ["Please fix", -700]]],
  ["The branch is clean and bright, always a pleasure.", "positive", 0.55, "survey", "praise", "joy", "facility_environment", [["clean and bright", 2500], ["always a pleasure", 3600]]]
];

/** Rows of a customer whose mood falls over a year, in three languages; `count` of them, the newest an hour before `now`. */
export function fallingStory(now: number, count: number): { readonly feedback: Row[]; readonly mentions: Row[]; readonly customer: Row[] } {
  const feedback: Row[] = [];
  const mentions: Row[] = [];
  for (let n = 0; n < count; n++) {
    const age = (n * 360) / Math.max(count, 12);
    // The recent third complains, the oldest third praises: positions into SAID by a fixed walk.
    const pool = age < 100 ? [0, 3, 6, 7, 2, 4] : age < 220 ? [2, 4, 7, 8, 1] : [1, 5, 8, 4, 1];
    const [text, sentiment, score, channel, kind, emotion, theme, pieces] = SAID[pool[(n * 7) % pool.length] ?? 0] ?? SAID[0]!;
    const leave: LeaveIntent = text.includes("销户") ? "conditional" : "none";
    const urgency: Urgency = sentiment === "veryNegative" ? "urgent" : "normal";
    feedback.push(feedbackRow({
      n, at: now - 3_600_000 - age * DAY - ((n * 37) % 11) * 3_600_000, sentiment, score, channel, kind, leave, urgency, text,
      ...(emotion ? { emotion } : {}), evidence: evidenceOf(text, ...pieces),
      more: channel === "survey" ? { cfb_nps: score > 0 ? 9 : 3 } : {}
    }));
    const polarity: Polarity = score < -0.2 ? "negative" : score > 0.2 ? "positive" : "neutral";
    mentions.push(mentionRow(n, theme, polarity));
    if (n % 3 === 0) mentions.push(mentionRow(n, "response_speed", score < 0 ? "negative" : "positive"));
  }
  const joined = { ...standingColumns({ count }), ...(count > 5 ? followUpColumns(now - 4 * DAY, "assigned", now + 2 * DAY) : {}) };
  return { feedback, mentions, customer: [joined] };
}
