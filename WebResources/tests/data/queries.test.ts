import { describe, expect, test } from "vitest";
import { feedbackQuery, firstWordsQuery, lastChangeQuery, mentionQuery, wordsQuery } from "../../src/data/queries";
import { targetOf, type Target } from "../../src/data/target";
import { FakeForm } from "../fakes/fakeXrm";
import { ACCOUNT, CASE, rowId } from "../fakes/rows";

const account: Target = { table: "account", id: ACCOUNT, customer: { table: "account", id: ACCOUNT, name: "" } };
const contact: Target = { table: "contact", id: ACCOUNT, customer: { table: "contact", id: ACCOUNT, name: "" } };
const ofCase: Target = { table: "incident", id: CASE, customer: account.customer };
const filterOf = (options: string): string => /\$filter=([^&]*)/.exec(options)?.[1] ?? "";

describe("filters", () => {
  test("an account's active rows", () => {
    expect(filterOf(feedbackQuery(account).options)).toBe(`_cfb_accountid_value eq ${ACCOUNT} and statecode eq 0`);
    expect(filterOf(mentionQuery(account)!.options)).toBe(`_cfb_accountid_value eq ${ACCOUNT} and statecode eq 0`);
  });

  test("a contact's rows, and its mentions by text key", () => {
    expect(filterOf(feedbackQuery(contact).options)).toBe(`_cfb_contactid_value eq ${ACCOUNT} and statecode eq 0`);
    expect(filterOf(mentionQuery(contact)!.options)).toBe(`cfb_customerkey eq 'contact_${ACCOUNT}' and statecode eq 0`);
  });

  test("a case's own rows with its customer's; the words of its own", () => {
    const own = `cfb_regardingkey eq 'incident_${CASE}' or cfb_sourcekey eq 'incident_${CASE}'`;
    expect(filterOf(feedbackQuery(ofCase).options)).toBe(`(_cfb_accountid_value eq ${ACCOUNT} or ${own}) and statecode eq 0`);
    expect(filterOf(firstWordsQuery(ofCase).options)).toBe(`(${own}) and statecode eq 0`);
    expect(mentionQuery({ table: "incident", id: CASE, customer: null })).toBeNull();
  });

  test("the last change looks at inactive rows too: a cancelled case must leave the panel", () => {
    expect(filterOf(lastChangeQuery(account).options)).toBe(`_cfb_accountid_value eq ${ACCOUNT}`);
  });

  test("the words are asked for only where they are shown", () => {
    expect(feedbackQuery(account).options).not.toContain("cfb_text");
    expect(firstWordsQuery(account).options).toContain("cfb_text,cfb_evidence");
    expect(filterOf(wordsQuery([rowId(1), rowId(2)]).options)).toBe(`cfb_feedbackid eq ${rowId(1)} or cfb_feedbackid eq ${rowId(2)}`);
  });
});

describe("target", () => {
  test("ids lose braces and capitals", () => {
    expect(targetOf(new FakeForm({ id: `{${ACCOUNT.toUpperCase()}}`, name: "Contoso" }))).toEqual({
      table: "account", id: ACCOUNT, customer: { table: "account", id: ACCOUNT, name: "Contoso" }
    });
  });

  test("a new record is unsaved, another table is none", () => {
    expect(targetOf(new FakeForm({ id: "" }))).toBe("unsaved");
    expect(targetOf(new FakeForm({ table: "lead", id: ACCOUNT }))).toBeNull();
  });

  test("a case without the customer column, or with an empty one, has no customer yet", () => {
    expect(targetOf(new FakeForm({ table: "incident", id: CASE }))).toEqual({ table: "incident", id: CASE, customer: null });
    expect(targetOf(new FakeForm({ table: "incident", id: CASE, customer: null }))).toMatchObject({ customer: null });
  });
});
