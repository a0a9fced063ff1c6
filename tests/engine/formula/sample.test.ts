import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import type { PlanDocument } from '#shared/plan/document.ts';
import { indexPlan } from '#shared/plan/index.ts';
import { checkFormulas } from '../../../electron/engine/formula/check.ts';
import { referencesOf } from '../../../electron/engine/formula/references.ts';

it('orders the formulas of the sample plan: its customers go forward together, everything else in a row', () => {
  const text = readFileSync(new URL('../../../resources/sample-plan.json', import.meta.url), 'utf8');
  const index = indexPlan(JSON.parse(text) as PlanDocument);
  const checked = checkFormulas(index);
  if (!checked.ok) throw new Error(JSON.stringify(checked.faults));
  const { order, expressions } = checked.value;
  expect(order.flat()).toHaveLength(index.variables.size);
  expect(order.filter((group) => group.length > 1)).toEqual([
    ['referral_new', 'kept', 'new_customers', 'customers'],
  ]);
  const rank = new Map(order.flat().map((name, position) => [name, position]));
  for (const [path, expression] of expressions) {
    const owner = index.document.variables[Number(/\d+/.exec(path)?.[0])]?.name ?? '';
    for (const { name, lagged } of referencesOf(expression)) {
      if (!lagged) expect(rank.get(name), `${owner} reads ${name}`).toBeLessThan(rank.get(owner) ?? -1);
    }
  }
});
