import type { Target } from "./target";

/** Newest rows read at once. The head's windows and the time line rest on them; more is said, not hidden. */
export const FEEDBACK_PAGE = 500;
export const MENTION_PAGE = 1500;
/** Rows whose words are read at once: words are up to 60,000 characters a row, so only what is on screen. */
export const WORDS_PAGE = 20;

const FEEDBACK_COLUMNS = [
  "cfb_feedbackid", "cfb_name", "cfb_sourcekey", "cfb_regardingkey", "cfb_channel", "cfb_receivedon", "cfb_sentiment", "cfb_score",
  "cfb_primaryemotion", "cfb_kind", "cfb_urgency", "cfb_leaveintent", "cfb_regulatorthreat", "cfb_nps", "cfb_csat", "cfb_ces",
  "cfb_ratingmismatch", "cfb_unscorablereason", "cfb_truncated", "_cfb_duplicateofid_value", "modifiedon"
];
const WORD_COLUMNS = ["cfb_text", "cfb_evidence"];
const MENTION_COLUMNS = ["cfb_themecode", "cfb_polarity", "_cfb_feedbackid_value", "_cfb_themeid_value"];
const NEWEST_FIRST = "$orderby=cfb_receivedon desc,cfb_feedbackid asc";

/** One Web API query. The page size stands for "newest so many": Dataverse ignores $top where a page size is asked for. */
export interface Query {
  readonly table: string;
  readonly options: string;
  readonly pageSize: number;
}

function ofCase(id: string): string {
  return `cfb_regardingkey eq 'incident_${id}' or cfb_sourcekey eq 'incident_${id}'`;
}

function ofTarget(target: Target): string {
  const customer = target.customer ? `_cfb_${target.customer.table}id_value eq ${target.customer.id}` : "";
  if (target.table !== "incident") return customer;
  return `(${[customer, ofCase(target.id)].filter(Boolean).join(" or ")})`;
}

/** The target's feedback, newest first, without the words. On a case: its own and its customer's. */
export function feedbackQuery(target: Target): Query {
  return {
    table: "cfb_feedback",
    options: `?$select=${FEEDBACK_COLUMNS.join(",")}&$filter=${ofTarget(target)} and statecode eq 0&${NEWEST_FIRST}`,
    pageSize: FEEDBACK_PAGE
  };
}

/** The newest rows with their words; on a case only the case's own, so that they are there however much the customer has said. */
export function firstWordsQuery(target: Target): Query {
  const filter = target.table === "incident" ? `(${ofCase(target.id)})` : ofTarget(target);
  return {
    table: "cfb_feedback",
    options: `?$select=${[...FEEDBACK_COLUMNS, ...WORD_COLUMNS].join(",")}&$filter=${filter} and statecode eq 0&${NEWEST_FIRST}`,
    pageSize: WORDS_PAGE
  };
}

/** The words of given rows, at most WORDS_PAGE ids. */
export function wordsQuery(ids: readonly string[]): Query {
  const filter = ids.map(id => `cfb_feedbackid eq ${id}`).join(" or ");
  return { table: "cfb_feedback", options: `?$select=${["cfb_feedbackid", ...WORD_COLUMNS].join(",")}&$filter=${filter}`, pageSize: WORDS_PAGE };
}

/** The customer's theme mentions that count, newest first; null for a case without customer. */
export function mentionQuery(target: Target): Query | null {
  const customer = target.customer;
  if (!customer) return null;
  // A mention carries the account as a lookup and a contact only in its customer key.
  const filter = customer.table === "account" ? `_cfb_accountid_value eq ${customer.id}` : `cfb_customerkey eq 'contact_${customer.id}'`;
  return {
    table: "cfb_mention",
    options: `?$select=${MENTION_COLUMNS.join(",")}&$filter=${filter} and statecode eq 0&$orderby=cfb_receivedon desc`,
    pageSize: MENTION_PAGE
  };
}

/** The row changed last, whatever its state: what the panel polls for. */
export function lastChangeQuery(target: Target): Query {
  return {
    table: "cfb_feedback",
    options: `?$select=cfb_feedbackid,modifiedon&$filter=${ofTarget(target)}&$orderby=modifiedon desc,cfb_feedbackid asc`,
    pageSize: 1
  };
}

/** The customer of a case, for case forms that do not carry the column. */
export function caseCustomerQuery(caseId: string): Query {
  return { table: "incident", options: `?$select=_customerid_value&$filter=incidentid eq ${caseId}`, pageSize: 1 };
}
