import { toDetails, type Details } from "../model/details";
import { readEvents, type OrganizationEvent } from "../model/events";
import { newestFirst, toFeedback, toMention, type Feedback, type Mention } from "../model/feedback";
import { openFollowUp, toFollowUp, type FollowUp } from "../model/followUp";
import { formattedOrNull, isPresent, normalizeId, textOf, textOrNull, type Row } from "../model/row";
import { toStanding, type Standing } from "../model/standing";
import type { ClientApi } from "./clientApi";
import { RequestFailure } from "./errors";
import {
  caseCustomerQuery, catalogueQuery, customerQuery, detailsQuery, eventsQuery, feedbackQuery, lastChangeQuery, mentionQuery, type Parts, type Query
} from "./queries";
import { guarded } from "./requests";
import { toCustomer, type Customer, type Target } from "./target";

/** What is known of the customer besides their feedback. A failure stands where a right or the service is missing. */
export interface CustomerData {
  /** null: not computed yet, or no customer. */
  readonly standing: Standing | null | RequestFailure;
  readonly followUps: readonly FollowUp[] | RequestFailure;
  /** How the customer asks to be contacted, in the user's language. */
  readonly prefers: string | null;
  /** A contact's account. */
  readonly account: Customer | null;
}

/** Everything one paint of the panel rests on. */
export interface PanelData extends CustomerData {
  readonly target: Target;
  /** Newest first. */
  readonly feedback: readonly Feedback[];
  readonly mentions: readonly Mention[] | RequestFailure;
  /** Whether the customer has more feedback than was read. */
  readonly more: boolean;
}

/** A theme of the catalogue with its names by language id. */
export interface CatalogueTheme {
  readonly code: string;
  readonly names: Readonly<Record<number, string | null>>;
}

const NOBODY: CustomerData = { standing: null, followUps: [], prefers: null, account: null };

/** Reads feedback through the client API handed over by the form. Every method rejects with a RequestFailure only. */
export class FeedbackReader {
  private parts: Parts = { standing: true, followUps: true };

  constructor(private readonly api: ClientApi["WebApi"]) {}

  /** Three requests in parallel; on a case form without the customer column one more comes first. */
  async load(asked: Target): Promise<PanelData> {
    const target = asked.table === "incident" && asked.customer === null ? await this.withCustomer(asked.id) : asked;
    const [rows, mentions, customer] = await Promise.all([
      this.run(feedbackQuery(target)),
      // Themes and standing have rights of their own; without them the rest is still worth showing.
      this.mentions(target),
      this.customer(target.customer)
    ]);
    return { target, mentions, ...customer, feedback: newestFirst(rows.rows.map(toFeedback).filter(isPresent)), more: rows.more };
  }

  /** Standing and follow-ups anew. */
  async customer(customer: Customer | null): Promise<CustomerData> {
    if (!customer) return NOBODY;
    try {
      return toCustomerData((await this.run(customerQuery(customer, this.parts))).rows, this.parts);
    } catch (error) {
      const failure = error as RequestFailure;
      // One table of the join is out of reach: ask for each alone, so that the other is still shown and the right one named.
      if (failure.kind === "denied" || failure.kind === "missing" || failure.kind === "service") return this.customerByParts(customer, failure);
      return { ...NOBODY, standing: failure, followUps: failure };
    }
  }

  /** Details of at most DETAILS_PAGE rows. Rows without an answer are left out. */
  async details(ids: readonly string[]): Promise<ReadonlyMap<string, Details>> {
    const rows = ids.length === 0 ? [] : (await this.run(detailsQuery(ids))).rows;
    return new Map(rows.map(row => [normalizeId(row["cfb_feedbackid"]), toDetails(row)]));
  }

  /** A stamp that changes when feedback of the target, its standing or its open follow-up changes. */
  async lastChange(target: Target): Promise<string> {
    const row = (await this.run(lastChangeQuery(target, this.parts))).rows[0];
    if (!row) return stampOf("", "", "");
    return stampOf(
      `${textOf(row["modifiedon"])} ${normalizeId(row["cfb_feedbackid"])}`,
      textOf(row["s.modifiedon"]),
      `${normalizeId(row["f.cfb_followupid"])} ${textOf(row["f.modifiedon"])}`);
  }

  async catalogue(): Promise<readonly CatalogueTheme[]> {
    return (await this.run(catalogueQuery())).rows
      .map(row => ({ code: textOf(row["cfb_code"]), names: { 1033: textOrNull(row["cfb_name"]), 2052: textOrNull(row["cfb_namezhhans"]), 1028: textOrNull(row["cfb_namezhhant"]) } }))
      .filter(theme => theme.code !== "");
  }

  /** Releases and improvements; none where the setting is missing or may not be read: they are an extra. */
  async events(): Promise<readonly OrganizationEvent[]> {
    try {
      return readEvents(textOrNull((await this.run(eventsQuery())).rows[0]?.["cfb_value"]));
    } catch {
      return [];
    }
  }

  private async mentions(target: Target): Promise<readonly Mention[] | RequestFailure> {
    const query = mentionQuery(target);
    if (!query) return [];
    try {
      return (await this.run(query)).rows.map(toMention).filter(isPresent);
    } catch (error) {
      return error as RequestFailure;
    }
  }

  private async customerByParts(customer: Customer, first: RequestFailure): Promise<CustomerData> {
    const ask = (parts: Parts): Promise<CustomerData | RequestFailure> =>
      this.run(customerQuery(customer, parts)).then(page => toCustomerData(page.rows, parts), (failure: RequestFailure) => failure);
    const [standing, followUps] = await Promise.all([ask({ standing: true, followUps: false }), ask({ standing: false, followUps: true })]);
    this.parts = { standing: !(standing instanceof RequestFailure), followUps: !(followUps instanceof RequestFailure) };
    const known = standing instanceof RequestFailure ? followUps : standing;
    return {
      ...(known instanceof RequestFailure ? NOBODY : known),
      standing: standing instanceof RequestFailure ? about("cfb_satisfaction", standing) : standing.standing,
      followUps: followUps instanceof RequestFailure ? about("cfb_followup", first.kind === "missing" ? first : followUps) : followUps.followUps
    };
  }

  private async withCustomer(caseId: string): Promise<Target> {
    const row = (await this.run(caseCustomerQuery(caseId))).rows[0] ?? {};
    return { table: "incident", id: caseId, customer: customerIn(row, "_customerid_value") };
  }

  private async run(query: Query): Promise<{ rows: readonly Row[]; more: boolean }> {
    const page = await guarded(query.table, () => this.api.retrieveMultipleRecords(query.table, query.options, query.pageSize));
    return { rows: page.entities, more: Boolean(page.nextLink) };
  }
}

function about(table: string, failure: RequestFailure): RequestFailure {
  return new RequestFailure(failure.kind, table, failure.retryAfter, { cause: failure });
}

function customerIn(row: Row, column: string): Customer | null {
  return toCustomer({
    id: normalizeId(row[column]),
    entityType: textOf(row[`${column}@Microsoft.Dynamics.CRM.lookuplogicalname`]),
    name: formattedOrNull(row, column) ?? ""
  });
}

function toCustomerData(rows: readonly Row[], parts: Parts): CustomerData {
  const row = rows[0] ?? {};
  const account = customerIn(row, "_parentcustomerid_value");
  return {
    standing: parts.standing ? toStanding(row, "s.") : null,
    followUps: parts.followUps ? rows.map(one => toFollowUp(one, "f.")).filter(isPresent).sort((a, b) => b.receivedOn - a.receivedOn) : [],
    prefers: row["preferredcontactmethodcode"] === 1 ? null : formattedOrNull(row, "preferredcontactmethodcode"),
    account: account?.table === "account" ? account : null
  };
}

const SEPARATOR = "|";
const stampOf = (feedback: string, standing: string, followUp: string): string => [feedback, standing, followUp].join(SEPARATOR);

/** Whether only standing or follow-up changed between two stamps. */
export function onlyStandingChanged(before: string, after: string): boolean {
  return before !== after && before.split(SEPARATOR)[0] === after.split(SEPARATOR)[0];
}

/**
 * The stamp `lastChange` would give for what was loaded. A row changed last that is not among the loaded ones (inactive, or
 * older than the newest page) makes the first check see a change where there is none: one refresh too many, never one too few.
 */
export function stampOfLoaded(data: PanelData): string {
  let last: Feedback | undefined;
  for (const row of data.feedback) {
    if (!last || row.modifiedOn > last.modifiedOn || (row.modifiedOn === last.modifiedOn && row.id < last.id)) last = row;
  }
  if (!last) return stampOf("", "", "");
  const standing = data.standing && !(data.standing instanceof RequestFailure) ? data.standing.modifiedOn : "";
  const followUp = data.followUps instanceof RequestFailure ? null : openFollowUp(data.followUps);
  return stampOf(`${last.modifiedOn} ${last.id}`, standing, followUp ? `${followUp.id} ${followUp.modifiedOn}` : " ");
}
