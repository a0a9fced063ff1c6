import fc from 'fast-check';

/** What fast-check hands to a test that builds its case step by step. */
export type Generate = fc.GeneratorValue;

/** A variable that formulas may read: dimension to the entry of `over` (`region`, `region.market`, `period`). */
export interface Readable {
  readonly name: string;
  readonly over: ReadonlyMap<string, string>;
}

/** What a formula may leave open: dimension to the entry that is read there, and the members of every entry. */
export interface Open {
  readonly dimensions: ReadonlyMap<string, string>;
  readonly members: ReadonlyMap<string, readonly string[]>;
  readonly readable: readonly Readable[];
  /** Parameters of paths may read nothing over period, nor what looks along it. */
  readonly timeless: boolean;
}

/** Without fast-check's leaning to small numbers, which would make most formulas a single number. */
const wholeNumber = (most: number) => fc.noBias(fc.nat(most));

/** 0 … most, each as likely. */
export function count(g: Generate, most: number): number {
  return g(wholeNumber, most);
}

export function pick<Value>(g: Generate, values: readonly Value[]): Value {
  return values[count(g, values.length - 1)]!;
}

const NUMBERS = ['0', '1', '2', '3', '0.5', '.25', '10', '1e-3', '7'];
const ARITHMETIC = ['+', '-', '*', '/', '^'];
const LOGICAL = ['<', '<=', '>', '>=', '==', '!=', 'and', 'or'];
const ONE_ARGUMENT = ['abs', 'exp', 'log', 'sqrt', 'sin', 'cos', 'floor', 'ceil', 'round'];
const MORE_ARGUMENTS = { hill: 3, saturate: 2, clamp: 3, min: 2, max: 3 };
const AGGREGATIONS = ['sum', 'mean', 'lowest', 'highest'];

/** The text of a formula that leaves open no more than `open` says. */
export function randomFormula(g: Generate, open: Open, depth: number): string {
  if (depth <= 0) return leaf(g, open);
  const part = (inner = open) => randomFormula(g, inner, depth - 1);
  switch (pick(g, ['leaf', 'arithmetic', 'logical', 'condition', 'call', 'aggregate', 'time'] as const)) {
    case 'leaf':
      return leaf(g, open);
    case 'arithmetic': {
      const text = `${part()} ${pick(g, ARITHMETIC)} ${part()}`;
      return g(fc.boolean) ? `(${text})` : text;
    }
    case 'logical':
      return g(fc.boolean) ? `(not (${part()}))` : `((${part()}) ${pick(g, LOGICAL)} (${part()}))`;
    case 'condition':
      return `(${part()} ? ${part()} : ${part()})`;
    case 'call':
      return call(g, part);
    case 'aggregate':
      return aggregate(g, open, depth);
    case 'time':
      return open.dimensions.has('period') && !open.timeless ? overTime(g, part) : `-${part()}`;
  }
}

function leaf(g: Generate, open: Open): string {
  const readable = open.readable.filter(({ over }) => !(open.timeless && over.has('period')));
  const kind = pick(g, ['number', 'variable', 'variable', 'calendar'] as const);
  if (kind === 'variable' && readable.length > 0) return read(g, pick(g, readable), open);
  if (kind !== 'calendar') return pick(g, NUMBERS);
  const timed = open.dimensions.has('period') && !open.timeless;
  return timed ? pick(g, ['period', 'years', 'discount_factor']) : 'year_fraction';
}

function call(g: Generate, part: () => string): string {
  if (g(fc.boolean)) return `${pick(g, ONE_ARGUMENT)}(${part()})`;
  const [name, length] = pick(g, Object.entries(MORE_ARGUMENTS));
  return `${name}(${Array.from({ length }, part).join(', ')})`;
}

function overTime(g: Generate, part: () => string): string {
  switch (pick(g, ['prev', 'lag', 'cumulate', 'carry', 'first'] as const)) {
    case 'prev':
      return `prev(${part()}, ${part()})`;
    case 'lag':
      return `lag(${part()}, ${pick(g, [1, 2, 5])}, ${part()})`;
    case 'cumulate':
      return `cumulate(${part()})`;
    case 'carry':
      return `${pick(g, ['adstock', 'stock'])}(${part()}, ${part()}${g(fc.boolean) ? `, ${part()}` : ''})`;
    case 'first':
      return `${pick(g, ['first', 'final'])}(cumulate(${part()}))`;
  }
}

/** Whether every member of one entry is a member of the other. */
function within(open: Open, entry: string, other: string): boolean {
  const members = open.members.get(other)!;
  return open.members.get(entry)!.every((member) => members.includes(member));
}

/** Entries of a dimension over which a variable with `entry` can be aggregated. */
function entriesWithin(open: Open, dimension: string, entry: string): string[] {
  return [...open.members.keys()].filter(
    (candidate) => candidate.split('.')[0] === dimension && within(open, candidate, entry),
  );
}

/** A variable read so that all its dimensions are open here, fixed by an index, or aggregated. */
function read(g: Generate, variable: Readable, open: Open, keep?: string): string {
  const fixed: string[] = [];
  const aggregated: [dimension: string, entry: string][] = [];
  for (const [dimension, entry] of variable.over) {
    const here = open.dimensions.get(dimension);
    const canStay = here !== undefined && within(open, here, entry);
    if (dimension === keep || (canStay && pick(g, [true, true, true, false]))) continue;
    if (dimension !== 'period' && g(fc.boolean)) fixed.push(pick(g, open.members.get(entry)!));
    else aggregated.push([dimension, entry]);
  }
  let text = variable.name;
  if (fixed.length > 0) text += `[${(g(fc.boolean) ? fixed : fixed.toReversed()).join(', ')}]`;
  for (const [dimension, entry] of aggregated) {
    const edge = dimension === 'period' && g(fc.boolean);
    const over = pick(g, entriesWithin(open, dimension, entry));
    text = edge ? `${pick(g, ['first', 'final'])}(${text})` : `${pick(g, AGGREGATIONS)}(${text}, ${over})`;
  }
  return text;
}

/** An aggregation of an expression that varies by what it is aggregated over. */
function aggregate(g: Generate, open: Open, depth: number): string {
  const choices = open.readable
    .filter(({ over }) => !(open.timeless && over.has('period')))
    .flatMap((variable) => [...variable.over].map(([dimension, entry]) => ({ variable, dimension, entry })));
  if (choices.length === 0) return pick(g, NUMBERS);
  const { variable, dimension, entry } = pick(g, choices);
  const over = pick(g, entriesWithin(open, dimension, entry));
  const inside = { ...open, dimensions: new Map(open.dimensions).set(dimension, over) };
  const varying = read(g, variable, inside, dimension);
  return `${pick(g, AGGREGATIONS)}(${varying} * (${randomFormula(g, inside, depth - 1)}), ${over})`;
}
