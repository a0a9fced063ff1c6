import { expect, it } from 'vitest';
import { minorUnits } from '#shared/money.ts';
import { RunSheets } from '../../electron/workers/run-sheets.ts';
import type { Runner } from '../../electron/workers/runner.ts';
import { runTask } from '../../electron/workers/tasks.ts';
import { readPlan } from '../engine/reference/engine.ts';
import { formula, planOf } from '../engine/reference/plans.ts';

const document = {
  ...planOf({ variables: [formula('outlay', [], 'sum(sum(sum(spend, line), region), period)')] }),
  outputs: [{ variable: 'outlay' }],
};

/** Does tasks on this thread, and counts them. */
function countingRunner(): Runner & { readonly done: string[] } {
  const done: string[] = [];
  return {
    done,
    threads: 1,
    run: async (task) => {
      done.push(task.type);
      return runTask(task) as never;
    },
    close: async () => {},
  };
}

it('has the same plan under the same scenario compiled once, and anew where its figures may differ', async () => {
  const [base] = document.scenarios;
  const spend = [{ region: 'sea', line: 'ads', amounts: [1, 2, 3, 4].map((amount) => minorUnits(amount)) }];
  const runner = countingRunner();
  const sheets = new RunSheets(runner, 64);
  const of = (changes: Partial<typeof document>) =>
    sheets.sheetOf(
      sheets.sourceOf({
        checked: readPlan({ ...document, ...changes }),
        scenario: 'base',
        sampling: 'random',
      }),
    );
  const first = await of({});
  expect(await of({ name: 'Another name' })).toBe(first);
  expect(runner.done).toEqual(['compileRun']);
  expect(await of({ scenarios: [{ ...base!, spend }] })).not.toBe(first);
  expect(await of({ discountRate: 0.4 })).not.toBe(first);
  expect(runner.done).toHaveLength(3);
});

it('has a plan compiled again whose compiling failed', async () => {
  const runner = countingRunner();
  let broken = true;
  const sheets = new RunSheets(
    { ...runner, run: (task) => (broken ? Promise.reject(new Error('gone')) : runner.run(task)) },
    64,
  );
  const source = sheets.sourceOf({ checked: readPlan(document), scenario: 'base', sampling: 'random' });
  await expect(sheets.sheetOf(source)).rejects.toThrow('gone');
  broken = false;
  expect((await sheets.sheetOf(source)).outputs).toHaveLength(1);
});
