import { useRef, useState } from "preact/hooks";
import { brushed, type Period, type Range } from "../model/period";

/** Fewer pixels than this are a click, not a drag. */
const DRAG = 8;

interface Brush {
  /** Left and right edge in pixels while dragging. */
  readonly brush: readonly [number, number] | null;
  readonly handlers: {
    onPointerDown(event: PointerEvent): void;
    onPointerMove(event: PointerEvent): void;
    onPointerUp(event: PointerEvent): void;
    onPointerCancel(): void;
  };
}

/** Dragging over a chart's area chooses a stretch of time. Keyboards use the overview's handles and the period's buttons. */
export function useBrush(place: (time: number) => number, time: (at: number) => number, whole: Range, left: number, right: number, onPeriod: (period: Period) => void): Brush {
  const [edges, setEdges] = useState<readonly [number, number] | null>(null);
  const start = useRef<number | null>(null);
  const at = (event: PointerEvent): number => {
    const svg = (event.currentTarget as SVGElement).ownerSVGElement;
    const box = svg?.getBoundingClientRect();
    return Math.max(left, Math.min(right, event.clientX - (box?.left ?? 0)));
  };
  const end = (): void => {
    start.current = null;
    setEdges(null);
  };
  return {
    brush: edges && ([Math.min(...edges), Math.max(...edges)] as const),
    handlers: {
      onPointerDown(event) {
        if (event.button !== 0) return;
        start.current = time(at(event));
        (event.currentTarget as SVGElement).setPointerCapture(event.pointerId);
      },
      onPointerMove(event) {
        if (start.current !== null) setEdges([place(start.current), at(event)]);
      },
      onPointerUp(event) {
        const from = start.current;
        if (from !== null && Math.abs(place(from) - at(event)) >= DRAG) onPeriod(brushed(from, time(at(event)), whole));
        end();
      },
      onPointerCancel: end
    }
  };
}
