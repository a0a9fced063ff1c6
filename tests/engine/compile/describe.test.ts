import { describe, expect, test } from 'vitest';
import type { VariableDefinition } from '#shared/plan/document.ts';
import { compilePlan, outputRoots } from '../../../electron/engine/compile/compile.ts';
import { describePlan } from '../../../electron/engine/compile/describe.ts';
import { readPlan } from '../reference/engine.ts';
import { event, formula, input, path } from '../reference/plans.ts';
import { truthPlan } from '../truths/plan.ts';

function describeVariables(variables: VariableDefinition[], outputs: string[], periods = 1) {
  const whole = truthPlan({ variables, periods });
  const document = { ...whole, outputs: outputs.map((variable) => ({ variable })) };
  const compiled = compilePlan(readPlan(document), {
    scenario: 'base',
    sampling: 'sobol',
    sobolDimensions: 8,
  });
  return describePlan(compiled, compiled.program(outputRoots(compiled)));
}

const uniform = { dist: 'uniform', min: 0, max: 1 } as const;

describe('what the compiler did', () => {
  const plan = describeVariables(
    [
      input('a', [], uniform),
      input('b', [], 3),
      formula('twice', [], '(a + b * 2) * (a + b * 2)'),
      formula('unused', [], 'exp(a)'),
      formula('fixed', [], 'b + 1'),
    ],
    ['twice', 'fixed'],
  );

  test('constants are folded, equal operations shared, what no output needs dropped', () => {
    // Folded: b · 2 in both places, and b + 1. Shared: the second a + 6. Dropped: exp(a).
    expect(plan.nodes).toMatchObject({ folded: 3, dropped: 1 });
    expect(plan.nodes.shared).toBeGreaterThanOrEqual(1);
    expect(plan.nodes.made).toBe(plan.nodes.constants + 5);
  });

  test('the instructions that are left, and the output that is the same in every trial', () => {
    expect(Object.fromEntries(plan.instructions.byOperation)).toEqual({
      uniform: 1,
      quantile: 1,
      add: 1,
      multiply: 1,
      store: 1,
    });
    expect(plan.instructions.count).toBe(5);
    expect([plan.columns, plan.constantColumns]).toEqual([2, 1]);
  });

  test('variables and their values, the allocation among them', () => {
    expect([plan.variables, plan.values]).toEqual([6, 6]);
  });
});

test('Sobol dimensions: statics, the levels of the bridges, inputs by period, events', () => {
  const plan = describeVariables(
    [
      event('e', ['period'], { probability: 0.5, severity: uniform, duration: 2 }),
      path('p', ['period'], { process: 'walk', start: 0, drift: 0, volatility: 1 }),
      input('t', ['period'], uniform),
      input('s', [], uniform),
      formula('all', ['period'], 'e + p + t + s'),
    ],
    ['all'],
    4,
  );
  expect(plan.draws.bands).toEqual([
    { of: 'static', level: null, first: 0, count: 1 },
    { of: 'shock', level: 0, first: 1, count: 1 },
    { of: 'shock', level: 1, first: 2, count: 1 },
    { of: 'shock', level: 2, first: 3, count: 2 },
    { of: 'periodInput', level: null, first: 5, count: 4 },
    { of: 'start', level: null, first: 9, count: 4 },
    { of: 'outcome', level: null, first: 13, count: 4 },
  ]);
  expect(plan.draws).toMatchObject({ planned: 17, read: 17, beyondTable: 9 });
});
