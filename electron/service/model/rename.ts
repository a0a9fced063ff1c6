import { PATH_FIELDS, type PlanDocument, type VariableDefinition } from '#shared/plan/document.ts';
import { withVariableRenamed } from '#shared/plan/formula-parts.ts';
import { northStarIn, withNorthStar } from '#shared/plan/north-star.ts';
import type { Patch } from '../../store/changes.ts';
import { replacedPatches } from './replaced.ts';

/** Fields of variables and of their cells that may hold a formula. */
const FORMULA_FIELDS: ReadonlySet<string> = new Set(['formula', 'probability', ...PATH_FIELDS]);

/** A variable, or one of its cells, with the formulas in it rewritten. */
function rewritten<Holder extends object>(holder: Holder, rewrite: (formula: string) => string): Holder {
  const entries = Object.entries(holder).map(([key, value]: [string, unknown]) => [
    key,
    FORMULA_FIELDS.has(key) && typeof value === 'string' ? rewrite(value) : value,
  ]);
  return Object.fromEntries(entries) as Holder;
}

function variableWith(
  definition: VariableDefinition,
  rewrite: (formula: string) => string,
): VariableDefinition {
  const own = rewritten(definition, rewrite);
  if (!('cells' in own) || own.cells === undefined) return own;
  return { ...own, cells: own.cells.map((cell) => rewritten(cell, rewrite)) } as VariableDefinition;
}

/** Another name for a variable, wherever the plan names it: formulas, correlations, outputs, overrides, roles, north star. */
export function renamePatches(document: PlanDocument, from: string, to: string): Patch[] {
  const renamed = (name: string) => (name === from ? to : name);
  /** `fx[sea]`: a variable and its cell. */
  const cellNamed = (cell: string) => cell.replace(/^[^[]+/, renamed);
  const variables = document.variables.map((definition) => {
    const after = variableWith(definition, (formula) => withVariableRenamed(formula, from, to));
    return { ...after, name: renamed(after.name) };
  });
  const { meta: known, ...named } = document.roles ?? {};
  const roles = Object.fromEntries(Object.entries(named).map(([role, name]) => [role, renamed(name)]));
  return replacedPatches(document, {
    variables,
    correlations: document.correlations?.map((one) => ({
      ...one,
      between: [cellNamed(one.between[0]), cellNamed(one.between[1])],
    })),
    outputs: document.outputs.map((one) => ({ ...one, variable: renamed(one.variable) })),
    overrides: (list) => list.map((one) => ({ ...one, variable: renamed(one.variable) })),
    roles: document.roles && { ...roles, ...(known !== undefined && { meta: known }) },
    meta: northStarIn(document.meta) === from ? withNorthStar(document.meta, to) : document.meta,
  });
}
