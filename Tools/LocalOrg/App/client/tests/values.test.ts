import { expect, test } from "vitest";
import type { Column } from "../src/api/definitions";
import { formatValue, readValue, selectName, writeValue } from "../src/form/values";

const column = (part: Partial<Column>): Column => ({
  name: "c", kind: "text", label: "C", required: false, dateOnly: false, maxLength: null, min: null, max: null, precision: null,
  options: [], targets: [], secured: false, canCreate: true, canUpdate: true, ...part,
});
const customer = column({
  name: "customerid", kind: "lookup",
  targets: [{ table: "account", entitySet: "accounts", navigationProperty: "customerid_account" }, { table: "contact", entitySet: "contacts", navigationProperty: "customerid_contact" }],
});
const write = (c: Column, value: Parameters<typeof writeValue>[1]) => {
  const into = {};
  writeValue(c, value, () => "", into);
  return into;
};

test("a lookup is read with its name and table", () => {
  expect(selectName(customer)).toBe("_customerid_value");
  expect(readValue(customer, {
    _customerid_value: "aaaaaaaa-0000-0000-0000-000000000001",
    "_customerid_value@OData.Community.Display.V1.FormattedValue": "Contoso",
    "_customerid_value@Microsoft.Dynamics.CRM.lookuplogicalname": "account",
  })).toEqual([{ id: "{AAAAAAAA-0000-0000-0000-000000000001}", name: "Contoso", entityType: "account" }]);
});

test("a lookup is written by the navigation property of its target", () => {
  expect(write(customer, [{ id: "{AAAAAAAA-0000-0000-0000-000000000001}", name: "x", entityType: "contact" }]))
    .toEqual({ "customerid_contact@odata.bind": "/contacts(aaaaaaaa-0000-0000-0000-000000000001)" });
});

test("a lookup to a table it cannot point to is refused by name", () => {
  expect(() => write(customer, [{ id: "{x}", name: "x", entityType: "queue" }])).toThrow("customerid cannot point to a row of queue");
});

test("several choices travel as one text of numbers", () => {
  const choices = column({ kind: "choices", options: [{ value: 1, label: "Joy" }, { value: 2, label: "Anger" }] });
  expect(readValue(choices, { c: "1,2" })).toEqual([1, 2]);
  expect(write(choices, [1, 2])).toEqual({ c: "1,2" });
  expect(formatValue(choices, [1, 2], "en")).toBe("Joy; Anger");
});

test("a cleared column is written as null", () => {
  expect(write(column({ kind: "decimal" }), null)).toEqual({ c: null });
});

test("yes/no shows its option's label", () => {
  const yesNo = column({ kind: "boolean", options: [{ value: 0, label: "No" }, { value: 1, label: "Yes" }] });
  expect(formatValue(yesNo, true, "en")).toBe("Yes");
});
