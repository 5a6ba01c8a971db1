/** Where rows of unlike height lie: offsets[i] is the top of row i, the last entry the height of all, in pixels. */
export function offsetsOf(ids: readonly string[], heights: ReadonlyMap<string, number>, estimate: number): Float64Array {
  const offsets = new Float64Array(ids.length + 1);
  ids.forEach((id, index) => {
    offsets[index + 1] = (offsets[index] ?? 0) + (heights.get(id) ?? estimate);
  });
  return offsets;
}

/** First and last row that lie between two heights, both inclusive; last is −1 where there are no rows. */
export function rowsBetween(offsets: Float64Array, top: number, bottom: number): { readonly first: number; readonly last: number } {
  const count = offsets.length - 1;
  const first = Math.min(count - 1, rowAt(offsets, top));
  let last = first;
  while (last + 1 < count && (offsets[last + 1] ?? 0) < bottom) last += 1;
  return { first: Math.max(0, first), last };
}

/** The row at a height, by halving. */
function rowAt(offsets: Float64Array, height: number): number {
  let low = 0;
  let high = offsets.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((offsets[middle + 1] ?? Infinity) <= height) low = middle + 1;
    else high = middle;
  }
  return low;
}
