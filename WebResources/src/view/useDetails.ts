import { useEffect, useRef, useState } from "preact/hooks";
import { DETAILS_PAGE } from "../data/queries";
import type { Details } from "../model/details";
import type { Feedback } from "../model/feedback";
import { usePanel } from "./context";

export type DetailsState = Details | "loading" | "failed";

/** Rows that are only passed while scrolling are not asked for. */
const SETTLE_MS = 120;

// A row that changes is read anew; until then what was read before it changed still stands.
const versionOf = (row: Feedback): string => `${row.id} ${row.modifiedOn}`;

/** The words of rows on screen, a page of rows a request, each version of a row once. */
export function useDetails(rows: readonly Feedback[]): (row: Feedback) => DetailsState {
  const { actions } = usePanel();
  const [known, setKnown] = useState<ReadonlyMap<string, Details | "failed">>(new Map());
  const asked = useRef(new Set<string>());
  const first = useRef(true);
  const wanted = rows.map(versionOf).join();
  useEffect(() => {
    let alive = true;
    const timer = setTimeout(() => {
      const missing = rows.filter(row => !asked.current.has(versionOf(row)));
      for (let start = 0; start < missing.length; start += DETAILS_PAGE) {
        const page = missing.slice(start, start + DETAILS_PAGE);
        for (const row of page) asked.current.add(versionOf(row));
        const put = (value: (id: string) => Details | "failed"): void => setKnown(old => {
          const next = new Map(old);
          for (const row of page) next.set(row.id, value(row.id));
          return next;
        });
        actions.details(page.map(row => row.id)).then(
          found => put(id => found.get(id) ?? "failed"),
          () => {
            put(() => "failed");
            // The next time these rows come into view they are asked for again.
            for (const row of page) asked.current.delete(versionOf(row));
          });
      }
    }, first.current ? 0 : SETTLE_MS);
    first.current = false;
    return () => { if (alive) clearTimeout(timer); alive = false; };
  }, [wanted, actions]);
  return row => known.get(row.id) ?? "loading";
}
