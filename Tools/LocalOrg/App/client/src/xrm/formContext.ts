import type { Form } from "../api/definitions";
import type { FormRecord } from "../form/record";
import { braced, formatValue, type FieldValue } from "../form/values";
import type { Language } from "../strings";
import { refuse } from "./refused";

type Handler = (executionContext: ExecutionContext) => void;

export interface ExecutionContext {
  getFormContext(): unknown;
  getEventSource(): unknown;
  getDepth(): number;
  getContext(): unknown;
}

/** The frames of web-resource controls: a control's window is promised until its tab was opened and the frame loaded. */
export class FrameRegistry {
  private readonly waiting = new Map<string, { promise: Promise<Window>; resolve: (window: Window) => void }>();

  window(control: string): Promise<Window> {
    return this.entry(control).promise;
  }

  /** Called at each load of a frame; a frame that was built anew replaces the window it had before. */
  loaded(control: string, window: Window): void {
    const known = this.entry(control);
    known.resolve(window);
    this.waiting.set(control, { promise: Promise.resolve(window), resolve: () => undefined });
  }

  /** Called when a frame is thrown away: its window is promised again until it is rebuilt. */
  removed(control: string): void {
    this.waiting.delete(control);
  }

  private entry(control: string) {
    let known = this.waiting.get(control);
    if (!known) {
      let resolve: (window: Window) => void = () => undefined;
      const promise = new Promise<Window>((r) => (resolve = r));
      known = { promise, resolve };
      this.waiting.set(control, known);
    }
    return known;
  }
}

export interface FormEnvironment {
  form: Form;
  record: FormRecord;
  frames: FrameRegistry;
  language: Language;
  globalContext: unknown;
  openTab(name: string): void;
  currentTab(): string;
  notify(id: string, text: string | null, level: string): void;
  save(): Promise<void>;
}

export type FormContext = ReturnType<typeof createFormContext>;

/** `formContext`: the client API's view of one form, over the same record the fields edit. */
export function createFormContext(env: FormEnvironment) {
  const { record, form } = env;
  const handlers = new Map<string, Set<Handler>>();
  const add = (event: string) => (handler: Handler) => {
    handlers.set(event, (handlers.get(event) ?? new Set()).add(handler));
  };
  const drop = (event: string) => (handler: Handler) => {
    handlers.get(event)?.delete(handler);
  };
  const executionContext = (source: unknown): ExecutionContext => ({
    getFormContext: () => context,
    getEventSource: () => source,
    getDepth: () => 1,
    getContext: () => env.globalContext,
  });
  const raise = (event: string, source: unknown) => {
    for (const handler of [...(handlers.get(event) ?? [])]) {
      handler(executionContext(source));
    }
  };
  record.on("save", () => raise("save", context.data.entity));
  record.on("postsave", () => raise("postsave", context.data.entity));
  record.on("load", () => raise("load", context.data));
  record.on("change", (column) => raise(`change:${column}`, column ? attribute(column) : null));

  const attribute = (name: string) => {
    const column = record.table.columns[name];
    if (!column) {
      return null;
    }
    return {
      getName: () => name,
      getValue: (): FieldValue => record.get(name),
      setValue: (value: FieldValue) => record.set(name, value),
      getText: () => formatValue(column, record.get(name), env.language.tag),
      getAttributeType: () => column.kind,
      getIsDirty: () => record.isDirty,
      getRequiredLevel: () => (column.required ? "required" : "none"),
      addOnChange: add(`change:${name}`),
      removeOnChange: drop(`change:${name}`),
      fireOnChange: () => raise(`change:${name}`, attribute(name)),
      ...refuse(`attribute(${name})`, ["setRequiredLevel", "setSubmitMode", "setPrecision", "setIsValid", "getUserPrivilege"]),
    };
  };
  const control = (id: string) => {
    const found = allControls(form).find((c) => c.id === id);
    if (!found) {
      return null;
    }
    const shared = {
      getName: () => id,
      getControlType: () => (found.kind === "field" ? "standard" : found.kind),
      getAttribute: () => (found.column ? attribute(found.column) : null),
      getVisible: () => true,
      setFocus: () => document.getElementById(`control-${id}`)?.focus(),
    };
    if (found.kind !== "webresource") {
      return { ...shared, getDisabled: () => found.disabled, ...refuse(`control(${id})`, ["setVisible", "setDisabled", "setLabel", "setNotification", "clearNotification", "addPreSearch"]) };
    }
    return {
      ...shared,
      getContentWindow: () => env.frames.window(id),
      getObject: () => document.getElementById(`control-${id}`),
      getSrc: () => (document.getElementById(`control-${id}`) as HTMLIFrameElement | null)?.getAttribute("src") ?? "",
      getData: () => found.parameters["Data"] ?? null,
      ...refuse(`control(${id})`, ["setSrc", "setData", "setObject", "setVisible", "getInitialUrl"]),
    };
  };
  const tab = (name: string) => {
    const found = form.tabs.find((t) => t.name === name);
    if (!found) {
      return null;
    }
    return {
      getName: () => name,
      getLabel: () => found.label,
      getVisible: () => found.visible,
      getDisplayState: () => (env.currentTab() === name ? "expanded" : "collapsed"),
      setDisplayState: (state: string) => (state === "expanded" ? env.openTab(name) : undefined),
      setFocus: () => env.openTab(name),
      addTabStateChange: add(`tab:${name}`),
      removeTabStateChange: drop(`tab:${name}`),
      ...refuse(`tab(${name})`, ["setVisible", "setLabel"]),
    };
  };
  const context = {
    data: {
      entity: {
        getId: () => (record.id ? braced(record.id) : ""),
        getEntityName: () => record.table.logicalName,
        getEntityReference: () => ({ id: record.id ? braced(record.id) : "", entityType: record.table.logicalName, name: record.name }),
        getPrimaryAttributeValue: () => record.name,
        getIsDirty: () => record.isDirty,
        addOnSave: add("save"),
        removeOnSave: drop("save"),
        addOnPostSave: add("postsave"),
        removeOnPostSave: drop("postsave"),
        save: () => env.save(),
        attributes: collection(() => record.columns().map((c) => c.name), attribute),
        ...refuse("formContext.data.entity", ["getDataXml", "isValid"]),
      },
      addOnLoad: add("load"),
      removeOnLoad: drop("load"),
      refresh: async (save: boolean) => (save ? env.save() : record.load()),
      save: () => env.save(),
      getIsDirty: () => record.isDirty,
      ...refuse("formContext.data", ["isValid"]),
    },
    ui: {
      getFormType: () => (record.isNew ? 1 : 2),
      tabs: collection(() => form.tabs.map((t) => t.name), tab),
      controls: collection(() => allControls(form).map((c) => c.id), control),
      formSelector: { getCurrentItem: () => ({ getId: () => braced(form.id), getLabel: () => form.name }) },
      setFormNotification: (text: string, level: string, id: string) => {
        env.notify(id, text, level);
        return true;
      },
      clearFormNotification: (id: string) => {
        env.notify(id, null, "");
        return true;
      },
      refreshRibbon: () => undefined,
      addOnLoad: add("formload"),
      removeOnLoad: drop("formload"),
      ...refuse("formContext.ui", ["close", "setFormEntityName", "getViewPortHeight", "getViewPortWidth"]),
    },
    getAttribute: (name: string) => attribute(name),
    getControl: (name: string) => control(name),
  };
  return Object.assign(context, {
    /** Runs the handlers that scripts added to an event; the app calls it, scripts do not. */
    raiseTabStateChange: (name: string) => raise(`tab:${name}`, tab(name)),
    executionContext,
  });
}

function allControls(form: Form) {
  return [...form.header, ...form.tabs.flatMap((t) => t.columns.flatMap((c) => c.sections.flatMap((s) => s.rows.flat())))]
    .map((cell) => cell.control)
    .filter((c) => c !== null);
}

function collection<T>(names: () => string[], get: (name: string) => T | null) {
  return {
    get: (key?: string | number) => {
      if (typeof key === "string") {
        return get(key);
      }
      const all = names().map(get);
      return typeof key === "number" ? all[key] : all;
    },
    getLength: () => names().length,
    forEach: (action: (item: T | null, index: number) => void) => names().forEach((name, index) => action(get(name), index)),
  };
}
