import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { useSession } from "../shell/session";
import { fill } from "../strings";
import { FrameRegistry } from "../xrm/formContext";
import type { ResourceStrings } from "../xrm/utility";
import { TabBody } from "./FormBody";
import { useForm } from "./useForm";

export interface QuickCreateRequest {
  table: string;
  defaults: Record<string, string>;
  answer(id: string | null): void;
}

/** A create form in a drawer over the page one is on; it answers with the new row's id, or null when cancelled. */
export function QuickCreate({ request, resources }: { request: QuickCreateRequest; resources: ResourceStrings }) {
  const { strings } = useSession();
  const { open, error } = useForm(request.table, null, null, "quickCreate", request.defaults, resources);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const frames = useMemo(() => new FrameRegistry(), []);
  const drawer = useRef<HTMLElement>(null);
  useEffect(() => {
    drawer.current?.querySelector<HTMLElement>("input, textarea, select")?.focus();
  }, [open]);

  const save = async () => {
    if (!open) {
      return;
    }
    const missing = open.record.missingRequired();
    if (missing.length > 0) {
      setProblem(missing.map((c) => fill(strings.required, c.label)).join("\n"));
      return;
    }
    setBusy(true);
    try {
      await open.record.save();
      request.answer(open.record.id);
    } catch (e) {
      setProblem(e instanceof Error ? e.message : String(e));
      setBusy(false);
    }
  };
  const title = open ? fill(strings.newRecord, open.table.displayName) : strings.loading;
  return (
    <aside ref={drawer} class="drawer" role="dialog" aria-modal="true" aria-label={title} data-table={request.table}
      onKeyDown={(e) => { if (e.key === "Escape" && !e.defaultPrevented) { request.answer(null); } }}>
      <header>
        <h2>{title}</h2>
        <button type="button" class="icon" aria-label={strings.close} onClick={() => request.answer(null)}>✕</button>
      </header>
      <div class="drawer-body">
        {(error ?? problem) && <p class="notice error" role="alert">{error ?? problem}</p>}
        {open?.form.tabs.filter((t) => t.visible).map((tab) => <TabBody key={tab.name} tab={withoutFrames(tab)} record={open.record} frames={frames} version={0} open />)}
      </div>
      <footer>
        <button type="button" class="primary" disabled={busy || !open} onClick={() => void save()}>{busy ? strings.saving : strings.save}</button>
        <button type="button" onClick={() => request.answer(null)}>{strings.cancel}</button>
      </footer>
    </aside>
  );
}

type Tab = NonNullable<ReturnType<typeof useForm>["open"]>["form"]["tabs"][number];

/** A quick-create form shows fields only: frames and sub-grids need a saved row. */
function withoutFrames(tab: Tab): Tab {
  return {
    ...tab,
    columns: tab.columns.map((column) => ({
      ...column,
      sections: column.sections
        .map((section) => ({ ...section, rows: section.rows.map((row) => row.filter((cell) => cell.control?.kind === "field")) }))
        .filter((section) => section.rows.some((row) => row.length > 0)),
    })),
  };
}
