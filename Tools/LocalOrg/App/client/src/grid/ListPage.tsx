import { useEffect, useState } from "preact/hooks";
import type { Table, View } from "../api/definitions";
import { useSession } from "../shell/session";
import { Grid } from "./Grid";
import { withSearch } from "./fetch";

/** A table's page: view selector, search, new, and the rows. */
export function ListPage({ tableName, viewId }: { tableName: string; viewId: string | null }) {
  const { definitions, strings, app, go } = useSession();
  const [state, setState] = useState<{ table: Table; views: View[] } | null>(null);
  const [error, setError] = useState<string | null>(null);
  const [search, setSearch] = useState("");
  const [applied, setApplied] = useState("");
  const [version, setVersion] = useState(0);

  useEffect(() => {
    setState(null);
    setSearch("");
    setApplied("");
    Promise.all([definitions.table(tableName), definitions.views(tableName)])
      .then(([table, views]) => setState({ table, views: views.filter((v) => !v.isQuickFind) }))
      .catch((e: unknown) => setError(String(e)));
  }, [tableName]);

  if (error) {
    return <p class="error" role="alert">{error}</p>;
  }
  if (!state) {
    return <p class="muted" role="status">{strings.loading}</p>;
  }
  const { table, views } = state;
  const view = views.find((v) => v.id === viewId) ?? views.find((v) => v.isDefault) ?? views[0];
  if (!view) {
    return <p class="error" role="alert">{strings.notFound}</p>;
  }
  const fetchXml = applied ? withSearch(view.fetchXml, table.primaryName, applied) : view.fetchXml;
  return (
    <div class="page list-page">
      <div class="commandbar" role="toolbar">
        {table.hasMainForm && <button type="button" onClick={() => go({ kind: "record", app, table: table.logicalName, id: null, formId: null, defaults: {} })}>＋ {strings.new}</button>}
        <button type="button" onClick={() => setVersion(version + 1)}>⟳ {strings.refresh}</button>
      </div>
      <div class="list-head">
        <h1 class="sr">{table.displayCollectionName}</h1>
        <label>
          <span class="sr">{strings.view}</span>
          <select class="view-picker" value={view.id} onChange={(e) => go({ kind: "list", app, table: table.logicalName, viewId: e.currentTarget.value })}>
            {views.map((v) => <option key={v.id} value={v.id}>{v.name}</option>)}
          </select>
        </label>
        <form role="search" onSubmit={(e) => { e.preventDefault(); setApplied(search.trim()); }}>
          <input type="search" value={search} placeholder={strings.search} aria-label={strings.search} onInput={(e) => setSearch(e.currentTarget.value)} />
        </form>
      </div>
      <Grid key={view.id} table={table} view={view} fetchXml={fetchXml} version={version} />
    </div>
  );
}
