import type { Column } from "../api/definitions";
import { formatted, lookupTable, type Row } from "../api/webApi";

/** A lookup's value in the client API's shape; `id` is braced and upper case, as model-driven apps give it. */
export interface LookupValue {
  id: string;
  name: string;
  entityType: string;
}

/** One side of an activity: a row, or only an address. */
export interface PartyValue {
  address: string;
  reference: LookupValue | null;
}

export type FieldValue = string | number | boolean | number[] | LookupValue[] | PartyValue[] | Date | null;

export function braced(id: string): string {
  return `{${id.replace(/[{}]/g, "").toUpperCase()}}`;
}

export function unbraced(id: string): string {
  return id.replace(/[{}]/g, "").toLowerCase();
}

/** The `$select` name of a column: lookups are read as `_name_value`; party lists come by `$expand`. */
export function selectName(column: Column): string | null {
  if (column.kind === "partylist") {
    return null;
  }
  return column.kind === "lookup" ? `_${column.name}_value` : column.name;
}

/** Reads one column out of a Web API row. */
export function readValue(column: Column, row: Row): FieldValue {
  if (column.kind === "lookup") {
    const key = `_${column.name}_value`;
    const id = row[key];
    if (typeof id !== "string") {
      return null;
    }
    const table = row[key + lookupTable];
    const name = row[key + formatted];
    return [{ id: braced(id), name: typeof name === "string" ? name : id, entityType: typeof table === "string" ? table : (column.targets[0]?.table ?? "") }];
  }
  const value = row[column.name];
  if (value === null || value === undefined) {
    return null;
  }
  switch (column.kind) {
    case "choices":
      return String(value).split(",").map(Number);
    case "datetime":
      return new Date(String(value));
    default:
      return value as FieldValue;
  }
}

/** The text a grid shows for a column of a Web API row, in the user's language. */
export function displayText(column: Column | undefined, name: string, row: Row, languageTag: string): string {
  if (column?.kind === "lookup") {
    return String(row[`_${name}_value${formatted}`] ?? row[`_${name}_value`] ?? "");
  }
  const value = row[name];
  if (value === null || value === undefined) {
    return "";
  }
  return column ? formatValue(column, readValue(column, row), languageTag) : String(row[name + formatted] ?? value);
}

export function formatValue(column: Column, value: FieldValue, languageTag: string): string {
  if (value === null) {
    return "";
  }
  switch (column.kind) {
    case "choice":
    case "state":
    case "status":
    case "boolean":
      return column.options.find((o) => o.value === Number(value))?.label ?? String(value);
    case "choices":
      return (value as number[]).map((v) => column.options.find((o) => o.value === v)?.label ?? v).join("; ");
    case "datetime":
      return (value as Date).toLocaleString(languageTag, column.dateOnly ? { dateStyle: "medium" } : { dateStyle: "medium", timeStyle: "short" });
    case "integer":
    case "decimal":
    case "money":
      return Number(value).toLocaleString(languageTag, { maximumFractionDigits: column.precision ?? 0 });
    case "lookup":
      return (value as LookupValue[])[0]?.name ?? "";
    default:
      return String(value);
  }
}

/** Writes changed columns in the Web API's form: lookups become `navigation@odata.bind`. */
export function writeValue(column: Column, value: FieldValue, entitySetOf: (table: string) => string, into: Row): void {
  switch (column.kind) {
    case "lookup": {
      const reference = (value as LookupValue[] | null)?.[0];
      const target = reference ? column.targets.find((t) => t.table === reference.entityType) : column.targets[0];
      if (!target) {
        throw new Error(`The column ${column.name} cannot point to a row of ${reference?.entityType ?? "any table"}.`);
      }
      into[`${target.navigationProperty}@odata.bind`] = reference ? `/${target.entitySet || entitySetOf(reference.entityType)}(${unbraced(reference.id)})` : null;
      break;
    }
    case "choices":
      into[column.name] = value === null ? null : (value as number[]).join(",");
      break;
    case "datetime":
      into[column.name] = value === null ? null : (value as Date).toISOString();
      break;
    case "boolean":
      into[column.name] = value === null ? null : Boolean(Number(value));
      break;
    default:
      into[column.name] = value;
  }
}

export function sameValue(a: FieldValue, b: FieldValue): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
