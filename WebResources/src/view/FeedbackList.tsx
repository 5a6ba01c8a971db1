import type { JSX } from "preact";
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import type { Feedback } from "../model/feedback";
import type { ThemeIndex } from "../model/filter";
import { usePanel } from "./context";
import { FeedbackItem } from "./FeedbackItem";
import { useDetails } from "./useDetails";
import { useVirtualRows } from "./useVirtualRows";

interface Props {
  readonly title: string;
  readonly empty: string;
  readonly rows: readonly Feedback[];
  /** Number of rows without any filter. */
  readonly of: number;
  readonly more: boolean;
  readonly index: ThemeIndex;
  readonly arrived: ReadonlySet<string>;
  /** A row chosen on the time line: it is brought into view. */
  readonly selected: { readonly id: string } | null;
  /** Id of the case whose form this is, or null. */
  readonly onCase: string | null;
  readonly onShowAll?: () => void;
}

/** What the customer said, of any number of messages only those near the window rendered. Page keys go from message to message. */
export function FeedbackList({ title, empty, rows, of, more, index, arrived, selected, onCase, onShowAll }: Props): JSX.Element {
  const { texts: t, format } = usePanel();
  const [focused, setFocused] = useState<string | null>(null);
  const elements = useRef(new Map<string, HTMLElement>());
  const ids = useMemo(() => rows.map(row => row.id), [rows]);
  const focusedIndex = focused === null ? -1 : ids.indexOf(focused);
  const selectedIndex = selected === null ? -1 : ids.indexOf(selected.id);
  const { container, indices, top, height, observe, scrollTo } = useVirtualRows(ids, [focusedIndex, selectedIndex]);
  const rendered = indices.map(at => rows[at]).filter((row): row is Feedback => row !== undefined);
  const details = useDetails(rendered);
  const stop = focusedIndex >= 0 ? focusedIndex : 0;

  const focusRow = (at: number): void => {
    const id = ids[at];
    if (id === undefined) return;
    setFocused(id);
    scrollTo(at);
    // The row may only be rendered by this change.
    setTimeout(() => {
      const element = elements.current.get(id);
      element?.focus({ preventScroll: true });
      element?.scrollIntoView({ block: "nearest" });
    }, 30);
  };
  useEffect(() => {
    if (selectedIndex >= 0) focusRow(selectedIndex);
  }, [selected]);

  const onKeyDown = (event: KeyboardEvent): void => {
    const target = event.target as HTMLElement;
    const page = event.key === "PageDown" ? 1 : event.key === "PageUp" ? -1 : 0;
    const arrow = target.matches("li.feedback") ? (event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0) : 0;
    const step = page || arrow;
    if (step === 0 || target.matches("textarea, select")) return;
    event.preventDefault();
    focusRow(Math.max(0, Math.min(ids.length - 1, stop + step)));
  };

  return (
    <section class="card list" aria-label={title}>
      <header class="card-head">
        <h2>{title}</h2>
        <span class="quiet">{rows.length === of ? format.count(of) : t("CountOf", format.count(rows.length), format.count(of))}{more && "+"}</span>
      </header>
      {rows.length === 0 && <p class="quiet">{empty}</p>}
      <ol
        class="feedback-list" ref={container} style={{ height: `${height}px` }}
        onKeyDown={onKeyDown}
        onFocusIn={event => setFocused((event.target as HTMLElement).closest<HTMLElement>("li.feedback")?.dataset["feedbackId"] ?? null)}
      >
        {indices.map(at => {
          const row = rows[at];
          return row && (
            <FeedbackItem
              key={row.id} feedback={row} details={details(row)} themes={index.get(row.id) ?? []} legend={at === 0} top={top(at)} position={at + 1} size={more ? -1 : rows.length}
              stop={at === stop} arrived={arrived.has(row.id)} selected={row.id === selected?.id} onCase={onCase}
              onElement={element => {
                observe(row.id, element);
                if (element) elements.current.set(row.id, element);
                else elements.current.delete(row.id);
              }}
            />
          );
        })}
      </ol>
      {onShowAll && rows.length < of && <button type="button" class="button wide" onClick={onShowAll}>{format.plural("ListShowAll", of)}</button>}
    </section>
  );
}
