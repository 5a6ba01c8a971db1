import type { ClientApi, FormContext, UserSettings } from "./data/clientApi";
import { Corrections, type Correction, type StandingCorrection } from "./data/corrections";
import { RequestFailure, toFailure } from "./data/errors";
import { FeedbackReader, onlyStandingChanged, stampOfLoaded, type CatalogueTheme, type PanelData } from "./data/reader";
import { sameTarget, targetOf, type Customer, type Target } from "./data/target";
import { ChangeWatch } from "./data/watch";
import type { Details } from "./model/details";
import type { OrganizationEvent } from "./model/events";
import { formatOf, type Format } from "./text/format";
import { textsOf, type Texts } from "./text/strings";

/** What the panel shows. */
export type PanelState =
  | { readonly kind: "unsaved"; readonly table: string }
  | { readonly kind: "wrongTable" }
  | { readonly kind: "loading" }
  | { readonly kind: "failed"; readonly failure: RequestFailure }
  | ReadyState;

export interface ReadyState {
  readonly kind: "ready";
  readonly data: PanelData;
  readonly loadedAt: number;
  /** Set while the newest refresh failed: the data is older than it should be. */
  readonly stale: RequestFailure | null;
  /** Rows that came since the panel was first painted. */
  readonly arrived: ReadonlySet<string>;
  /** The satisfaction before it moved under the reader's eyes; null while it has not. */
  readonly scoreBefore: number | null;
  readonly events: readonly OrganizationEvent[];
  /** On a contact's form: the account one can switch to, or the contact to go back to. */
  readonly other: Customer | null;
}

/** What views may do. Rejections are RequestFailures. */
export interface Actions {
  retry(): void;
  /** Shows the other customer of the form: a contact's account, or the contact again. */
  show(customer: Customer): void;
  details(ids: readonly string[]): Promise<ReadonlyMap<string, Details>>;
  /** Opens a record; false when that failed. */
  open(table: string, id: string): Promise<boolean>;
  catalogue(): Promise<readonly CatalogueTheme[]>;
  corrections(feedbackId: string): Promise<readonly StandingCorrection[]>;
  correct(feedbackId: string, correction: Correction): Promise<string>;
  undoCorrection(id: string): Promise<void>;
}

export interface Surroundings {
  readonly texts: Texts;
  readonly format: Format;
  readonly actions: Actions;
}

/** How long a busy service is waited for without being asked. */
const LONGEST_WAIT_S = 120;
/** A correction is applied asynchronously: look for it more often than the watch does. */
const LOOK_AFTER_MS = [400, 1_000, 2_000, 4_000];

/** Leads the panel of one form: reads, watches, and hands states to `show`. */
export class PanelController implements Actions {
  readonly texts: Texts;
  readonly format: Format;
  private readonly reader: FeedbackReader;
  private readonly written: Corrections;
  private formTarget: Target | null = null;
  private target: Target | null = null;
  private state: PanelState = { kind: "loading" };
  private watch: ChangeWatch | null = null;
  private generation = 0;
  private events: Promise<readonly OrganizationEvent[]> | null = null;
  private themes: Promise<readonly CatalogueTheme[]> | null = null;
  private standingOnly = false;
  private readonly timers = new Set<ReturnType<typeof setTimeout>>();
  private readonly onSaved = (): void => {
    // After a plain OnSave the record may not have its id yet; the short wait lets the save finish.
    this.later(() => this.follow(), 300);
  };

  constructor(
    private readonly api: ClientApi,
    readonly form: FormContext,
    private readonly paint: (state: PanelState, surroundings: Surroundings) => void,
    private readonly isVisible: () => boolean
  ) {
    this.texts = textsOf(api);
    this.format = formatOf(settingsOf(api), this.texts);
    this.reader = new FeedbackReader(api.WebApi);
    this.written = new Corrections(api.WebApi);
    const entity = form.data.entity;
    if (entity.addOnPostSave) entity.addOnPostSave(this.onSaved);
    else entity.addOnSave?.(this.onSaved);
    this.follow();
  }

  /** Looks at the form again: another record or customer starts anew, the same one is checked for news. */
  follow(): void {
    const target = targetOf(this.form);
    if (target === null || target === "unsaved") {
      this.formTarget = null;
      this.begin(null);
      this.set(target === null ? { kind: "wrongTable" } : { kind: "unsaved", table: this.form.data.entity.getEntityName() });
    } else if (this.formTarget && sameTarget(this.formTarget, target)) {
      if (this.state.kind === "failed") this.retry();
      else this.watch?.checkNow();
    } else {
      this.formTarget = target;
      this.begin(target);
      void this.load();
    }
  }

  checkNow(): void {
    this.watch?.checkNow();
  }

  touch(): void {
    this.watch?.touch();
  }

  /** Ends everything: no request, timer or handler is left behind. */
  dispose(): void {
    this.begin(null);
    const entity = this.form.data.entity;
    if (entity.removeOnPostSave) entity.removeOnPostSave(this.onSaved);
    else entity.removeOnSave?.(this.onSaved);
  }

  retry(): void {
    if (this.state.kind === "failed") this.set({ kind: "loading" });
    void this.load();
  }

  show(customer: Customer): void {
    this.begin({ table: customer.table, id: customer.id, customer });
    void this.load();
  }

  details(ids: readonly string[]): Promise<ReadonlyMap<string, Details>> {
    return this.reader.details(ids);
  }

  catalogue(): Promise<readonly CatalogueTheme[]> {
    this.themes ??= this.reader.catalogue().catch((error: unknown) => {
      this.themes = null;
      throw error;
    });
    return this.themes;
  }

  corrections(feedbackId: string): Promise<readonly StandingCorrection[]> {
    return this.written.of(feedbackId);
  }

  async correct(feedbackId: string, correction: Correction): Promise<string> {
    const id = await this.written.add(feedbackId, correction);
    this.lookOften();
    return id;
  }

  async undoCorrection(id: string): Promise<void> {
    await this.written.undo(id);
    this.lookOften();
  }

  async open(entityName: string, entityId: string): Promise<boolean> {
    try {
      await this.api.Navigation.openForm({ entityName, entityId });
      return true;
    } catch {
      return false;
    }
  }

  private lookOften(): void {
    for (const wait of LOOK_AFTER_MS) this.later(() => this.watch?.checkNow(), wait);
  }

  private later(run: () => void, wait: number): void {
    const timer = setTimeout(() => {
      this.timers.delete(timer);
      run();
    }, wait);
    this.timers.add(timer);
  }

  private begin(target: Target | null): void {
    this.generation += 1;
    this.watch?.stop();
    this.watch = null;
    for (const timer of this.timers) clearTimeout(timer);
    this.timers.clear();
    this.target = target;
    if (target) this.set({ kind: "loading" });
  }

  private set(state: PanelState): void {
    this.state = state;
    this.paint(state, { texts: this.texts, format: this.format, actions: this });
  }

  private async load(): Promise<void> {
    try {
      await this.refresh();
    } catch {
      // refresh has already shown the failure; the watch, if any, goes on.
    }
  }

  private async refresh(): Promise<void> {
    const target = this.target;
    const generation = this.generation;
    if (!target) return;
    try {
      const data = await this.reader.load(target);
      if (generation === this.generation) this.take(data);
    } catch (error) {
      if (generation !== this.generation) return;
      const failure = toFailure(error, "cfb_feedback", true);
      if (this.state.kind === "ready") this.set({ ...this.state, stale: failure });
      else this.fail(failure);
      throw failure;
    }
  }

  private fail(failure: RequestFailure): void {
    this.set({ kind: "failed", failure });
    // The service said when it will be ready again: no need for the reader to press a button.
    if (failure.kind === "busy" && failure.retryAfter !== null && failure.retryAfter <= LONGEST_WAIT_S) {
      this.later(() => { if (this.state.kind === "failed") this.retry(); }, failure.retryAfter * 1000);
    }
  }

  private take(data: PanelData): void {
    const before = this.state.kind === "ready" ? this.state : null;
    const arrived = new Set(before?.arrived);
    if (before) {
      const known = new Set(before.data.feedback.map(row => row.id));
      for (const row of data.feedback) if (!known.has(row.id)) arrived.add(row.id);
    }
    this.set({
      kind: "ready", data, arrived, loadedAt: Date.now(), stale: null, scoreBefore: scoreBefore(before, data),
      events: before?.events ?? [], other: this.otherCustomer(data)
    });
    if (!this.watch) this.startWatch(data.target, stampOfLoaded(data));
    if (!before && data.feedback.length > 0) void this.readEvents();
  }

  // After the first content: releases and improvements are the same for every customer and seldom change.
  private async readEvents(): Promise<void> {
    const generation = this.generation;
    this.events ??= this.reader.events();
    const events = await this.events;
    if (generation === this.generation && this.state.kind === "ready" && events.length > 0) this.set({ ...this.state, events });
  }

  private otherCustomer(data: PanelData): Customer | null {
    const form = this.formTarget;
    if (form?.table !== "contact") return null;
    return data.target.table === "contact" ? data.account : form.customer;
  }

  private async changed(target: Target, before: string, after: string): Promise<void> {
    // Called a second time with equal stamps: the same again.
    if (before !== after) this.standingOnly = onlyStandingChanged(before, after);
    if (!this.standingOnly || this.state.kind !== "ready") return this.refresh();
    const generation = this.generation;
    const customer = await this.reader.customer(target.customer);
    if (generation !== this.generation || this.state.kind !== "ready") return undefined;
    const data = { ...this.state.data, ...customer };
    this.set({ ...this.state, data, scoreBefore: scoreBefore(this.state, data) });
    return undefined;
  }

  private startWatch(target: Target, stamp: string): void {
    this.watch = new ChangeWatch({
      check: () => this.reader.lastChange(target),
      changed: (before, after) => this.changed(target, before, after),
      isVisible: this.isVisible,
      now: () => Date.now()
    }, stamp);
    this.watch.start();
  }
}

function scoreBefore(before: ReadyState | null, data: PanelData): number | null {
  if (!before) return null;
  const was = scoreOf(before.data);
  return was !== null && scoreOf(data) !== null && Math.round(was) !== Math.round(scoreOf(data) ?? was) ? was : before.scoreBefore;
}

function scoreOf({ standing }: PanelData): number | null {
  return standing && !(standing instanceof RequestFailure) ? standing.score : null;
}

function settingsOf(api: ClientApi): UserSettings {
  try {
    return api.Utility.getGlobalContext().userSettings;
  } catch {
    return { languageId: 1033 };
  }
}
