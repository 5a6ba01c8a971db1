import type { FormCell, FormSection, FormTab } from "../api/definitions";
import { Field } from "../fields/Field";
import { useSession } from "../shell/session";
import { fill } from "../strings";
import type { FrameRegistry } from "../xrm/formContext";
import { QuickView } from "./QuickView";
import type { FormRecord } from "./record";
import { Subgrid } from "./Subgrid";
import { Timeline } from "./Timeline";
import { WebResourceFrame } from "./WebResourceFrame";

interface BodyProps {
  record: FormRecord;
  frames: FrameRegistry;
  version: number;
  /** False while another tab is shown. */
  open: boolean;
}

/** The content of one tab, as its form XML lays it out: columns, sections, rows, cells. */
export function TabBody({ tab, ...body }: BodyProps & { tab: FormTab }) {
  return (
    <div class="tab-columns">
      {tab.columns.map((column, index) => (
        <div key={index} class="tab-column" style={{ flexGrow: Number.parseFloat(column.width) || 1 }}>
          {column.sections.map((section) => <Section key={section.name} section={section} {...body} />)}
        </div>
      ))}
    </div>
  );
}

function Section({ section, ...body }: BodyProps & { section: FormSection }) {
  return (
    <section class="section" data-section={section.name}>
      {section.showLabel && section.label && <h2>{section.label}</h2>}
      <div class={`cells columns-${section.columns}`}>
        {section.rows.flatMap((row) => row.map((cell) => <Cell key={cell.id} cell={cell} {...body} />))}
      </div>
    </section>
  );
}

export function Cell({ cell, record, frames, version, open }: BodyProps & { cell: FormCell }) {
  const { strings } = useSession();
  const control = cell.control;
  if (!control) {
    return null;
  }
  const wide = cell.colSpan > 1 ? "cell wide" : "cell";
  switch (control.kind) {
    case "field": {
      const column = control.column ? record.table.columns[control.column] : undefined;
      return column ? <div class={wide}><Field record={record} column={column} label={cell.label || column.label} controlId={control.id} disabled={control.disabled} /></div> : null;
    }
    case "webresource":
      // A form may throw a frame away when its tab is left and build it anew when it is opened: here it always does.
      return open && <div class="cell wide"><WebResourceFrame control={control} label={cell.label} record={record} frames={frames} rows={cell.rowSpan} /></div>;
    case "subgrid":
      return <div class="cell wide">{cell.showLabel && <h3>{cell.label}</h3>}<Subgrid control={control} record={record} version={version} /></div>;
    case "timeline":
      return <div class="cell wide"><Timeline record={record} version={version} /></div>;
    case "quickview":
      return <div class="cell wide"><QuickView control={control} record={record} /></div>;
    default:
      return <div class="cell wide"><p class="muted">{fill(strings.unsupportedControl, `${control.id} ${control.classId}`)}</p></div>;
  }
}
