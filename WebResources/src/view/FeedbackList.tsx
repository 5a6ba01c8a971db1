import type { JSX } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import type { ReadyState } from "../controller";
import { WORDS_PAGE } from "../data/queries";
import type { Feedback, Words } from "../model/feedback";
import { usePanel } from "./context";
import { FeedbackItem, type WordsState } from "./FeedbackItem";

const FIRST = 10;

interface Props {
  readonly title: string;
  readonly empty: string;
  /** Newest first. */
  readonly rows: readonly Feedback[];
  readonly state: ReadyState;
  /** A row chosen on the time line: it is brought into view. */
  readonly selected: string | null;
  /** Whether the first entry explains the marks. */
  readonly legend: boolean;
  /** Id of the case whose form this is, or null. */
  readonly onCase: string | null;
}

export function FeedbackList({ title, empty, rows, state, selected, legend, onCase }: Props): JSX.Element {
  const { texts: t, format } = usePanel();
  const [count, setCount] = useState(FIRST);
  const elements = useRef(new Map<string, HTMLElement>());
  const selectedIndex = rows.findIndex(row => row.id === selected);
  const shown = rows.slice(0, Math.max(count, selectedIndex + 1));
  const words = useWords(shown, state);

  useEffect(() => {
    const element = selected === null ? undefined : elements.current.get(selected);
    element?.focus({ preventScroll: true });
    element?.scrollIntoView({ block: "nearest" });
  }, [selected]);

  return (
    <section class="card" aria-label={title}>
      <header class="card-head"><h2>{title}</h2><span class="quiet">{format.count(rows.length)}{state.data.more && "+"}</span></header>
      {rows.length === 0 && <p class="quiet">{empty}</p>}
      <ol class="feedback-list">
        {shown.map((row, index) => (
          <FeedbackItem
            key={row.id} feedback={row} words={words(row.id)} first={index === 0} legend={legend && index === 0} arrived={state.arrived.has(row.id)}
            selected={row.id === selected} onCase={onCase}
            onElement={element => { if (element) elements.current.set(row.id, element); else elements.current.delete(row.id); }}
          />
        ))}
      </ol>
      {rows.length > shown.length && (
        <button type="button" class="button wide" onClick={() => setCount(shown.length + WORDS_PAGE)}>
          {t("ListMore", format.count(Math.min(WORDS_PAGE, rows.length - shown.length)))}
        </button>
      )}
    </section>
  );
}

/** The words of shown rows: those read with the panel, the rest fetched a page at a time as they come into the list. */
function useWords(shown: readonly Feedback[], state: ReadyState): (id: string) => WordsState {
  const { actions } = usePanel();
  const [fetched, setFetched] = useState<ReadonlyMap<string, Words | "failed">>(new Map());
  const asked = useRef(new Set<string>());
  // Words of an older read may have changed with it; the refresh brings the newest ones again, the rest is asked anew.
  const seen = useRef(state.data);
  if (seen.current !== state.data) {
    seen.current = state.data;
    asked.current = new Set();
  }
  useEffect(() => {
    const missing = shown.map(row => row.id).filter(id => !state.data.words.has(id) && !asked.current.has(id));
    for (let start = 0; start < missing.length; start += WORDS_PAGE) {
      const ids = missing.slice(start, start + WORDS_PAGE);
      for (const id of ids) asked.current.add(id);
      const put = (value: (id: string) => Words | "failed"): void => setFetched(old => new Map([...old, ...ids.map(id => [id, value(id)] as const)]));
      actions.words(ids).then(found => put(id => found.get(id) ?? "failed"), () => put(() => "failed"));
    }
  }, [shown.length, state.data]);
  return id => state.data.words.get(id) ?? fetched.get(id) ?? "loading";
}
