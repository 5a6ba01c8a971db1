import { useEffect, useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import type { RefObject } from "preact";
import { offsetsOf, rowsBetween } from "./virtual";

/** Pixels above and below the window that are rendered too. */
const OVERSCAN = 500;
/** Lists up to this long are rendered whole: nothing is gained by less, and a search in the page finds everything. */
const WHOLE = 20;
/** Height of a row nobody has seen yet. */
const ESTIMATE = 150;

interface VirtualRows {
  readonly container: RefObject<HTMLOListElement>;
  /** Indices to render, ascending. */
  readonly indices: readonly number[];
  /** Top of a row within the container. */
  top(index: number): number;
  readonly height: number;
  /** Put on each row's element with its id; measures it. */
  observe(id: string, element: HTMLElement | null): void;
  scrollTo(index: number): void;
}

/** Renders of a long list what is near the window. Rows may have any height, and `kept` ones stay whatever is scrolled. */
export function useVirtualRows(ids: readonly string[], kept: readonly number[]): VirtualRows {
  const container = useRef<HTMLOListElement>(null);
  const heights = useRef(new Map<string, number>());
  const elements = useRef(new Map<string, HTMLElement>());
  const [version, setVersion] = useState(0);
  const [view, setView] = useState({ top: 0, bottom: 900 });
  const offsets = useMemo(() => offsetsOf(ids, heights.current, ESTIMATE), [ids, version]);

  const look = useRef<() => void>(() => undefined);
  look.current = () => {
    if (ids.length <= WHOLE) return;
    const top = -(container.current?.getBoundingClientRect().top ?? 0);
    const next = { top: Math.floor(top / 100) * 100, bottom: Math.ceil((top + window.innerHeight) / 100) * 100 };
    setView(old => (old.top === next.top && old.bottom === next.bottom ? old : next));
  };
  useEffect(() => {
    const onScroll = (): void => look.current();
    window.addEventListener("scroll", onScroll, { passive: true });
    window.addEventListener("resize", onScroll, { passive: true });
    return () => {
      window.removeEventListener("scroll", onScroll);
      window.removeEventListener("resize", onScroll);
    };
  }, []);
  // Whatever stands above the list may have grown with this paint.
  useLayoutEffect(() => look.current());

  const observer = useMemo(() => (typeof ResizeObserver === "undefined" ? null : new ResizeObserver(entries => {
    let changed = false;
    let above = 0;
    const windowTop = -(container.current?.getBoundingClientRect().top ?? 0);
    for (const { target } of entries) {
      const id = (target as HTMLElement).dataset["feedbackId"] ?? "";
      const measured = (target as HTMLElement).offsetHeight;
      const before = heights.current.get(id) ?? ESTIMATE;
      if (measured === 0 || measured === before) continue;
      heights.current.set(id, measured);
      changed = true;
      if ((target as HTMLElement).offsetTop + before <= windowTop) above += measured - before;
    }
    if (!changed) return;
    setVersion(old => old + 1);
    // Rows above the window took their true height: what is being read stays where it is.
    if (above !== 0) window.scrollBy(0, above);
  })), []);
  useEffect(() => () => observer?.disconnect(), [observer]);

  const { first, last } = ids.length <= WHOLE
    ? { first: 0, last: ids.length - 1 }
    : rowsBetween(offsets, Math.max(0, view.top - OVERSCAN), Math.max(0, view.bottom + OVERSCAN));
  const wanted = new Set(kept.filter(index => index >= 0 && index < ids.length));
  for (let index = first; index <= last && index < ids.length; index++) wanted.add(index);
  return {
    container,
    indices: [...wanted].sort((a, b) => a - b),
    top: index => offsets[index] ?? 0,
    height: offsets[ids.length] ?? 0,
    observe(id, element) {
      const before = elements.current.get(id);
      if (before === element) return;
      if (before) observer?.unobserve(before);
      if (element) {
        elements.current.set(id, element);
        observer?.observe(element);
      } else elements.current.delete(id);
    },
    scrollTo(index) {
      const box = container.current?.getBoundingClientRect();
      if (!box) return;
      const top = box.top + (offsets[index] ?? 0);
      const bottom = box.top + (offsets[index + 1] ?? 0);
      if (top < 0 || bottom > window.innerHeight) window.scrollBy(0, top - 72);
    }
  };
}
