import { useEffect, useState } from "preact/hooks";
import type { Table, View } from "../api/definitions";
import type { FormControl } from "../api/definitions";
import { Grid } from "../grid/Grid";
import { withRelated } from "../grid/fetch";
import { useSession } from "../shell/session";
import type { FormRecord } from "./record";

/** A sub-grid: the rows of a view, those related to the record when the control names a relationship. */
export function Subgrid({ control, record, version }: { control: FormControl; record: FormRecord; version: number }) {
  const { definitions, strings } = useSession();
  const [state, setState] = useState<{ table: Table; view: View } | null>(null);
  const [error, setError] = useState<string | null>(null);
  const tableName = control.parameters["TargetEntityType"] ?? "";
  const viewId = (control.parameters["ViewId"] ?? "").replace(/[{}]/g, "").toLowerCase();

  useEffect(() => {
    Promise.all([definitions.table(tableName), definitions.views(tableName)])
      .then(([table, views]) => {
        const view = views.find((v) => v.id === viewId) ?? views.find((v) => v.isDefault);
        if (!view) {
          throw new Error(`The table ${tableName} has no view ${viewId}.`);
        }
        setState({ table, view });
      })
      .catch((e: unknown) => setError(e instanceof Error ? e.message : String(e)));
  }, [tableName, viewId]);

  if (error) {
    return <p class="error" role="alert">{error}</p>;
  }
  if (record.id === null) {
    return <p class="muted">{strings.saveFirst}</p>;
  }
  if (!state) {
    return <p class="muted" role="status">{strings.loading}</p>;
  }
  const column = control.parameters["RelatedColumn"];
  const fetchXml = column ? withRelated(state.view.fetchXml, column, record.id) : state.view.fetchXml;
  return <Grid table={state.table} view={state.view} fetchXml={fetchXml} version={version} />;
}
