import type { PartyValue } from "../form/values";
import { useSession } from "../shell/session";
import { RowPicker } from "./RowPicker";

const partyTables = ["contact", "account", "systemuser", "queue"];

/** Senders and recipients: rows of the party tables, or bare addresses. */
export function PartyField({ id, label, value, disabled, onChange }: { id: string; label: string; value: PartyValue[]; disabled: boolean; onChange(value: PartyValue[]): void }) {
  const { strings } = useSession();
  return (
    <div class="parties">
      {value.map((party, index) => (
        <span class="chip" key={`${party.reference?.id ?? party.address}`}>
          {party.reference?.name ?? party.address}
          {!disabled && <button type="button" class="icon small" aria-label={`${strings.clear} ${party.reference?.name ?? party.address}`} onClick={() => onChange(value.filter((_, i) => i !== index))}>✕</button>}
        </span>
      ))}
      {disabled && value.length === 0 && <div id={id} class="readonly" tabIndex={0}>{strings.none}</div>}
      {!disabled && (
        <RowPicker id={id} label={label} tables={partyTables} placeholder={strings.address}
          onPick={(reference) => onChange([...value, { address: "", reference }])}
          onText={(address) => onChange([...value, { address, reference: null }])} />
      )}
    </div>
  );
}
