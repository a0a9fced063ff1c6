import type { Allocation, Lock } from '#shared/allocation/types.ts';
import { minorUnits } from '#shared/money.ts';
import { buildPivot } from '../../renderer/features/allocate/pivot.ts';
import type { Pivot, PivotInput, PivotView } from '../../renderer/features/allocate/pivot-row.ts';
import { pivotTree } from '../../renderer/features/allocate/pivot-tree.ts';
import type { Sheet } from '../../renderer/features/allocate/sheet.ts';
import { type Grain, sheetColumns } from '../../renderer/features/allocate/sheet-columns.ts';

export const REGIONS = ['sea', 'eu'] as const;
export const LINES = ['ads', 'brand', 'rent'] as const;
export const PERIODS = 3;

/** Two regions, three lines (two of them marketing), three periods; amounts that tell cells apart. */
export function smallAllocation(locks: Lock[] = [], amountOf = defaultAmount): Allocation {
  return {
    regions: [...REGIONS],
    lines: [...LINES],
    periods: PERIODS,
    rows: REGIONS.flatMap((region, r) =>
      LINES.map((line, l) => ({
        region,
        line,
        amounts: Array.from({ length: PERIODS }, (_, p) => minorUnits(amountOf(r, l, p))),
        own: r === 0,
      })),
    ),
    locks,
  };
}

const defaultAmount = (r: number, l: number, p: number) => 100_000 * (r + 1) + 10_000 * (l + 1) + 100 * p;

export const CATEGORIES = [
  { id: 'marketing', label: 'Marketing', lines: ['ads', 'brand'] },
  { id: 'people', label: 'People', lines: ['rent'] },
];

const treeOf = (view: PivotView) =>
  pivotTree({
    regions: REGIONS,
    lines: LINES,
    view,
    categories: CATEGORIES,
    labels: { region: (id) => id.toUpperCase(), line: (id) => id },
    totalLabel: 'Total',
  });
const TREES = { region: treeOf('region'), category: treeOf('category') };

export function pivotOf(
  allocation: Allocation,
  view: PivotView = 'region',
  more: Partial<PivotInput> = {},
): Pivot {
  return buildPivot({
    tree: TREES[view],
    allocation,
    isFolded: () => false,
    hidden: new Set(),
    inherits: false,
    parent: null,
    previous: null,
    ...more,
  });
}

/** Monthly, so that quarters sum three periods. */
export const CALENDAR = { start: '2026-01', monthsPerPeriod: 1, periods: PERIODS } as const;

/** The grid of an allocation: every period, the total and the share. */
export function sheetOf(
  allocation: Allocation,
  { view = 'region', grain = 'period' }: { view?: PivotView; grain?: Grain } = {},
): Sheet {
  const { rows, total } = pivotOf(allocation, view);
  return {
    rows: [...rows, total],
    columns: sheetColumns(CALENDAR, grain, ['share'], 'en'),
    periods: PERIODS,
    decimals: 2,
  };
}
