import type { Allocation } from '#shared/allocation/types.ts';
import type { Pivot, PivotInput, PivotRow } from './pivot-row.ts';
import { summing } from './pivot-sums.ts';
import { type PivotNode, pairOf } from './pivot-tree.ts';

/** The pairs that hold nothing: what a first look at an allocation leaves out. */
export function emptyPairs(allocation: Allocation): ReadonlySet<string> {
  const empty = allocation.rows.filter((row) => row.amounts.every((amount) => amount === 0));
  if (empty.length === allocation.rows.length) return new Set();
  return new Set(empty.map((row) => pairOf(row.region, row.line)));
}

/** The rows that the grid shows, from the outermost level down, and the total row. */
export function buildPivot(input: PivotInput): Pivot {
  const { tree, allocation, inherits, parent, isFolded, hidden } = input;
  const summed = summing(input);
  const rows: PivotRow[] = [];
  const foldable: string[] = [];
  const visit = (node: PivotNode, depth: number): void => {
    const children = node.children.filter((child) => !isHidden(child));
    const expandable = children.length > 0;
    if (expandable) foldable.push(node.id);
    const expanded = expandable && !isFolded(node.id);
    rows.push(summed.row(node, depth, expandable, expanded));
    if (expanded) for (const child of children) visit(child, depth + 1);
    else for (const child of children) collect(child);
  };
  const collect = (node: PivotNode): void => {
    if (node.children.length > 0) foldable.push(node.id);
    for (const child of node.children) collect(child);
  };
  const isHidden = (node: PivotNode): boolean =>
    hidden.size > 0 &&
    node.regions.every((region) => node.lines.every((line) => hidden.has(pairOf(region, line)))) &&
    summed.isBlank(node);
  for (const node of tree.nodes) if (!isHidden(node)) visit(node, 0);
  const total = summed.row(tree.all, -1, false, false);
  return { rows, total, foldable, of: { tree, allocation, inherits, parent } };
}
