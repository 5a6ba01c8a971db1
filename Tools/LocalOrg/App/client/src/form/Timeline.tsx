import { useEffect, useState } from "preact/hooks";
import { formatted, retrieveMultiple, type Row } from "../api/webApi";
import { placeUrl } from "../router";
import { useSession } from "../shell/session";
import type { FormRecord } from "./record";

const pageSize = 25;

interface Entry {
  id: string;
  table: string;
  title: string;
  kind: string;
  on: Date;
}

/** What happened with a record: its activities and notes, newest first. */
export function Timeline({ record, version }: { record: FormRecord; version: number }) {
  const { strings, language, app, go } = useSession();
  const [entries, setEntries] = useState<Entry[] | null>(null);
  const [error, setError] = useState<string | null>(null);

  useEffect(() => {
    if (record.id === null) {
      return;
    }
    Promise.all([
      retrieveMultiple(`activitypointers?$select=activityid,subject,activitytypecode,createdon&$filter=_regardingobjectid_value eq ${record.id}&$orderby=createdon desc&$top=${pageSize}`),
      retrieveMultiple(`annotations?$select=annotationid,subject,createdon&$filter=_objectid_value eq ${record.id}&$orderby=createdon desc&$top=${pageSize}`),
    ])
      .then(([activities, notes]) => setEntries([...activities.rows.map(activity), ...notes.rows.map(note)].sort((a, b) => b.on.getTime() - a.on.getTime())))
      .catch((e: unknown) => setError(e instanceof Error ? e.message : String(e)));
  }, [record.id, version]);

  if (record.id === null) {
    return <p class="muted">{strings.saveFirst}</p>;
  }
  if (error) {
    return <p class="error" role="alert">{error}</p>;
  }
  if (!entries) {
    return <p class="muted" role="status">{strings.loading}</p>;
  }
  if (entries.length === 0) {
    return <p class="muted">{strings.noRows}</p>;
  }
  return (
    <ol class="timeline">
      {entries.map((entry) => {
        const place = { kind: "record", app, table: entry.table, id: entry.id, formId: null, defaults: {} } as const;
        return (
          <li key={entry.id}>
            <a href={placeUrl(place)} onClick={(e) => { e.preventDefault(); go(place); }}>{entry.title || strings.none}</a>
            <small>{[entry.kind, entry.on.toLocaleString(language.tag, { dateStyle: "medium", timeStyle: "short" })].filter(Boolean).join(" · ")}</small>
          </li>
        );
      })}
    </ol>
  );
}

function activity(row: Row): Entry {
  const table = String(row["activitytypecode"] ?? "task");
  return { id: String(row["activityid"]), table, title: String(row["subject"] ?? ""), kind: String(row[`activitytypecode${formatted}`] ?? table), on: new Date(String(row["createdon"])) };
}

function note(row: Row): Entry {
  return { id: String(row["annotationid"]), table: "annotation", title: String(row["subject"] ?? ""), kind: "", on: new Date(String(row["createdon"])) };
}
