import type { AllocationEdit, Block } from '#shared/allocation/types.ts';
import { assertNever } from '#shared/assert-never.ts';
import type { MessageArguments } from '#shared/messages/message.ts';

/**
 * What the history remembers of an edit, for the window to put into words: `regions`, `lines` (how many), `region`,
 * `line` (the id where it is one), `from`, `to` (first and last period), `cells` (how many), and `amount` (minor units)
 * or `factor` where there is one.
 */
export function editArguments(edit: AllocationEdit): MessageArguments {
  switch (edit.type) {
    case 'set': {
      const [only, ...others] = edit.cells;
      const amount = others.length === 0 && only ? { amount: only.amount } : {};
      return { ...extent(edit.cells.map(blockOf)), cells: edit.cells.length, ...amount };
    }
    case 'spread':
      return { ...ofBlock(edit.block), amount: edit.amount };
    case 'spreadMany':
      return { ...extent(edit.spreads.map(({ block }) => block)), totals: edit.spreads.length };
    case 'scale':
      return { ...ofBlock(edit.block), factor: edit.factor };
    case 'lock':
    case 'unlock':
      return { ...extent(edit.blocks), cells: distinctCells(edit.blocks) };
    default:
      return assertNever(edit);
  }
}

function blockOf({ region, line, period }: { region: string; line: string; period: number }): Block {
  return { regions: [region], lines: [line], periods: [period] };
}

function ofBlock(block: Block): MessageArguments {
  const { regions, lines, periods } = block;
  return { ...extent([block]), cells: regions.length * lines.length * periods.length };
}

/** Blocks may overlap; each cell counts once. */
function distinctCells(blocks: readonly Block[]): number {
  const cells = new Set<string>();
  for (const { regions, lines, periods } of blocks) {
    for (const region of regions) {
      for (const line of lines) for (const period of periods) cells.add(`${region} ${line} ${period}`);
    }
  }
  return cells.size;
}

function extent(blocks: readonly Block[]): MessageArguments {
  const regions = new Set(blocks.flatMap((block) => block.regions));
  const lines = new Set(blocks.flatMap((block) => block.lines));
  const periods = [...new Set(blocks.flatMap((block) => block.periods))].sort((a, b) => a - b);
  return {
    ...named('region', regions),
    ...named('line', lines),
    from: periods[0] ?? 0,
    to: periods.at(-1) ?? 0,
  };
}

function named(what: 'region' | 'line', ids: ReadonlySet<string>): MessageArguments {
  const [only = ''] = ids;
  return { [`${what}s`]: ids.size, ...(ids.size === 1 ? { [what]: only } : {}) };
}
