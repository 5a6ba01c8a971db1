import type { Form, FormCell, Table } from "../api/definitions";

/** All cells of a form, header first. */
export function allCells(form: Form): FormCell[] {
  return [...form.header, ...form.tabs.flatMap((t) => t.columns.flatMap((c) => c.sections.flatMap((s) => s.rows.flat())))];
}

/** The columns a form reads: its bound controls, the row's state, and the defaults a create form was opened with. */
export function formColumns(form: Form, table: Table, defaults: Record<string, string>): string[] {
  const names = allCells(form).map((cell) => cell.control?.column ?? null);
  return [...new Set([...names, "statecode", "statuscode", ...Object.keys(defaults)])]
    .filter((name): name is string => name !== null && table.columns[name] !== undefined);
}
