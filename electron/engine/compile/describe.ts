import { OPERATIONS } from '../graph/operation.ts';
import { INSTRUCTION_LENGTH, instructionCount, type Program, STORE, TREE } from '../graph/program.ts';
import type { CompiledPlan } from './compile.ts';
import { type DrawClass, type DrawTable, PRIORITY } from './draws.ts';

/** Draws next to each other in the order of Sobol dimensions that are there for the same reason. */
export interface DrawBand {
  readonly of: DrawClass;
  /** Level of the bridges, for shocks: 0 settles the end, 1 the middle, 2 the quarters, …; null for the rest. */
  readonly level: number | null;
  /** First position, 0-based; the dimension where the table of direction numbers reaches so far. */
  readonly first: number;
  readonly count: number;
}

/** What the compiler made of a plan. */
export interface PlanOfEvaluation {
  readonly variables: number;
  /** Values of all variables: their cells, times the periods where they are over `period`. */
  readonly values: number;
  readonly nodes: {
    readonly made: number;
    readonly constants: number;
    /** Operations carried out while compiling. */
    readonly folded: number;
    /** Operations that were there already. */
    readonly shared: number;
    /** Not needed by any output. */
    readonly dropped: number;
  };
  readonly instructions: {
    /** Operations on a block. */
    readonly count: number;
    /** Passes over a block that these are done in, and how many of them do several. */
    readonly loops: number;
    readonly trees: number;
    /** Operation (`store` for a value of an output) to how many, most frequent first. */
    readonly byOperation: readonly (readonly [operation: string, count: number])[];
  };
  readonly columns: number;
  readonly constantColumns: number;
  readonly slots: { readonly count: number; readonly constants: number };
  readonly draws: {
    /** That some scenario may need, and that this program reads. */
    readonly planned: number;
    readonly read: number;
    readonly beyondTable: number;
    readonly bands: readonly DrawBand[];
  };
  /** Names of the cells that hang together by correlations. */
  readonly correlated: readonly (readonly string[])[];
}

function byOperation({ instructions, trees }: Program): [string, number][] {
  const counts = new Map<string, number>();
  const add = (name: string) => counts.set(name, (counts.get(name) ?? 0) + 1);
  for (let at = 0; at < instructions.length; at += INSTRUCTION_LENGTH) {
    const code = instructions[at]! & 0xff;
    if (code === STORE) add('store');
    else if (code !== TREE) add(OPERATIONS[code]!);
    else for (const token of trees.shapes[instructions[at + 2]!]!) if (token >= 0) add(OPERATIONS[token]!);
  }
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
}

const CLASSES = Object.keys(PRIORITY) as DrawClass[];

/** The bridge settles the end first (rank 0), then the middle (rank 1), then the middles of both halves, and so on. */
function levelOf(rank: number): number {
  return rank === 0 ? 0 : Math.floor(Math.log2(rank)) + 1;
}

function bandsOf({ ranked }: DrawTable): DrawBand[] {
  const bands: DrawBand[] = [];
  ranked.forEach(({ priority, rank }, position) => {
    const of = CLASSES.find((name) => PRIORITY[name] === priority)!;
    const level = of === 'shock' ? levelOf(rank) : null;
    const last = bands.at(-1);
    if (last?.of === of && last.level === level) bands[bands.length - 1] = { ...last, count: last.count + 1 };
    else bands.push({ of, level, first: position, count: 1 });
  });
  return bands;
}

/** Describes a compiled plan and the program that was made of it. Changes nothing. */
export function describePlan(compiled: CompiledPlan, program: Program): PlanOfEvaluation {
  const { graph, tables } = compiled.model;
  const all = [...tables.values()];
  let constants = 0;
  for (let node = 0; node < graph.size; node++) if (graph.isConstant(node)) constants++;
  const operations = byOperation(program);
  const count = operations.reduce((sum, [, times]) => sum + times, 0);
  const trees = program.instructions.filter(
    (code, i) => i % INSTRUCTION_LENGTH === 0 && code === TREE,
  ).length;
  const stores = operations.find(([name]) => name === 'store')?.[1] ?? 0;
  const groups = new Set([...compiled.copula.places.values()].map(({ group }) => group));
  return {
    variables: all.length,
    values: all.reduce((sum, { cells, periods }) => sum + cells.count * periods, 0),
    nodes: {
      made: graph.size,
      constants,
      folded: graph.folded,
      shared: graph.shared,
      dropped: graph.size - constants - (count - stores),
    },
    instructions: { count, loops: instructionCount(program), trees, byOperation: operations },
    columns: program.columns,
    constantColumns: program.constantColumns.length,
    slots: { count: program.slots, constants: program.constantSlots.length },
    draws: {
      planned: compiled.draws.draws.length,
      read: program.draws.length,
      beyondTable: compiled.draws.beyondTable,
      bands: bandsOf(compiled.draws),
    },
    correlated: [...groups].map(({ members }) => members.map(({ cells, cell }) => cells.nameOf(cell))),
  };
}
