import type { Table } from "../api/definitions";
import { retrieveMultiple } from "../api/webApi";
import { braced, type LookupValue } from "../form/values";

/** Up to ten rows of each table whose name contains the text. */
export async function searchRows(tables: Table[], text: string): Promise<LookupValue[]> {
  const found = await Promise.all(
    tables.map(async (table) => {
      const filter = text ? `&$filter=contains(${table.primaryName},'${encodeURIComponent(text.replace(/'/g, "''"))}')` : "";
      const page = await retrieveMultiple(`${table.entitySet}?$select=${table.primaryId},${table.primaryName}${filter}&$orderby=${table.primaryName}&$top=10`);
      return page.rows.map((row) => ({ id: braced(String(row[table.primaryId])), name: String(row[table.primaryName] ?? ""), entityType: table.logicalName }));
    }),
  );
  return found.flat();
}
