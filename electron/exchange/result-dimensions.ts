import type { At } from '#shared/result.ts';

/** The dimensions that any output varies by, in order of first appearance, the period last. */
export function resultDimensions(
  outputs: readonly { readonly cells: readonly { readonly at: At }[] }[],
): string[] {
  const seen = new Set(outputs.flatMap((output) => output.cells.flatMap((cell) => Object.keys(cell.at))));
  const dimensions = [...seen].filter((dimension) => dimension !== 'period');
  return seen.has('period') ? [...dimensions, 'period'] : dimensions;
}
