import { useEffect, useState } from "preact/hooks";
import type { Table } from "../api/definitions";
import type { LookupValue } from "../form/values";
import { useSession } from "../shell/session";
import { searchRows } from "./search";

interface RowPickerProps {
  id: string;
  label?: string;
  tables: string[];
  placeholder: string;
  onPick(value: LookupValue): void;
  /** Enter on text that is no row (an address, for parties). */
  onText?(text: string): void;
}

/** A text box that suggests rows while one types: a combobox by the ARIA pattern. */
export function RowPicker({ id, label, tables, placeholder, onPick, onText }: RowPickerProps) {
  const { definitions } = useSession();
  const [text, setText] = useState("");
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(0);
  const [found, setFound] = useState<{ row: LookupValue; table: Table }[]>([]);

  useEffect(() => {
    if (!open) {
      return undefined;
    }
    let live = true;
    const timer = setTimeout(async () => {
      const definitionsOf = await Promise.all(tables.map((t) => definitions.table(t)));
      const rows = await searchRows(definitionsOf, text.trim()).catch(() => []);
      if (live) {
        setFound(rows.map((row) => ({ row, table: definitionsOf.find((t) => t.logicalName === row.entityType)! })));
        setActive(0);
      }
    }, 150);
    return () => {
      live = false;
      clearTimeout(timer);
    };
  }, [text, open]);

  const pick = (index: number) => {
    const hit = found[index];
    if (hit) {
      onPick(hit.row);
      setText("");
      setOpen(false);
    }
  };
  const onKeyDown = (e: KeyboardEvent) => {
    if (e.key === "ArrowDown") {
      e.preventDefault();
      setOpen(true);
      setActive(Math.min(active + 1, found.length - 1));
    } else if (e.key === "ArrowUp") {
      e.preventDefault();
      setActive(Math.max(active - 1, 0));
    } else if (e.key === "Escape") {
      setOpen(false);
    } else if (e.key === "Enter" && text.trim()) {
      e.preventDefault();
      if (open && found.length > 0) {
        pick(active);
      } else if (onText) {
        onText(text.trim());
        setText("");
      }
    }
  };
  return (
    <div class="picker">
      <input id={id} type="text" role="combobox" autocomplete="off" aria-label={label} aria-expanded={open && found.length > 0} aria-controls={`${id}-list`}
        aria-activedescendant={open && found.length > 0 ? `${id}-${active}` : undefined} placeholder={placeholder} value={text}
        onInput={(e) => { setText(e.currentTarget.value); setOpen(true); }} onFocus={() => setOpen(true)} onBlur={() => { setOpen(false); if (onText && text.includes("@")) { onText(text.trim()); setText(""); } }} onKeyDown={onKeyDown} />
      {open && found.length > 0 && (
        <ul id={`${id}-list`} role="listbox" class="suggestions">
          {found.map(({ row, table }, index) => (
            <li key={row.id} id={`${id}-${index}`} role="option" aria-selected={index === active} onMouseDown={(e) => { e.preventDefault(); pick(index); }}>
              <span>{row.name}</span> <small>{table.displayName}</small>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
