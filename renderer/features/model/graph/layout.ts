import type { ModelVariable } from '#shared/views-model.ts';

/** What stands in a column of the picture, from the top; heights are of `graph.module.css`. */
export type GraphRow =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'variable'; readonly variable: ModelVariable }
  /** Opens what is left out, or closes it again where nothing is (0). */
  | { readonly kind: 'more'; readonly count: number };

export interface GraphColumn {
  readonly rows: readonly GraphRow[];
  readonly height: number;
}

/** Heights of rows in pixels, the room between them included. */
const HEIGHTS = { heading: 24, variable: 56, more: 36 } as const satisfies Record<GraphRow['kind'], number>;
const CENTRE_HEIGHT = 72;

/** A column of more than this shows that many, and a button for the rest. */
const MOST = 8;
/** So few more are shown rather than a button for them. */
const TOLERATED = 2;
/** So few need no headings. */
const UNGROUPED = 4;

/**
 * One side of the picture: variables in the model's order, by section where there are many of several.
 * @param sectionOf the heading of a variable; empty where it has none
 */
export function graphColumn(
  variables: readonly ModelVariable[],
  sectionOf: (variable: ModelVariable) => string,
  opened: boolean,
): GraphColumn {
  const long = variables.length > MOST + TOLERATED;
  const shown = long && !opened ? variables.slice(0, MOST) : variables;
  const sections = Map.groupBy(shown, sectionOf);
  const grouped = shown.length > UNGROUPED && sections.size > 1;
  const rows: GraphRow[] = [...sections].flatMap(([text, members]): GraphRow[] => [
    ...(grouped && text !== '' ? [{ kind: 'heading' as const, text }] : []),
    ...members.map((variable) => ({ kind: 'variable' as const, variable })),
  ]);
  if (long) rows.push({ kind: 'more', count: variables.length - shown.length });
  return { rows, height: rows.reduce((sum, { kind }) => sum + HEIGHTS[kind], 0) };
}

/** Height of the picture: that of its highest column, all of which are centred. */
export function graphHeight(left: GraphColumn, right: GraphColumn): number {
  return Math.max(left.height, right.height, CENTRE_HEIGHT);
}

/** The middles of the variables of a column, in pixels from the top of a picture of that height. */
export function middlesOf({ rows, height }: GraphColumn, pictureHeight: number): number[] {
  const middles: number[] = [];
  let top = (pictureHeight - height) / 2;
  for (const { kind } of rows) {
    if (kind === 'variable') middles.push(top + HEIGHTS.variable / 2);
    top += HEIGHTS[kind];
  }
  return middles;
}

export type GraphSide = 'uses' | 'this' | 'usedBy';
export interface GraphPlace {
  readonly side: GraphSide;
  /** The number of the variable in its column. */
  readonly at: number;
}

const SIDES: readonly GraphSide[] = ['uses', 'this', 'usedBy'];

/** Where an arrow leads: up and down within a column, left and right to the nearest of the next one. */
export function steppedTo(
  { side, at }: GraphPlace,
  key: string,
  middles: Readonly<Record<GraphSide, readonly number[]>>,
): GraphPlace {
  const across = key === 'ArrowLeft' ? -1 : key === 'ArrowRight' ? 1 : 0;
  if (across === 0) {
    const next = at + (key === 'ArrowDown' ? 1 : -1);
    return { side, at: Math.min(Math.max(next, 0), middles[side].length - 1) };
  }
  const to = SIDES[SIDES.indexOf(side) + across];
  const there = to === undefined ? [] : middles[to];
  if (to === undefined || there.length === 0) return { side, at };
  const height = middles[side][at] ?? 0;
  const distances = there.map((middle) => Math.abs(middle - height));
  return { side: to, at: distances.indexOf(Math.min(...distances)) };
}
