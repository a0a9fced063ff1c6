import type { PlanDocument } from '#shared/plan/document.ts';
import { northStarIn, withNorthStar } from '#shared/plan/north-star.ts';
import type { Patch } from '../../store/changes.ts';
import { replacedPatches } from './replaced.ts';

/**
 * Takes a variable out together with what is nothing without it: its output, role, overrides and correlations. Formulas
 * that read it stay, so that the check of the plan names them.
 */
export function removePatches(document: PlanDocument, name: string): Patch[] {
  const position = document.variables.findIndex((one) => one.name === name);
  const before = document.variables[position];
  if (before === undefined) return [];
  const isOf = (cell: string) => cell.split('[', 1)[0] === name;
  const { meta: known, ...named } = document.roles ?? {};
  const roles = Object.fromEntries(Object.entries(named).filter(([, variable]) => variable !== name));
  const beside = replacedPatches(document, {
    variables: document.variables,
    correlations: document.correlations?.filter(({ between }) => !between.some(isOf)),
    outputs: document.outputs.filter(({ variable }) => variable !== name),
    overrides: (list) => list.filter(({ variable }) => variable !== name),
    roles: document.roles && { ...roles, ...(known !== undefined && { meta: known }) },
    meta: northStarIn(document.meta) === name ? withNorthStar(document.meta, null) : document.meta,
  });
  return [...beside, { type: 'variable', position, before, after: null }];
}
