import { useEffect, useState } from "preact/hooks";
import type { Table, View } from "../api/definitions";
import { retrieveMultiple, type Row } from "../api/webApi";
import { displayText } from "../form/values";
import { placeUrl } from "../router";
import { useSession } from "../shell/session";
import { fill } from "../strings";
import { withOrder, withPage } from "./fetch";

interface Loaded {
  rows: Row[];
  page: number;
  more: boolean;
}

/** The rows of a view, sortable by column, loaded page by page. `version` reloads it. */
export function Grid({ table, view, fetchXml, version, pageSize = 50 }: { table: Table; view: View; fetchXml: string; version: number; pageSize?: number }) {
  const { strings, language, app, go } = useSession();
  const [order, setOrder] = useState<{ column: string; descending: boolean } | null>(null);
  const [loaded, setLoaded] = useState<Loaded | null>(null);
  const [error, setError] = useState<string | null>(null);
  const query = order ? withOrder(fetchXml, order.column, order.descending) : fetchXml;

  const load = async (page: number, before: Row[]) => {
    try {
      const answer = await retrieveMultiple(`${table.entitySet}?fetchXml=${encodeURIComponent(withPage(query, page, pageSize))}`);
      setLoaded({ rows: [...before, ...answer.rows], page, more: answer.rows.length === pageSize });
      setError(null);
    } catch (e) {
      setError(e instanceof Error ? e.message : String(e));
    }
  };
  useEffect(() => {
    setLoaded(null);
    void load(1, []);
  }, [query, version]);

  if (error) {
    return <p class="error" role="alert">{error}</p>;
  }
  if (!loaded) {
    return <p class="muted" role="status">{strings.loading}</p>;
  }
  const sortBy = (column: string) => setOrder({ column, descending: order?.column === column ? !order.descending : false });
  return (
    <div class="grid">
      <div class="grid-scroll">
        <table>
          <thead>
            <tr>
              {view.columns.map((column) => (
                <th key={column.name} scope="col" aria-sort={order?.column === column.name ? (order.descending ? "descending" : "ascending") : "none"}>
                  <button type="button" onClick={() => sortBy(column.name)}>{column.label}</button>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {loaded.rows.map((row) => {
              const id = String(row[table.primaryId] ?? "");
              const place = { kind: "record", app, table: table.logicalName, id, formId: null, defaults: {} } as const;
              return (
                <tr key={id} onDblClick={() => go(place)}>
                  {view.columns.map((column, index) => {
                    const text = displayText(table.columns[column.name], column.name, row, language.tag);
                    return (
                      <td key={column.name} title={text}>
                        {index === 0 ? <a href={placeUrl(place)} onClick={(e) => { e.preventDefault(); go(place); }}>{text || strings.none}</a> : text}
                      </td>
                    );
                  })}
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      <footer class="grid-foot">
        {loaded.rows.length === 0 ? strings.noRows : fill(loaded.more ? strings.rowsAtLeast : strings.rows, loaded.rows.length)}
        {loaded.more && <button type="button" onClick={() => void load(loaded.page + 1, loaded.rows)}>{strings.more}</button>}
      </footer>
    </div>
  );
}
