import { describe, expect, test } from "vitest";
import { customerQuery, detailsQuery, eventsQuery, feedbackQuery, lastChangeQuery, mentionQuery } from "../../src/data/queries";
import { targetOf, type Target } from "../../src/data/target";
import { FakeForm } from "../fakes/fakeXrm";
import { ACCOUNT, CASE, rowId } from "../fakes/rows";

const account: Target = { table: "account", id: ACCOUNT, customer: { table: "account", id: ACCOUNT, name: "" } };
const contact: Target = { table: "contact", id: ACCOUNT, customer: { table: "contact", id: ACCOUNT, name: "" } };
const ofCase: Target = { table: "incident", id: CASE, customer: account.customer };
const filterOf = (options: string): string => /\$filter=([^&]*)/.exec(options)?.[1] ?? "";
const fetchOf = (options: string): Document => new DOMParser().parseFromString(decodeURIComponent(options.replace("?fetchXml=", "")), "text/xml");
const both = { standing: true, followUps: true };

describe("filters", () => {
  test("an account's active rows", () => {
    expect(filterOf(feedbackQuery(account).options)).toBe(`_cfb_accountid_value eq ${ACCOUNT} and statecode eq 0`);
    expect(filterOf(mentionQuery(account)!.options)).toBe(`_cfb_accountid_value eq ${ACCOUNT} and statecode eq 0`);
  });

  test("a contact's rows, and its mentions by text key", () => {
    expect(filterOf(feedbackQuery(contact).options)).toBe(`_cfb_contactid_value eq ${ACCOUNT} and statecode eq 0`);
    expect(filterOf(mentionQuery(contact)!.options)).toBe(`cfb_customerkey eq 'contact_${ACCOUNT}' and statecode eq 0`);
  });

  test("a case's own rows with its customer's; only there the keys are read for every row", () => {
    const own = `cfb_regardingkey eq 'incident_${CASE}' or cfb_sourcekey eq 'incident_${CASE}'`;
    expect(filterOf(feedbackQuery(ofCase).options)).toBe(`(_cfb_accountid_value eq ${ACCOUNT} or ${own}) and statecode eq 0`);
    expect(feedbackQuery(ofCase).options).toContain("cfb_sourcekey,cfb_regardingkey");
    expect(feedbackQuery(account).options).not.toContain("cfb_sourcekey");
    expect(mentionQuery({ table: "incident", id: CASE, customer: null })).toBeNull();
  });

  test("words are asked for only where they are shown, rows in Dataverse's largest pages", () => {
    expect(feedbackQuery(account)).toMatchObject({ pageSize: 5000 });
    expect(feedbackQuery(account).options).not.toMatch(/cfb_text|cfb_evidence/);
    expect(detailsQuery([rowId(1)]).options).toContain("cfb_text,cfb_evidence");
    expect(filterOf(detailsQuery([rowId(1), rowId(2)]).options)).toBe(`cfb_feedbackid eq ${rowId(1)} or cfb_feedbackid eq ${rowId(2)}`);
    expect(eventsQuery().options).toContain("cfb_code eq 'timeline_events'");
  });
});

describe("queries with joins", () => {
  test("the customer comes with its standing and its follow-ups, both by the customer's key", () => {
    const fetch = fetchOf(customerQuery(contact.customer!, both).options);
    expect(fetch.querySelector("entity")?.getAttribute("name")).toBe("contact");
    expect([...fetch.querySelectorAll("link-entity")].map(link => [link.getAttribute("name"), link.getAttribute("from"), link.getAttribute("link-type"), link.querySelector("condition")?.getAttribute("value")])).toEqual([
      ["cfb_satisfaction", "cfb_contactid", "outer", `contact_${ACCOUNT}`], ["cfb_followup", "cfb_contactid", "outer", `contact_${ACCOUNT}`]
    ]);
  });

  test("what may not be read is left out of the join", () => {
    expect([...fetchOf(customerQuery(account.customer!, { standing: true, followUps: false }).options).querySelectorAll("link-entity")].map(link => link.getAttribute("name"))).toEqual(["cfb_satisfaction"]);
    expect(fetchOf(lastChangeQuery(account, { standing: false, followUps: false }).options).querySelectorAll("link-entity")).toHaveLength(0);
  });

  test("the last change looks at inactive rows too: a cancelled case must leave the panel", () => {
    const fetch = fetchOf(lastChangeQuery(account, both).options);
    expect([...fetch.querySelectorAll("entity > filter > condition")].map(condition => condition.getAttribute("attribute"))).toEqual(["cfb_accountid"]);
    expect(fetch.querySelector("fetch")?.getAttribute("top")).toBe("1");
  });

  test("a case without customer watches its own rows", () => {
    const fetch = fetchOf(lastChangeQuery({ table: "incident", id: CASE, customer: null }, both).options);
    expect([...fetch.querySelectorAll("condition")].map(condition => condition.getAttribute("attribute"))).toEqual(["cfb_regardingkey", "cfb_sourcekey"]);
    expect(fetch.querySelectorAll("link-entity")).toHaveLength(0);
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
