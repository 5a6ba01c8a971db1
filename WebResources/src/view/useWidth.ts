import { useEffect, useRef, useState } from "preact/hooks";
import type { RefObject } from "preact";

/** The width in CSS pixels of the element the ref is put on, followed as it changes; `initial` until it is measured. */
export function useWidth(initial: number): { readonly ref: RefObject<HTMLDivElement>; readonly width: number } {
  const ref = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(initial);
  useEffect(() => {
    const element = ref.current;
    if (!element || typeof ResizeObserver === "undefined") return undefined;
    const observer = new ResizeObserver(entries => {
      const measured = Math.round(entries[0]?.contentRect.width ?? 0);
      // A frame on a tab that is not open measures nothing; the last width stays good.
      if (measured > 0) setWidth(measured);
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return { ref, width };
}
