import { keyOf, type Customer, type Target } from "./target";

/** Dataverse's largest page. */
export const PAGE = 5000;
/** Rows whose words are read at once: words are up to 20,000 characters a row, so only what is on screen. */
export const DETAILS_PAGE = 20;

const FEEDBACK_COLUMNS = [
  "cfb_feedbackid", "cfb_receivedon", "cfb_channel", "cfb_sentiment", "cfb_score", "cfb_primaryemotion", "cfb_kind", "cfb_leaveintent",
  "cfb_regulatorthreat", "cfb_nps", "cfb_csat", "cfb_ces", "cfb_answeredon", "cfb_resolvedon", "_cfb_duplicateofid_value", "modifiedon"
];
const DETAIL_COLUMNS = [
  "cfb_feedbackid", "cfb_text", "cfb_evidence", "cfb_sourcekey", "cfb_urgency", "cfb_ratingmismatch", "cfb_unscorablereason", "cfb_truncated",
  "cfb_machinesentiment", "cfb_machinescore", "cfb_confidence"
];
const STANDING_COLUMNS = [
  "cfb_satisfactionid", "cfb_score", "cfb_scorelow", "cfb_scorehigh", "cfb_feedbackcount", "cfb_trend", "cfb_trendsignificance", "cfb_risk",
  "cfb_risklevel", "cfb_riskreasons", "modifiedon"
];
const FOLLOWUP_COLUMNS = [
  "cfb_followupid", "cfb_stage", "cfb_receivedon", "cfb_dueon", "cfb_verifiedon", "cfb_outcome", "statecode", "createdon", "modifiedon"
];

/** One Web API query. Without a page size the service's own applies. */
export interface Query {
  readonly table: string;
  readonly options: string;
  readonly pageSize: number;
}

/** Which tables besides feedback a user may read and the organisation has. */
export interface Parts {
  readonly standing: boolean;
  readonly followUps: boolean;
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
  const columns = target.table === "incident" ? [...FEEDBACK_COLUMNS, "cfb_sourcekey", "cfb_regardingkey"] : FEEDBACK_COLUMNS;
  return {
    table: "cfb_feedback",
    options: `?$select=${columns.join(",")}&$filter=${ofTarget(target)} and statecode eq 0&$orderby=cfb_receivedon desc,cfb_feedbackid asc`,
    pageSize: PAGE
  };
}

/** Words, evidence and the rest of given rows, at most DETAILS_PAGE ids. */
export function detailsQuery(ids: readonly string[]): Query {
  return { table: "cfb_feedback", options: `?$select=${DETAIL_COLUMNS.join(",")}&$filter=${ids.map(id => `cfb_feedbackid eq ${id}`).join(" or ")}`, pageSize: DETAILS_PAGE };
}

/** The customer's theme mentions that count, newest first; null for a case without customer. */
export function mentionQuery(target: Target): Query | null {
  const customer = target.customer;
  if (!customer) return null;
  // A mention carries the account as a lookup and a contact only in its customer key.
  const filter = customer.table === "account" ? `_cfb_accountid_value eq ${customer.id}` : `cfb_customerkey eq '${keyOf(customer)}'`;
  return {
    table: "cfb_mention",
    options: `?$select=cfb_themecode,cfb_polarity,_cfb_feedbackid_value&$filter=${filter} and statecode eq 0&$orderby=cfb_receivedon desc`,
    pageSize: PAGE
  };
}

/** The customer with its standing (columns `s.…`) and follow-ups (`f.…`): one row for each follow-up, one without any. */
export function customerQuery(customer: Customer, parts: Parts): Query {
  const { table, id } = customer;
  const lookup = `cfb_${table}id`;
  const own = table === "contact" ? attributes(["parentcustomerid"]) : "";
  return {
    table,
    options: fetchXml(
      `<fetch><entity name="${table}">${attributes([`${table}id`, "preferredcontactmethodcode"])}${own}${condition(`${table}id`, id)}`
      + (parts.standing ? joined("cfb_satisfaction", lookup, `${table}id`, "s", STANDING_COLUMNS, condition("cfb_customerkey", keyOf(customer))) : "")
      + (parts.followUps ? joined("cfb_followup", lookup, `${table}id`, "f", FOLLOWUP_COLUMNS, condition("cfb_customerkey", keyOf(customer))) : "")
      + "</entity></fetch>"),
    pageSize: 100
  };
}

/** The feedback changed last, whatever its state, and when standing and open follow-up changed: what the panel polls for. */
export function lastChangeQuery(target: Target, parts: Parts): Query {
  const customer = target.customer;
  const key = customer ? keyOf(customer) : "";
  const lookup = customer ? `cfb_${customer.table}id` : "";
  const own = `<condition attribute="cfb_regardingkey" operator="eq" value="incident_${target.id}"/><condition attribute="cfb_sourcekey" operator="eq" value="incident_${target.id}"/>`;
  const conditions = (customer ? `<condition attribute="${lookup}" operator="eq" value="${customer.id}"/>` : "") + (target.table === "incident" ? own : "");
  return {
    table: "cfb_feedback",
    options: fetchXml(
      `<fetch top="1"><entity name="cfb_feedback">${attributes(["cfb_feedbackid", "modifiedon"])}<filter type="or">${conditions}</filter>`
      + `<order attribute="modifiedon" descending="true"/><order attribute="cfb_feedbackid"/>`
      + (customer && parts.standing ? joined("cfb_satisfaction", lookup, lookup, "s", ["modifiedon"], condition("cfb_customerkey", key)) : "")
      + (customer && parts.followUps
        ? joined("cfb_followup", lookup, lookup, "f", ["cfb_followupid", "modifiedon"], `<filter><condition attribute="cfb_customerkey" operator="eq" value="${key}"/><condition attribute="statecode" operator="eq" value="0"/></filter>`)
        : "")
      + "</entity></fetch>"),
    pageSize: 1
  };
}

/** The customer of a case, for case forms that do not carry the column. */
export function caseCustomerQuery(caseId: string): Query {
  return { table: "incident", options: `?$select=_customerid_value&$filter=incidentid eq ${caseId}`, pageSize: 1 };
}

/** The catalogue of themes with their names. */
export function catalogueQuery(): Query {
  return { table: "cfb_theme", options: "?$select=cfb_code,cfb_name,cfb_namezhhans,cfb_namezhhant&$filter=statecode eq 0&$orderby=cfb_code", pageSize: 500 };
}

/** The corrections of a feedback that were not undone, newest first. */
export function correctionsQuery(feedbackId: string): Query {
  return {
    table: "cfb_correction",
    options: "?$select=cfb_correctionid,cfb_sentiment,cfb_themes,cfb_wassentiment,cfb_wasthemes,cfb_correctedon,_cfb_correctedbyid_value"
      + `&$filter=_cfb_feedbackid_value eq ${feedbackId} and cfb_isundone eq false&$orderby=cfb_correctedon desc`,
    pageSize: 20
  };
}

/** Releases and improvements that an administrator noted for the time line. */
export function eventsQuery(): Query {
  return { table: "cfb_setting", options: "?$select=cfb_value&$filter=cfb_code eq 'timeline_events' and statecode eq 0", pageSize: 1 };
}

const fetchXml = (xml: string): string => `?fetchXml=${encodeURIComponent(xml)}`;
const attributes = (names: readonly string[]): string => names.map(name => `<attribute name="${name}"/>`).join("");
const condition = (column: string, value: string): string => `<filter><condition attribute="${column}" operator="eq" value="${value}"/></filter>`;
const joined = (table: string, from: string, to: string, alias: string, columns: readonly string[], filter: string): string =>
  `<link-entity name="${table}" from="${from}" to="${to}" link-type="outer" alias="${alias}">${attributes(columns)}${filter}</link-entity>`;
