import type { ComponentChildren } from "preact";
import type { Column } from "../api/definitions";
import type { FormRecord } from "../form/record";
import type { FieldValue, LookupValue, PartyValue } from "../form/values";
import { formatValue } from "../form/values";
import { useSession } from "../shell/session";
import { LookupField } from "./LookupField";
import { PartyField } from "./PartyField";

interface FieldProps {
  id: string;
  column: Column;
  label: string;
  value: FieldValue;
  disabled: boolean;
  onChange(value: FieldValue): void;
}

/** One bound column on a form: label and the editor of its type. */
export function Field({ record, column, label, controlId, disabled }: { record: FormRecord; column: Column; label: string; controlId: string; disabled: boolean }) {
  const locked = disabled || record.isReadOnly || !(record.isNew ? column.canCreate : column.canUpdate);
  const id = `control-${controlId}`;
  const props: FieldProps = { id, column, label, value: record.get(column.name), disabled: locked, onChange: (value) => record.set(column.name, value) };
  return (
    <div class="field" data-column={column.name}>
      <label for={id}>{label}{column.required && !locked && <span class="required" aria-hidden="true"> *</span>}</label>
      <Editor {...props} />
    </div>
  );
}

function Editor(props: FieldProps): ComponentChildren {
  const { strings, language } = useSession();
  const { id, column, value, disabled, onChange } = props;
  if (disabled && column.kind !== "lookup" && column.kind !== "partylist") {
    const text = formatValue(column, value, language.tag);
    if (column.kind === "memo" && /^\s*<(!doctype|html|div|p|body)\b/i.test(text)) {
      // A mail's body: shown as its sender formatted it, in a frame that may run no script and reach nothing.
      return <iframe id={id} class="mail" title={props.label} sandbox="" srcdoc={text} />;
    }
    return <div id={id} class={column.kind === "memo" ? "readonly memo" : "readonly"} tabIndex={0}>{text || (column.secured ? <em class="muted">{strings.secured}</em> : strings.none)}</div>;
  }
  switch (column.kind) {
    case "memo":
      return <textarea id={id} rows={5} maxLength={column.maxLength ?? undefined} value={String(value ?? "")} onInput={(e) => onChange(e.currentTarget.value || null)} />;
    case "integer":
    case "decimal":
    case "money":
      return (
        <input id={id} type="number" step={column.kind === "integer" ? 1 : "any"} min={column.min ?? undefined} max={column.max ?? undefined}
          value={value === null ? "" : String(value)} onInput={(e) => onChange(e.currentTarget.value === "" ? null : Number(e.currentTarget.value))} />
      );
    case "boolean":
      return <OptionList {...props} empty={false} onPick={(v) => onChange(v === 1)} selected={value === null ? null : Number(value)} />;
    case "choice":
    case "state":
    case "status":
      return <OptionList {...props} empty={!column.required} onPick={onChange} selected={value as number | null} />;
    case "choices":
      return (
        <select id={id} multiple size={4} onChange={(e) => onChange([...e.currentTarget.selectedOptions].map((o) => Number(o.value)))}>
          {column.options.map((o) => <option key={o.value} value={String(o.value)} selected={(value as number[] | null)?.includes(o.value) ?? false}>{o.label}</option>)}
        </select>
      );
    case "datetime":
      return (
        <input id={id} type={column.dateOnly ? "date" : "datetime-local"} value={value === null ? "" : localInput(value as Date, column.dateOnly)}
          onChange={(e) => onChange(e.currentTarget.value === "" ? null : new Date(e.currentTarget.value))} />
      );
    case "lookup":
      return <LookupField id={id} column={column} disabled={disabled} value={(value as LookupValue[] | null)?.[0] ?? null} onChange={(v) => onChange(v ? [v] : null)} />;
    case "partylist":
      return <PartyField id={id} label={props.label} disabled={disabled} value={(value as PartyValue[] | null) ?? []} onChange={(v) => onChange(v.length > 0 ? v : null)} />;
    default:
      return <input id={id} type="text" maxLength={column.maxLength ?? undefined} value={String(value ?? "")} onInput={(e) => onChange(e.currentTarget.value || null)} />;
  }
}

function OptionList({ id, column, selected, empty, onPick }: FieldProps & { selected: number | null; empty: boolean; onPick(value: number | null): void }) {
  const { strings } = useSession();
  return (
    <select id={id} value={selected === null ? "" : String(selected)} onChange={(e) => onPick(e.currentTarget.value === "" ? null : Number(e.currentTarget.value))}>
      {(empty || selected === null) && <option value="">{strings.none}</option>}
      {column.options.map((o) => <option key={o.value} value={String(o.value)}>{o.label}</option>)}
    </select>
  );
}

/** A date as an `<input type=datetime-local>` wants it: the browser's local time, to the minute. */
function localInput(value: Date, dateOnly: boolean): string {
  const local = new Date(value.getTime() - value.getTimezoneOffset() * 60_000).toISOString();
  return dateOnly ? local.slice(0, 10) : local.slice(0, 16);
}
