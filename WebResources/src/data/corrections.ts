import { POLARITIES, SENTIMENTS, choiceName, choiceValue, type Polarity, type Sentiment } from "../model/choices";
import { formattedOrNull, isPresent, normalizeId, textOrNull, timeOrNull, type Row } from "../model/row";
import type { ClientApi } from "./clientApi";
import { correctionsQuery } from "./queries";
import { guarded } from "./requests";

const TABLE = "cfb_correction";

/** A theme with the sense of the words about it. */
export interface ThemeSense {
  readonly code: string;
  readonly polarity: Polarity;
}

/** What a person says should be; null leaves the analyser's answer. */
export interface Correction {
  readonly sentiment: Sentiment | null;
  readonly themes: readonly ThemeSense[] | null;
}

/** A correction that stands. */
export interface StandingCorrection extends Correction {
  readonly id: string;
  readonly wasSentiment: Sentiment | null;
  readonly by: string | null;
  readonly on: number | null;
}

/** Themes as a correction's column holds them: `delivery:negative;staff_attitude:positive`, or `none`. */
export function writeThemes(themes: readonly ThemeSense[]): string {
  return themes.length === 0 ? "none" : themes.map(theme => `${theme.code}:${theme.polarity}`).join(";");
}

/** Reads such a text; null for null, entries that make no sense are left out. */
export function readThemes(text: string | null): ThemeSense[] | null {
  if (text === null) return null;
  return text.split(";").map(part => {
    const [code = "", polarity = ""] = part.split(":");
    return POLARITIES.includes(polarity as Polarity) ? { code, polarity: polarity as Polarity } : null;
  }).filter(isPresent);
}

/** Writes and reads `cfb_correction` rows; the organisation applies them asynchronously. Rejects with a RequestFailure only. */
export class Corrections {
  constructor(private readonly api: ClientApi["WebApi"]) {}

  /** Adds a correction and gives its id. */
  async add(feedbackId: string, correction: Correction): Promise<string> {
    const data: Record<string, unknown> = { "cfb_FeedbackId@odata.bind": `/cfb_feedbacks(${feedbackId})` };
    if (correction.sentiment) data["cfb_sentiment"] = choiceValue(SENTIMENTS, correction.sentiment);
    if (correction.themes) data["cfb_themes"] = writeThemes(correction.themes);
    return normalizeId((await guarded(TABLE, () => this.api.createRecord(TABLE, data))).id);
  }

  async undo(id: string): Promise<void> {
    await guarded(TABLE, () => this.api.updateRecord(TABLE, id, { cfb_isundone: true }));
  }

  /** The corrections of a feedback that stand, newest first. */
  async of(feedbackId: string): Promise<readonly StandingCorrection[]> {
    const query = correctionsQuery(feedbackId);
    const page = await guarded(TABLE, () => this.api.retrieveMultipleRecords(TABLE, query.options, query.pageSize));
    return page.entities.map(toCorrection).filter(isPresent);
  }
}

function toCorrection(row: Row): StandingCorrection | null {
  const id = normalizeId(row["cfb_correctionid"]);
  if (id === "") return null;
  return {
    id,
    sentiment: choiceName(SENTIMENTS, row["cfb_sentiment"]),
    themes: readThemes(textOrNull(row["cfb_themes"])),
    wasSentiment: choiceName(SENTIMENTS, row["cfb_wassentiment"]),
    by: formattedOrNull(row, "_cfb_correctedbyid_value"),
    on: timeOrNull(row["cfb_correctedon"])
  };
}
