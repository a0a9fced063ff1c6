import type { Box } from './place.ts';

/**
 * The first cell of `whole` that none of `boxes` covers, by axis; null where all are covered. Along each axis, members
 * that the same boxes cover are looked at once, so the work follows the number of different entries, not of cells.
 */
export function firstUncovered(whole: Box, boxes: readonly Box[]): readonly number[] | null {
  const seek = (axis: number, open: readonly number[]): readonly number[] | null => {
    if (open.length === 0) return whole.slice(axis).map((values) => [...values][0] ?? 0);
    const values = whole[axis];
    if (values === undefined || open.some((box) => coversRest(boxes[box] ?? [], whole, axis))) return null;
    const seen = new Set<string>();
    for (const value of values) {
      const still = open.filter((box) => boxes[box]?.[axis]?.has(value));
      const key = still.join(' ');
      if (seen.has(key)) continue;
      seen.add(key);
      const rest = seek(axis + 1, still);
      if (rest) return [value, ...rest];
    }
    return null;
  };
  return seek(
    0,
    boxes.map((_, position) => position),
  );
}

function coversRest(box: Box, whole: Box, from: number): boolean {
  for (let axis = from; axis < whole.length; axis++) {
    if ((box[axis]?.size ?? 0) < (whole[axis]?.size ?? 0)) return false;
  }
  return true;
}

/** Whether two boxes of one variable have a cell in common. */
export function intersects(a: Box, b: Box): boolean {
  return a.every((values, axis) => [...values].some((value) => b[axis]?.has(value)));
}

/** Whether `outer` covers every cell of `inner`. */
export function contains(outer: Box, inner: Box): boolean {
  return inner.every((values, axis) => [...values].every((value) => outer[axis]?.has(value)));
}
