import type { PlanDocument, Quantity, VariableDefinition } from '#shared/plan/document.ts';
import { normalQuantile } from '../../../electron/engine/random/normal.ts';
import { cellsOf, covers, type Here, identityOf, identityOfCell } from './cells.ts';

/** The cells that a cell's normal is made of, with their weights: its row of the Cholesky factor. */
export type Mixture = readonly { readonly identity: string; readonly weight: number }[];

/** `fx[sea]`, members in any order, as the identity that its draws go by. */
function identityOfText(text: string): string {
  const [name, members = ''] = text.split(/[[\]]/);
  const ids = members.split(',').map((id) => id.trim());
  return identityOf(
    name!.trim(),
    ids.filter((id) => id !== ''),
  );
}

/** The plan's own value of an input at a cell. */
export function quantityAt(
  document: PlanDocument,
  variable: Extract<VariableDefinition, { kind: 'input' }>,
  cell: Here,
): Quantity {
  const entry = variable.cells?.findLast(({ at }) => covers(document, at, cell));
  const quantity = entry?.value ?? variable.value;
  if (quantity === undefined) throw new Error(`${variable.name} has no value`);
  return quantity;
}

/** Whether the cell is drawn in any scenario of the plan: a correlation with a plain number is ignored. */
function isRandom(document: PlanDocument, variable: VariableDefinition, cell: Here): boolean {
  if (variable.kind !== 'input') return true;
  const overrides = document.scenarios.flatMap((scenario) => scenario.overrides ?? []);
  return (
    typeof quantityAt(document, variable, cell) !== 'number' ||
    overrides.some(
      ({ variable: name, at, set }) =>
        name === variable.name && typeof set === 'object' && covers(document, at, cell),
    )
  );
}

function randomCells(document: PlanDocument): Set<string> {
  const found = new Set<string>();
  for (const variable of document.variables) {
    for (const cell of cellsOf(document, variable)) {
      if (isRandom(document, variable, cell)) found.add(identityOfCell(variable, cell));
    }
  }
  return found;
}

/** Row by row: L with L·Lᵀ = matrix (Cholesky–Banachiewicz). */
function cholesky(matrix: readonly (readonly number[])[]): number[][] {
  const rows: number[][] = [];
  matrix.forEach((wanted, i) => {
    const row: number[] = [];
    for (let j = 0; j <= i; j++) {
      const other = j === i ? row : rows[j]!;
      const rest = row.reduce((left, value, k) => left - value * other[k]!, wanted[j]!);
      row.push(j === i ? Math.sqrt(rest) : rest / other[j]!);
    }
    rows.push(row);
  });
  return rows;
}

/** Every correlated cell's mixture, one group of connected cells at a time, in the order of their identities. */
export function mixturesOf(document: PlanDocument): Map<string, Mixture> {
  const random = randomCells(document);
  const ranks = new Map<string, Map<string, number>>();
  for (const { between, rank } of document.correlations ?? []) {
    const [one, other] = between.map(identityOfText) as [string, string];
    if (!random.has(one) || !random.has(other)) continue;
    ranks.set(one, (ranks.get(one) ?? new Map()).set(other, rank));
    ranks.set(other, (ranks.get(other) ?? new Map()).set(one, rank));
  }
  const mixtures = new Map<string, Mixture>();
  for (const start of ranks.keys()) {
    if (mixtures.has(start)) continue;
    const group = connected(start, ranks).sort();
    const pearson = group.map((a) =>
      group.map((b) => (a === b ? 1 : 2 * Math.sin((Math.PI * (ranks.get(a)?.get(b) ?? 0)) / 6))),
    );
    cholesky(pearson).forEach((row, i) => {
      mixtures.set(
        group[i]!,
        row.map((weight, k) => ({ identity: group[k]!, weight })),
      );
    });
  }
  return mixtures;
}

function connected(start: string, ranks: ReadonlyMap<string, ReadonlyMap<string, number>>): string[] {
  const group = [start];
  for (const cell of group) {
    for (const next of ranks.get(cell)?.keys() ?? []) if (!group.includes(next)) group.push(next);
  }
  return group;
}

/** The standard normal of a cell's draw, correlations in it. `suffix` is `@period` or nothing. */
export function normalOf(
  mixture: Mixture | undefined,
  identity: string,
  suffix: string,
  uniform: (identity: string) => number,
): number {
  const parts = mixture ?? [{ identity, weight: 1 }];
  return parts.reduce((sum, part) => sum + part.weight * normalQuantile(uniform(part.identity + suffix)), 0);
}
