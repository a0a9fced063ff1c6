import { expect, it } from 'vitest';
import { minorUnits } from '#shared/money.ts';
import { targetKeeper } from '../../electron/workers/targets.ts';
import { readPlan } from '../engine/reference/engine.ts';
import { formula, planOf } from '../engine/reference/plans.ts';

it('compiles the same plan under the same scenario once, and anew where its figures may differ', () => {
  const document = {
    ...planOf({ variables: [formula('outlay', [], 'sum(sum(sum(spend, line), region), period)')] }),
    outputs: [{ variable: 'outlay' }],
  };
  const [base] = document.scenarios;
  const spend = [{ region: 'sea', line: 'ads', amounts: [1, 2, 3, 4].map((amount) => minorUnits(amount)) }];
  const keep = targetKeeper(64);
  const of = (changes: Partial<typeof document>) =>
    keep({ checked: readPlan({ ...document, ...changes }), scenario: 'base', sampling: 'random' });
  const first = of({});
  expect(of({ name: 'Another name' })).toBe(first);
  expect(of({ scenarios: [{ ...base!, spend }] })).not.toBe(first);
  expect(of({ discountRate: 0.4 })).not.toBe(first);
});
