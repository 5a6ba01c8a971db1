import { normalizeId, toFeedback, toMention, toWords, type Feedback, type Mention, type Row, type Words } from "../model/feedback";
import type { ClientApi } from "./clientApi";
import { RequestFailure, toFailure } from "./errors";
import { caseCustomerQuery, feedbackQuery, firstWordsQuery, lastChangeQuery, mentionQuery, wordsQuery, type Query } from "./queries";
import { toCustomer, type Target } from "./target";

/** No answer for so long counts as a failure: a panel that waits for ever looks broken. */
const TIMEOUT_MS = 30_000;

/** Everything one paint of the panel rests on. */
export interface PanelData {
  readonly target: Target;
  /** Newest first. */
  readonly feedback: readonly Feedback[];
  readonly words: ReadonlyMap<string, Words>;
  readonly mentions: readonly Mention[] | RequestFailure;
  /** Whether the customer has more feedback than was read. */
  readonly more: boolean;
}

/** Reads feedback through the client API handed over by the form. Every method rejects with a RequestFailure only. */
export class FeedbackReader {
  constructor(private readonly api: ClientApi["WebApi"]) {}

  /** Three requests in parallel; on a case form without the customer column one more comes first. */
  async load(asked: Target): Promise<PanelData> {
    const target = asked.table === "incident" && asked.customer === null ? await this.withCustomer(asked.id) : asked;
    const mentionsAsked = mentionQuery(target);
    const [rows, worded, mentions] = await Promise.all([
      this.run(feedbackQuery(target)),
      this.run(firstWordsQuery(target)),
      // Themes have rights of their own; without them the rest is still worth showing.
      mentionsAsked === null ? [] : this.run(mentionsAsked).then(page => page.rows.map(toMention).filter(isPresent), (failure: RequestFailure) => failure)
    ]);
    const feedback = new Map<string, Feedback>();
    for (const row of [...rows.rows, ...worded.rows].map(toFeedback)) if (row) feedback.set(row.id, row);
    return {
      target,
      mentions,
      feedback: [...feedback.values()].sort((a, b) => b.receivedOn - a.receivedOn || (a.id < b.id ? -1 : 1)),
      words: wordsById(worded.rows),
      more: rows.more
    };
  }

  /** The words of at most WORDS_PAGE rows. Rows without an answer are left out. */
  async words(ids: readonly string[]): Promise<ReadonlyMap<string, Words>> {
    return ids.length === 0 ? new Map() : wordsById((await this.run(wordsQuery(ids))).rows);
  }

  /** A stamp that changes when a row of the target is created or changed; empty when there is none. */
  async lastChange(target: Target): Promise<string> {
    const row = (await this.run(lastChangeQuery(target))).rows[0];
    return row ? stampOf(String(row["modifiedon"] ?? ""), normalizeId(row["cfb_feedbackid"])) : "";
  }

  private async withCustomer(caseId: string): Promise<Target> {
    const row = (await this.run(caseCustomerQuery(caseId))).rows[0];
    const name = row?.["_customerid_value@OData.Community.Display.V1.FormattedValue"];
    const customer = toCustomer({
      id: normalizeId(row?.["_customerid_value"]),
      entityType: String(row?.["_customerid_value@Microsoft.Dynamics.CRM.lookuplogicalname"] ?? ""),
      name: typeof name === "string" ? name : ""
    });
    return { table: "incident", id: caseId, customer };
  }

  private async run(query: Query): Promise<{ rows: readonly Row[]; more: boolean }> {
    let timer: ReturnType<typeof setTimeout> | undefined;
    try {
      const page = await Promise.race([
        this.api.retrieveMultipleRecords(query.table, query.options, query.pageSize),
        new Promise<never>((_, reject) => {
          timer = setTimeout(() => reject(new RequestFailure("timeout", query.table, null)), TIMEOUT_MS);
        })
      ]);
      return { rows: page.entities, more: Boolean(page.nextLink) };
    } catch (error) {
      throw toFailure(error, query.table, navigator.onLine !== false);
    } finally {
      clearTimeout(timer);
    }
  }
}

function stampOf(modifiedOn: string, id: string): string {
  return `${modifiedOn} ${id}`;
}

/**
 * The stamp `lastChange` would give for what was loaded. A row changed last that is not among the loaded ones (inactive, or
 * older than the newest page) makes the first check see a change where there is none: one refresh too many, never one too few.
 */
export function stampOfLoaded(feedback: readonly Feedback[]): string {
  let last: Feedback | undefined;
  for (const row of feedback) {
    if (!last || row.modifiedOn > last.modifiedOn || (row.modifiedOn === last.modifiedOn && row.id < last.id)) last = row;
  }
  return last ? stampOf(last.modifiedOn, last.id) : "";
}

function wordsById(rows: readonly Row[]): Map<string, Words> {
  return new Map(rows.map(row => [normalizeId(row["cfb_feedbackid"]), toWords(row)]));
}

function isPresent<T>(value: T | null): value is T {
  return value !== null;
}
