import type { Definitions } from "../api/definitions";
import { retrieve } from "../api/webApi";
import type { FormRecord } from "./record";
import { braced } from "./values";

/**
 * Fills a create form from the parameters it was opened with. A lookup is written `table:guid` (its name is read),
 * everything else as the column's own value.
 */
export async function applyDefaults(record: FormRecord, defaults: Record<string, string>, definitions: Definitions): Promise<void> {
  for (const [name, text] of Object.entries(defaults)) {
    const column = record.table.columns[name];
    if (!column) {
      continue;
    }
    if (column.kind === "lookup" || column.kind === "partylist") {
      const [table = "", id = ""] = text.split(":");
      const target = await definitions.table(table);
      const row = await retrieve(`${target.entitySet}(${id})?$select=${target.primaryName}`);
      const reference = { id: braced(id), name: String(row[target.primaryName] ?? ""), entityType: table };
      record.set(name, column.kind === "lookup" ? [reference] : [{ address: "", reference }]);
    } else if (column.kind === "boolean") {
      record.set(name, text === "true" || text === "1");
    } else if (column.options.length > 0) {
      record.set(name, Number(text));
    } else {
      record.set(name, text);
    }
  }
}
