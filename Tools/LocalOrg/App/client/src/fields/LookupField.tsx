import type { Column } from "../api/definitions";
import { unbraced, type LookupValue } from "../form/values";
import { placeUrl } from "../router";
import { useSession } from "../shell/session";
import { RowPicker } from "./RowPicker";

export function LookupField({ id, column, value, disabled, onChange }: { id: string; column: Column; value: LookupValue | null; disabled: boolean; onChange(value: LookupValue | null): void }) {
  const { strings, app, go } = useSession();
  if (value) {
    const place = { kind: "record", app, table: value.entityType, id: unbraced(value.id), formId: null, defaults: {} } as const;
    return (
      <div class="lookup" id={id} tabIndex={-1}>
        <a href={placeUrl(place)} onClick={(e) => { e.preventDefault(); go(place); }}>{value.name}</a>
        {!disabled && <button type="button" class="icon small" aria-label={`${strings.clear} ${column.label}`} onClick={() => onChange(null)}>✕</button>}
      </div>
    );
  }
  return disabled
    ? <div id={id} class="readonly" tabIndex={0}>{strings.none}</div>
    : <RowPicker id={id} tables={column.targets.map((t) => t.table)} placeholder={strings.pick} onPick={onChange} />;
}
