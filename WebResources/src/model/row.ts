/** A row as the Web API returns it. */
export type Row = Readonly<Record<string, unknown>>;

export const textOf = (value: unknown): string => (typeof value === "string" ? value : "");
export const textOrNull = (value: unknown): string | null => (typeof value === "string" && value !== "" ? value : null);
export const numberOrNull = (value: unknown): number | null => (typeof value === "number" && Number.isFinite(value) ? value : null);

/** Milliseconds since 1970-01-01 UTC, or null for no or an unreadable time. */
export function timeOrNull(value: unknown): number | null {
  const time = Date.parse(textOf(value));
  return Number.isNaN(time) ? null : time;
}

/** Ids compare as text, so they are kept in one form: lower case, no braces. */
export function normalizeId(id: unknown): string {
  return textOf(id).replace(/[{}]/g, "").toLowerCase();
}

/** What the service calls a value in the user's language, or null. */
export function formattedOrNull(row: Row, column: string): string | null {
  return textOrNull(row[`${column}@OData.Community.Display.V1.FormattedValue`]);
}

export function isPresent<T>(value: T | null): value is T {
  return value !== null;
}
