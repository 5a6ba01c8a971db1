import { useEffect, useState } from "preact/hooks";
import type { Form, RibbonCommand, Table } from "../api/definitions";
import { useSession } from "../shell/session";
import { ResourceStrings } from "../xrm/utility";
import { formColumns } from "./columns";
import { applyDefaults } from "./defaults";
import { FormRecord } from "./record";
import { loadLibrary } from "./scripts";

export interface OpenForm {
  table: Table;
  form: Form;
  forms: Form[];
  record: FormRecord;
  ribbon: RibbonCommand[];
}

/** Loads what a form needs: definition, row, strings and libraries; re-renders on every change of the row. */
export function useForm(tableName: string, id: string | null, formId: string | null, type: string, defaults: Record<string, string>, strings: ResourceStrings) {
  const { definitions } = useSession();
  const [open, setOpen] = useState<OpenForm | null>(null);
  const [error, setError] = useState<string | null>(null);
  const [, setTick] = useState(0);

  useEffect(() => {
    let live = true;
    setOpen(null);
    setError(null);
    void (async () => {
      const table = await definitions.table(tableName);
      const wanted = await definitions.forms(tableName, type);
      const forms = wanted.length > 0 ? wanted : await definitions.forms(tableName, "main");
      const form = forms.find((f) => f.id === formId) ?? forms[0];
      if (!form) {
        throw new Error(`The table ${tableName} has no form.`);
      }
      const record = new FormRecord(table, id, definitions, formColumns(form, table, defaults));
      const ribbon = type === "main" ? await definitions.commands(tableName) : [];
      await Promise.all([record.load(), ...form.stringTables.map((name) => strings.load(name))]);
      await applyDefaults(record, defaults, definitions);
      await Promise.all(form.libraries.map(loadLibrary));
      if (live) {
        for (const event of ["change", "load"] as const) {
          record.on(event, () => setTick((t) => t + 1));
        }
        setOpen({ table, form, forms, record, ribbon });
      }
    })().catch((e: unknown) => live && setError(e instanceof Error ? e.message : String(e)));
    return () => {
      live = false;
    };
  }, [tableName, id, formId, type]);

  return { open, error };
}
