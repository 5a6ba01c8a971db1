import type { ClientApi, FormContext } from "../../src/data/clientApi";
import type { Row } from "../../src/model/feedback";

/** A query the fake was asked. */
export interface Asked {
  readonly table: string;
  readonly options: string;
  readonly pageSize: number | undefined;
}

export interface FakeOptions {
  feedback?: Row[];
  mentions?: Row[];
  incidents?: Row[];
  languageId?: number;
  /** Texts of that language; without them every key is missing, as on a form without the resource dependency. */
  strings?: Readonly<Record<string, string>>;
  /** Rejection for a query, or undefined to answer it. */
  fail?: (asked: Asked) => unknown;
  openFails?: boolean;
}

/** A client API over rows in memory. It filters by ids and states only as far as the panel's queries need. */
export class FakeXrm implements ClientApi {
  readonly asked: Asked[] = [];
  readonly opened: { entityName: string; entityId: string }[] = [];

  constructor(readonly options: FakeOptions) {}

  readonly WebApi = {
    retrieveMultipleRecords: (table: string, options = "", pageSize?: number): Promise<{ entities: Row[]; nextLink?: string }> => {
      const asked = { table, options, pageSize };
      this.asked.push(asked);
      const failure = this.options.fail?.(asked);
      if (failure !== undefined) return Promise.reject(failure);
      const rows = this.rowsOf(asked);
      const page = rows.slice(0, pageSize ?? 5000);
      return Promise.resolve(page.length < rows.length ? { entities: page, nextLink: "next" } : { entities: page });
    }
  };

  readonly Utility = {
    // The platform gives null for a key it does not have, whatever its declaration says.
    getResourceString: (_: string, key: string): string => this.options.strings?.[key] ?? (null as unknown as string),
    getGlobalContext: () => ({ userSettings: { languageId: this.options.languageId ?? 1033 } })
  };

  readonly Navigation = {
    openForm: (form: { entityName: string; entityId: string }): Promise<unknown> => {
      this.opened.push(form);
      return this.options.openFails ? Promise.reject({ errorCode: -2147220969, message: "does not exist" }) : Promise.resolve({});
    }
  };

  private rowsOf({ table, options }: Asked): Row[] {
    if (table === "cfb_mention") return this.options.mentions ?? [];
    if (table === "incident") return this.options.incidents ?? [];
    const ids = [...options.matchAll(/cfb_feedbackid eq ([0-9a-f-]{36})/g)].map(match => match[1]);
    const rows = [...(this.options.feedback ?? [])].filter(row => ids.length === 0 || ids.includes(String(row["cfb_feedbackid"])));
    const caseKey = /\$filter=\(cfb_regardingkey eq '([^']+)'/.exec(options)?.[1];
    const order = options.includes("$orderby=modifiedon") ? "modifiedon" : "cfb_receivedon";
    return rows
      .filter(row => caseKey === undefined || row["cfb_sourcekey"] === caseKey || row["cfb_regardingkey"] === caseKey)
      .map(row => (options.includes("cfb_text") ? row : { ...row, cfb_text: undefined, cfb_evidence: undefined }))
      .sort((a, b) => String(b[order]).localeCompare(String(a[order])) || String(a["cfb_feedbackid"]).localeCompare(String(b["cfb_feedbackid"])));
  }
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
