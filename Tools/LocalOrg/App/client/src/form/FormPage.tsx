import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { useSession } from "../shell/session";
import { fill } from "../strings";
import { createFormContext, FrameRegistry, type FormContext } from "../xrm/formContext";
import type { ResourceStrings } from "../xrm/utility";
import { caseCommands, customerCommands, deleteRecord, ribbonCommand } from "./commands";
import { Cell, TabBody } from "./FormBody";
import type { OpenForm } from "./useForm";
import { useForm } from "./useForm";
import { runHandler } from "./scripts";

interface Notice {
  id: string;
  text: string;
  level: string;
}

interface FormPageProps {
  table: string;
  id: string | null;
  formId: string | null;
  defaults: Record<string, string>;
  /** The tab to open first; null for the form's own first tab. */
  tab: string | null;
  /** True in a side pane: only the tab's content is shown. */
  embedded: boolean;
  resources: ResourceStrings;
}

export function FormPage({ table, id, formId, defaults, tab, embedded, resources }: FormPageProps) {
  const { strings } = useSession();
  const { open, error } = useForm(table, id, formId, "main", defaults, resources);
  if (error) {
    return <p class="error" role="alert">{error}</p>;
  }
  return open ? <LoadedForm key={`${open.form.id}:${open.record.id ?? "new"}`} {...open} startTab={tab} embedded={embedded} /> : <p class="muted" role="status">{strings.loading}</p>;
}

function LoadedForm({ table, form, forms, record, ribbon, startTab, embedded }: OpenForm & { startTab: string | null; embedded: boolean }) {
  const session = useSession();
  const { strings, app, go, language } = session;
  const visibleTabs = form.tabs.filter((t) => t.visible);
  const [tab, setTab] = useState((visibleTabs.find((t) => t.name === startTab) ?? visibleTabs[0])?.name ?? "");
  const [visited, setVisited] = useState<string[]>(tab ? [tab] : []);
  const [notices, setNotices] = useState<Notice[]>([]);
  const [status, setStatus] = useState("");
  const [version, setVersion] = useState(0);
  const frames = useMemo(() => new FrameRegistry(), []);
  const currentTab = useRef(tab);

  const notify = (noticeId: string, text: string | null, level: string) =>
    setNotices((all) => [...all.filter((n) => n.id !== noticeId), ...(text === null ? [] : [{ id: noticeId, text, level }])]);
  const attempt = async (action: () => Promise<unknown>) => {
    notify("app-error", null, "");
    try {
      await action();
    } catch (e) {
      setStatus("");
      notify("app-error", e instanceof Error ? e.message : String(e), "ERROR");
    }
  };
  const save = () => attempt(async () => {
    const missing = record.missingRequired();
    if (missing.length > 0) {
      throw new Error(missing.map((c) => fill(strings.required, c.label)).join("\n"));
    }
    const wasNew = record.isNew;
    setStatus(strings.saving);
    await record.save();
    setStatus(strings.saved);
    setVersion((v) => v + 1);
    if (wasNew && record.id) {
      go({ kind: "record", app, table: table.logicalName, id: record.id, formId: null, defaults: {} });
    }
  });
  const openTab = (name: string) => {
    currentTab.current = name;
    setVisited((all) => (all.includes(name) ? all : [...all, name]));
    setTab(name);
  };

  const context: FormContext = useMemo(() => createFormContext({
    form, record, frames, language, globalContext: session.globalContext(), openTab, currentTab: () => currentTab.current, notify, save,
  }), []);
  const report = (message: string) => notify(message, message, "ERROR");
  useEffect(() => {
    for (const handler of form.handlers.filter((h) => h.event === "onload")) {
      runHandler(handler, context.executionContext(context), report);
    }
    document.title = record.name || fill(strings.newRecord, table.displayName);
  }, []);
  useEffect(() => {
    for (const handler of form.handlers.filter((h) => h.event === "tabstatechange" && (h.tab === null || h.tab === tab))) {
      runHandler(handler, context.executionContext(context.ui.tabs.get(tab)), report);
    }
    context.raiseTabStateChange(tab);
  }, [tab]);

  const ribbonCommands = ribbon.filter((c) => !c.needsSavedRow || !record.isNew).map((c) => ribbonCommand(c, context));
  const commands = [...ribbonCommands, ...customerCommands(record, strings, session.quickCreate), ...caseCommands(record, strings)];
  const remove = () => attempt(async () => {
    if (record.id && (await session.alert("", strings.confirmDelete, true))) {
      await deleteRecord(table, record.id);
      go({ kind: "list", app, table: table.logicalName, viewId: null });
    }
  });
  const panels = visibleTabs.filter((t) => visited.includes(t.name)).map((t) => (
    <div key={t.name} role="tabpanel" id={`panel-${t.name}`} aria-label={t.label} hidden={t.name !== tab}>
      <TabBody tab={t} record={record} frames={frames} version={version} open={t.name === tab} />
    </div>
  ));
  if (embedded) {
    return <article class="page form-page embedded">{panels}</article>;
  }
  return (
    <article class="page form-page" data-table={table.logicalName} data-id={record.id ?? ""}>
      <div class="commandbar" role="toolbar">
        <button type="button" class="primary" disabled={record.isReadOnly} onClick={() => void save()}>{strings.save}</button>
        {!record.isNew && <button type="button" onClick={() => void attempt(async () => { await record.load(); setVersion((v) => v + 1); })}>⟳ {strings.refresh}</button>}
        {commands.map((command) => (
          <button key={command.id} type="button" data-command={command.id} onClick={() => void attempt(async () => { await command.run(); setVersion((v) => v + 1); })}>{command.label}</button>
        ))}
        {!record.isNew && <button type="button" onClick={() => void remove()}>{strings.delete}</button>}
        <span class="status" role="status">{record.isDirty ? strings.unsaved : status}</span>
      </div>
      {notices.map((n) => <p key={n.id} class={`notice ${n.level.toLowerCase()}`} role="alert">{n.text}</p>)}
      <header class="form-head">
        <div>
          <h1>{record.name || fill(strings.newRecord, table.displayName)}</h1>
          <p class="muted">
            {table.displayName} ·{" "}
            <label><span class="sr">{strings.form}</span>
              <select value={form.id} onChange={(e) => go({ kind: "record", app, table: table.logicalName, id: record.id, formId: e.currentTarget.value, defaults: {} })}>
                {forms.map((f) => <option key={f.id} value={f.id}>{f.name}</option>)}
              </select>
            </label>
          </p>
        </div>
        <div class="form-header-cells">{form.header.map((cell) => <Cell key={cell.id} cell={cell} record={record} frames={frames} version={version} open />)}</div>
      </header>
      <div class="tabs" role="tablist">
        {visibleTabs.map((t) => (
          <button key={t.name} type="button" role="tab" id={`tab-${t.name}`} aria-selected={t.name === tab} aria-controls={`panel-${t.name}`} onClick={() => openTab(t.name)}>{t.label}</button>
        ))}
      </div>
      {panels}
    </article>
  );
}
