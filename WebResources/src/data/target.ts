import { normalizeId } from "../model/row";
import type { FormContext, LookupValue } from "./clientApi";

export type CustomerTable = "account" | "contact";

export interface Customer {
  readonly table: CustomerTable;
  readonly id: string;
  readonly name: string;
}

/** Whose feedback the panel shows: a customer, or a case with its customer (null until the case has been read). */
export type Target = CustomerTarget | CaseTarget;

export interface CustomerTarget {
  readonly table: CustomerTable;
  readonly id: string;
  readonly customer: Customer;
}

export interface CaseTarget {
  readonly table: "incident";
  readonly id: string;
  readonly customer: Customer | null;
}

/** The panel's target on a form; "unsaved" for a record that has no id yet, null for a table the panel is not made for. */
export function targetOf(form: FormContext): Target | "unsaved" | null {
  const entity = form.data.entity;
  const table = entity.getEntityName();
  if (table !== "account" && table !== "contact" && table !== "incident") return null;
  const id = normalizeId(entity.getId());
  if (id === "") return "unsaved";
  if (table === "incident") return { table, id, customer: customerOfCase(form) };
  return { table, id, customer: { table, id, name: entity.getPrimaryAttributeValue?.() ?? "" } };
}

function customerOfCase(form: FormContext): Customer | null {
  // getAttribute gives null when the form does not carry the column.
  const value = form.getAttribute?.("customerid")?.getValue();
  return Array.isArray(value) ? toCustomer(value[0] as Partial<LookupValue> | undefined) : null;
}

export function toCustomer(lookup: Partial<LookupValue> | undefined): Customer | null {
  const table = lookup?.entityType;
  const id = normalizeId(lookup?.id);
  return id !== "" && (table === "account" || table === "contact") ? { table, id, name: lookup?.name ?? "" } : null;
}

/** The text key of a customer, as `cfb_customerkey` holds it. */
export function keyOf(customer: Customer): string {
  return `${customer.table}_${customer.id}`;
}

export function sameTarget(a: Target, b: Target): boolean {
  return a.table === b.table && a.id === b.id && a.customer?.id === b.customer?.id && a.customer?.name === b.customer?.name;
}

/** Whether a feedback row rests on the case itself: scored from it, or from a mail about it. */
export function belongsToCase(row: { readonly sourceKey: string; readonly regardingKey: string }, caseId: string): boolean {
  const key = `incident_${caseId}`;
  return row.sourceKey === key || row.regardingKey === key;
}
