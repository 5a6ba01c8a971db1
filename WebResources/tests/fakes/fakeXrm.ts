import type { ClientApi, FormContext, UserSettings } from "../../src/data/clientApi";
import type { Row } from "../../src/model/row";

/** A query the fake was asked. */
export interface Asked {
  readonly table: string;
  /** As text: a fetchXml option is decoded. */
  readonly options: string;
  readonly pageSize: number | undefined;
}

export interface FakeOptions {
  feedback?: Row[];
  mentions?: Row[];
  incidents?: Row[];
  /** Answers to the customer's query: the customer with standing and follow-ups joined. */
  customer?: Row[];
  themes?: Row[];
  corrections?: Row[];
  settings?: Row[];
  languageId?: number;
  userSettings?: Partial<UserSettings>;
  /** Texts of that language; without them every key is missing, as on a form without the resource dependency. */
  strings?: Readonly<Record<string, string>>;
  /** Rejection for a query or write, or undefined to answer it. */
  fail?: (asked: Asked) => unknown;
  openFails?: boolean;
}

/** A client API over rows in memory. It filters by ids and states only as far as the panel's queries need. */
export class FakeXrm implements ClientApi {
  readonly asked: Asked[] = [];
  readonly opened: { entityName: string; entityId: string }[] = [];
  readonly created: { table: string; data: Row }[] = [];
  readonly updated: { table: string; id: string; data: Row }[] = [];

  constructor(readonly options: FakeOptions) {}

  readonly WebApi = {
    retrieveMultipleRecords: (table: string, options = "", pageSize?: number): Promise<{ entities: Row[]; nextLink?: string }> => {
      const asked = { table, options: decodeURIComponent(options), pageSize };
      this.asked.push(asked);
      const failure = this.options.fail?.(asked);
      if (failure !== undefined) return Promise.reject(failure);
      const rows = this.rowsOf(asked);
      const page = rows.slice(0, pageSize ?? 5000);
      return Promise.resolve(page.length < rows.length ? { entities: page, nextLink: "next" } : { entities: page });
    },
    createRecord: (table: string, data: Row): Promise<{ id: string }> => {
      const failure = this.options.fail?.({ table, options: "create", pageSize: undefined });
      if (failure !== undefined) return Promise.reject(failure);
      this.created.push({ table, data });
      return Promise.resolve({ id: `{DDDDDDDD-0000-4000-8000-${String(this.created.length).padStart(12, "0")}}` });
    },
    updateRecord: (table: string, id: string, data: Row): Promise<unknown> => {
      const failure = this.options.fail?.({ table, options: "update", pageSize: undefined });
      if (failure !== undefined) return Promise.reject(failure);
      this.updated.push({ table, id, data });
      return Promise.resolve({});
    }
  };

  readonly Utility = {
    // The platform gives null for a key it does not have, whatever its declaration says.
    getResourceString: (_: string, key: string): string => this.options.strings?.[key] ?? (null as unknown as string),
    getGlobalContext: () => ({ userSettings: { languageId: this.options.languageId ?? 1033, ...this.options.userSettings } })
  };

  readonly Navigation = {
    openForm: (form: { entityName: string; entityId: string }): Promise<unknown> => {
      this.opened.push(form);
      return this.options.openFails ? Promise.reject({ errorCode: -2147220969, message: "does not exist" }) : Promise.resolve({});
    }
  };

  private rowsOf({ table, options }: Asked): Row[] {
    switch (table) {
      case "cfb_mention": return this.options.mentions ?? [];
      case "incident": return this.options.incidents ?? [];
      case "account":
      case "contact": return this.options.customer ?? [{}];
      case "cfb_theme": return this.options.themes ?? [];
      case "cfb_correction": return this.options.corrections ?? [];
      case "cfb_setting": return this.options.settings ?? [];
      default: return this.feedbackOf(options);
    }
  }

  private feedbackOf(options: string): Row[] {
    const ids = [...options.matchAll(/cfb_feedbackid eq ([0-9a-f-]{36})/g)].map(match => match[1]);
    const rows = [...(this.options.feedback ?? [])].filter(row => ids.length === 0 || ids.includes(String(row["cfb_feedbackid"])));
    const isPoll = options.includes("<fetch");
    const order = isPoll ? "modifiedon" : "cfb_receivedon";
    const customer = this.options.customer?.[0];
    const joined = isPoll && customer ? { "s.modifiedon": customer["s.modifiedon"], ...openFollowUp(this.options.customer ?? []) } : {};
    return rows
      .map(row => ({ ...(options.includes("cfb_text") ? row : { ...row, cfb_text: undefined, cfb_evidence: undefined }), ...joined }) as Row)
      .sort((a, b) => String(b[order]).localeCompare(String(a[order])) || String(a["cfb_feedbackid"]).localeCompare(String(b["cfb_feedbackid"])));
  }
}

function openFollowUp(rows: readonly Row[]): Row {
  const open = rows.find(row => row["f.statecode"] === 0);
  return open ? { "f.cfb_followupid": open["f.cfb_followupid"], "f.modifiedon": open["f.modifiedon"] } : {};
}

export interface FakeFormOptions {
  table?: string;
  id?: string;
  name?: string;
  customer?: { id: string; entityType: string; name: string } | null;
}

/** A form context with a post-save event that tests can raise. */
export class FakeForm implements FormContext {
  readonly saved = new Set<() => void>();
  constructor(public options: FakeFormOptions) {}

  readonly data = {
    entity: {
      getEntityName: (): string => this.options.table ?? "account",
      getId: (): string => this.options.id ?? "",
      getPrimaryAttributeValue: (): string => this.options.name ?? "",
      addOnPostSave: (handler: () => void): void => void this.saved.add(handler),
      removeOnPostSave: (handler: () => void): void => void this.saved.delete(handler)
    }
  };

  getAttribute(name: string): { getValue(): unknown } | null {
    const customer = this.options.customer;
    return name === "customerid" && customer !== undefined ? { getValue: () => (customer ? [customer] : null) } : null;
  }
}
