import type { Column, Definitions, Table } from "../api/definitions";
import * as webApi from "../api/webApi";
import { readParties, writeParties } from "./parties";
import { readValue, sameValue, selectName, writeValue, type FieldValue, type PartyValue } from "./values";

export type RecordEvent = "change" | "save" | "postsave" | "load";

/** One row on a form: its values, what the user changed, and who listens. */
export class FormRecord {
  private saved = new Map<string, FieldValue>();
  private current = new Map<string, FieldValue>();
  private readonly listeners = new Map<RecordEvent, Set<(detail: string | null) => void>>();
  private readonly entitySets = new Map<string, string>();
  versionLabel = "";

  constructor(
    readonly table: Table,
    public id: string | null,
    private readonly definitions: Definitions,
    private readonly columnNames: string[],
  ) {}

  get isNew(): boolean {
    return this.id === null;
  }

  /** An inactive row (a resolved case, a completed mail) is read-only, as in a model-driven app. */
  get isReadOnly(): boolean {
    const state = this.saved.get("statecode");
    return !this.isNew && typeof state === "number" && state !== 0;
  }

  get isDirty(): boolean {
    return this.dirtyColumns().length > 0;
  }

  columns(): Column[] {
    return this.columnNames.map((name) => this.table.columns[name]).filter((c): c is Column => c !== undefined);
  }

  get(column: string): FieldValue {
    return this.current.get(column) ?? null;
  }

  set(column: string, value: FieldValue): void {
    if (!sameValue(this.get(column), value)) {
      this.current.set(column, value);
      this.raise("change", column);
    }
  }

  /** The primary name, for titles. */
  get name(): string {
    const value = this.get(this.table.primaryName);
    return typeof value === "string" ? value : "";
  }

  on(event: RecordEvent, listener: (detail: string | null) => void): () => void {
    let set = this.listeners.get(event);
    if (!set) {
      set = new Set();
      this.listeners.set(event, set);
    }
    set.add(listener);
    return () => set.delete(listener);
  }

  /** Reads the row; unsaved changes are dropped. */
  async load(): Promise<void> {
    await this.learnEntitySets();
    if (this.id !== null) {
      const select = [...new Set([this.table.primaryId, this.table.primaryName, ...this.columns().map(selectName).filter((n): n is string => n !== null)])];
      const parties = this.partyColumns();
      const expand = parties.length > 0 ? `&$expand=${this.partyNavigation()}($select=participationtypemask,addressused,_partyid_value)` : "";
      const row = await webApi.retrieve(`${this.table.entitySet}(${this.id})?$select=${select.join(",")}${expand}`);
      this.saved = new Map(this.columns().filter((c) => c.kind !== "partylist").map((c) => [c.name, readValue(c, row)]));
      const name = row[this.table.primaryName];
      this.saved.set(this.table.primaryName, typeof name === "string" ? name : null);
      for (const column of parties) {
        this.saved.set(column.name, readParties(column.name, (row[this.partyNavigation()] as webApi.Row[] | undefined) ?? []));
      }
    }
    this.current = new Map(this.saved);
    this.raise("load", null);
  }

  /** Writes what changed: a create for a new row, else an update of the changed columns only. */
  async save(): Promise<void> {
    this.raise("save", null);
    const body: webApi.Row = {};
    const parties: webApi.Row[] = [];
    for (const column of this.dirtyColumns()) {
      const value = this.get(column.name);
      if (column.kind === "partylist") {
        parties.push(...writeParties(column.name, (value as PartyValue[] | null) ?? [], (t) => this.entitySetOf(t)));
      } else {
        writeValue(column, value, (t) => this.entitySetOf(t), body);
      }
    }
    if (parties.length > 0) {
      body[this.partyNavigation()] = parties;
    }
    if (this.id === null) {
      this.id = await webApi.create(this.table.entitySet, body);
    } else if (Object.keys(body).length > 0) {
      await webApi.update(`${this.table.entitySet}(${this.id})`, body);
    }
    await this.load();
    this.raise("postsave", null);
  }

  /** A new row without an owner is given to its creator by the service, so that column is never missing. */
  missingRequired(): Column[] {
    return this.columns().filter((c) => c.required && c.canCreate && isEmpty(this.get(c.name)) && !(this.isNew && c.name === "ownerid"));
  }

  private dirtyColumns(): Column[] {
    return this.columns().filter((c) => !sameValue(this.current.get(c.name) ?? null, this.saved.get(c.name) ?? null));
  }

  private partyColumns(): Column[] {
    return this.columns().filter((c) => c.kind === "partylist");
  }

  private partyNavigation(): string {
    return `${this.table.logicalName}_activity_parties`;
  }

  private entitySetOf(table: string): string {
    const known = this.entitySets.get(table);
    if (!known) {
      throw new Error(`The table ${table} is not a target of any column on this form.`);
    }
    return known;
  }

  private async learnEntitySets(): Promise<void> {
    for (const target of this.columns().flatMap((c) => c.targets)) {
      this.entitySets.set(target.table, target.entitySet);
    }
    if (this.partyColumns().length > 0) {
      for (const table of ["account", "contact", "systemuser", "queue"]) {
        this.entitySets.set(table, (await this.definitions.table(table)).entitySet);
      }
    }
  }

  private raise(event: RecordEvent, detail: string | null): void {
    for (const listener of [...(this.listeners.get(event) ?? [])]) {
      listener(detail);
    }
  }
}

function isEmpty(value: FieldValue): boolean {
  return value === null || value === "" || (Array.isArray(value) && value.length === 0);
}
