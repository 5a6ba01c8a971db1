import type { ClientApi, FormContext } from "./data/clientApi";
import { RequestFailure, toFailure } from "./data/errors";
import { FeedbackReader, stampOfLoaded, type PanelData } from "./data/reader";
import { sameTarget, targetOf, type Target } from "./data/target";
import { ChangeWatch } from "./data/watch";
import { sourceOf, type Feedback, type Words } from "./model/feedback";
import { formatOf, type Format } from "./text/format";
import { textsOf, type Texts } from "./text/strings";

/** What the panel shows. */
export type PanelState =
  | { readonly kind: "unsaved" }
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
}

/** What views may do. */
export interface Actions {
  retry(): void;
  /** The words of rows beyond those loaded first. Rejects with a RequestFailure. */
  words(ids: readonly string[]): Promise<ReadonlyMap<string, Words>>;
  /** Opens the record the words came from; false when that failed. */
  openSource(feedback: Feedback): Promise<boolean>;
  openFeedback(feedback: Feedback): Promise<boolean>;
}

export interface Surroundings {
  readonly texts: Texts;
  readonly format: Format;
  readonly actions: Actions;
}

/** Leads the panel of one form: reads, watches, and hands states to `show`. */
export class PanelController implements Actions {
  readonly texts: Texts;
  readonly format: Format;
  private readonly reader: FeedbackReader;
  private target: Target | null = null;
  private state: PanelState = { kind: "loading" };
  private watch: ChangeWatch | null = null;
  private generation = 0;
  private readonly onSaved = (): void => {
    // After a plain OnSave the record may not have its id yet; the short wait lets the save finish.
    setTimeout(() => this.follow(), 300);
  };

  constructor(
    private readonly api: ClientApi,
    readonly form: FormContext,
    private readonly show: (state: PanelState, surroundings: Surroundings) => void,
    private readonly isVisible: () => boolean
  ) {
    this.texts = textsOf(api);
    this.format = formatOf(languageOf(api), this.texts);
    this.reader = new FeedbackReader(api.WebApi);
    const entity = form.data.entity;
    if (entity.addOnPostSave) entity.addOnPostSave(this.onSaved);
    else entity.addOnSave?.(this.onSaved);
    this.follow();
  }

  /** Looks at the form again: another record or customer starts anew, the same one is checked for news. */
  follow(): void {
    const target = targetOf(this.form);
    if (target === null || target === "unsaved") {
      this.begin(null);
      this.set({ kind: target === null ? "wrongTable" : "unsaved" });
    } else if (this.target && sameTarget(this.target, target)) {
      if (this.state.kind === "failed") this.retry();
      else this.watch?.checkNow();
    } else {
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

  words(ids: readonly string[]): Promise<ReadonlyMap<string, Words>> {
    return this.reader.words(ids);
  }

  openSource(feedback: Feedback): Promise<boolean> {
    const source = sourceOf(feedback);
    return source ? this.open(source.table, source.id) : Promise.resolve(false);
  }

  openFeedback(feedback: Feedback): Promise<boolean> {
    return this.open("cfb_feedback", feedback.id);
  }

  private async open(entityName: string, entityId: string): Promise<boolean> {
    try {
      await this.api.Navigation.openForm({ entityName, entityId });
      return true;
    } catch {
      return false;
    }
  }

  private begin(target: Target | null): void {
    this.generation += 1;
    this.watch?.stop();
    this.watch = null;
    this.target = target;
    if (target) this.set({ kind: "loading" });
  }

  private set(state: PanelState): void {
    this.state = state;
    this.show(state, { texts: this.texts, format: this.format, actions: this });
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
      if (generation !== this.generation) return;
      const before = this.state.kind === "ready" ? this.state : null;
      const arrived = new Set(before?.arrived);
      if (before) {
        const known = new Set(before.data.feedback.map(row => row.id));
        for (const row of data.feedback) if (!known.has(row.id)) arrived.add(row.id);
      }
      this.set({ kind: "ready", data, arrived, loadedAt: Date.now(), stale: null });
      if (!this.watch) this.startWatch(target, stampOfLoaded(data.feedback));
    } catch (error) {
      if (generation !== this.generation) return;
      const failure = toFailure(error, "cfb_feedback", true);
      this.set(this.state.kind === "ready" ? { ...this.state, stale: failure } : { kind: "failed", failure });
      throw failure;
    }
  }

  private startWatch(target: Target, stamp: string): void {
    this.watch = new ChangeWatch({
      check: () => this.reader.lastChange(target),
      changed: () => this.refresh(),
      isVisible: this.isVisible,
      now: () => Date.now()
    }, stamp);
    this.watch.start();
  }
}

function languageOf(api: ClientApi): number {
  try {
    return api.Utility.getGlobalContext().userSettings.languageId;
  } catch {
    return 1033;
  }
}
