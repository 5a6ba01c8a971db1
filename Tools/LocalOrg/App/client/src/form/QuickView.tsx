import { useEffect, useState } from "preact/hooks";
import type { FormControl } from "../api/definitions";
import { Field } from "../fields/Field";
import { useSession } from "../shell/session";
import { allCells, formColumns } from "./columns";
import { FormRecord } from "./record";
import { unbraced, type LookupValue } from "./values";

/** A quick view: some columns of the row a lookup points to, read-only. */
export function QuickView({ control, record }: { control: FormControl; record: FormRecord }) {
  const { definitions, strings } = useSession();
  const [shown, setShown] = useState<{ related: FormRecord; cells: ReturnType<typeof allCells> } | null>(null);
  const reference = control.column ? (record.get(control.column) as LookupValue[] | null)?.[0] : undefined;

  useEffect(() => {
    setShown(null);
    if (!reference) {
      return;
    }
    const formId = /<QuickFormId[^>]*>\{?([0-9a-f-]{36})\}?</i.exec(control.parameters["QuickForms"] ?? "")?.[1]?.toLowerCase();
    void (async () => {
      const [table, forms] = await Promise.all([definitions.table(reference.entityType), definitions.forms(reference.entityType, "quick")]);
      const form = forms.find((f) => f.id === formId) ?? forms[0];
      if (form) {
        const related = new FormRecord(table, unbraced(reference.id), definitions, formColumns(form, table, {}));
        await related.load();
        setShown({ related, cells: allCells(form) });
      }
    })();
  }, [reference?.id]);

  if (!shown) {
    return <p class="muted">{strings.none}</p>;
  }
  return (
    <div class="quickview">
      {shown.cells.map((cell) => {
        const column = cell.control?.column ? shown.related.table.columns[cell.control.column] : undefined;
        return column ? <Field key={cell.id} record={shown.related} column={column} label={cell.label || column.label} controlId={`${control.id}-${column.name}`} disabled /> : null;
      })}
    </div>
  );
}
