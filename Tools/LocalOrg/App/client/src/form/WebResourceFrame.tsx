import { useEffect } from "preact/hooks";
import type { FormControl } from "../api/definitions";
import type { FrameRegistry } from "../xrm/formContext";
import { useSession } from "../shell/session";
import { braced } from "./values";
import type { FormRecord } from "./record";

/** A web resource in a frame, with the query string the platform passes to it. */
export function WebResourceFrame({ control, label, record, frames, rows }: { control: FormControl; label: string; record: FormRecord; frames: FrameRegistry; rows: number }) {
  const { language } = useSession();
  useEffect(() => () => frames.removed(control.id), []);
  const parameters = control.parameters;
  const query = new URLSearchParams();
  if (parameters["Data"]) {
    query.set("data", parameters["Data"]);
  }
  if (parameters["PassParameters"] === "true") {
    query.set("typename", record.table.logicalName);
    query.set("type", String(record.table.objectTypeCode));
    query.set("id", record.id ? braced(record.id) : "");
    query.set("orgname", "localorg");
    query.set("userlcid", String(language.id));
    query.set("orglcid", "1033");
  }
  const suffix = query.toString();
  return (
    <iframe
      id={`control-${control.id}`}
      class="webresource"
      title={label}
      style={{ minHeight: `${Math.max(rows, 4) * 40}px` }}
      src={`/WebResources/${parameters["Url"] ?? ""}${suffix ? `?${suffix}` : ""}`}
      onLoad={(e) => {
        const loaded = e.currentTarget.contentWindow;
        if (loaded) {
          frames.loaded(control.id, loaded);
        }
      }}
    />
  );
}
