/** Choice values as the solution defines them: value = CHOICE_BASE + position in the list. */
export const CHOICE_BASE = 471300000;

export const SENTIMENTS = ["veryNegative", "negative", "neutral", "positive", "veryPositive", "mixed", "unscorable"] as const;
export const POLARITIES = ["negative", "neutral", "positive", "mixed"] as const;
export const CHANNELS = [
  "case", "email", "survey", "phone", "chat", "sms", "social", "webForm", "app", "store", "community", "hotline", "meeting", "import"
] as const;
export const KINDS = ["complaint", "praise", "suggestion", "question", "request", "statement"] as const;
export const URGENCIES = ["normal", "high", "urgent"] as const;
export const LEAVE_INTENTS = ["none", "conditional", "stated"] as const;
export const EMOTIONS = ["joy", "frustration", "anger", "sadness", "worry", "surprise", "gratitude", "hesitation"] as const;
export const RATING_MISMATCHES = ["none", "ratingAbove", "ratingBelow"] as const;
export const UNSCORABLE_REASONS = ["noText", "noWords", "language", "automaticReply", "nothingOwn", "failed", "deliveryFailure", "calendarAnswer", "readReceipt", "newsletter"] as const;

export const TRENDS = ["falling", "stable", "rising"] as const;
export const RISK_LEVELS = ["low", "elevated", "high", "critical"] as const;
export const FOLLOWUP_STAGES = ["received", "classified", "assigned", "answered", "verified"] as const;
export const FOLLOWUP_OUTCOMES = ["better", "same", "worse"] as const;
/** Codes in `cfb_satisfaction.cfb_riskreasons`. */
export const RISK_CODES = [
  "low_satisfaction", "falling", "open_complaints", "leave_conditional", "leave_stated", "regulator", "detractor", "repeated_theme",
  "silence", "unanswered"
] as const;

/** The theme codes the product ships; an administrator may add others. */
export const THEME_CODES = [
  "fees_pricing", "billing_payment", "refund_return", "delivery", "product_quality", "usability", "account_access", "security_fraud",
  "staff_attitude", "response_speed", "process_approval", "information_communication", "facility_environment", "promotion_loyalty",
  "cancellation_churn"
] as const;

export type Sentiment = (typeof SENTIMENTS)[number];
export type Polarity = (typeof POLARITIES)[number];
export type Channel = (typeof CHANNELS)[number];
export type Kind = (typeof KINDS)[number];
export type Urgency = (typeof URGENCIES)[number];
export type LeaveIntent = (typeof LEAVE_INTENTS)[number];
export type Emotion = (typeof EMOTIONS)[number];
export type RatingMismatch = (typeof RATING_MISMATCHES)[number];
export type Trend = (typeof TRENDS)[number];
export type RiskLevel = (typeof RISK_LEVELS)[number];
export type FollowUpStage = (typeof FOLLOWUP_STAGES)[number];
export type FollowUpOutcome = (typeof FOLLOWUP_OUTCOMES)[number];
export type RiskCode = (typeof RISK_CODES)[number];
export type UnscorableReason = (typeof UNSCORABLE_REASONS)[number];

/** The name of a choice value, or null for no value and for values a newer solution may have added. */
export function choiceName<T extends string>(names: readonly T[], value: unknown): T | null {
  return typeof value === "number" ? names[value - CHOICE_BASE] ?? null : null;
}

/** The value of a choice's name. */
export function choiceValue<T extends string>(names: readonly T[], name: T): number {
  return CHOICE_BASE + names.indexOf(name);
}

/** Sign of a sentiment, for colour and counting. */
export type Tone = "negative" | "neutral" | "positive";

export function toneOf(sentiment: Sentiment | null): Tone {
  switch (sentiment) {
    case "veryNegative":
    case "negative":
      return "negative";
    case "veryPositive":
    case "positive":
      return "positive";
    default:
      return "neutral";
  }
}
