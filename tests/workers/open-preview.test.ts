import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { minorUnits } from '#shared/money.ts';
import type { PlanDocument } from '#shared/plan/document.ts';
import { ColumnMemory, sharedColumns } from '../../electron/workers/columns.ts';
import { compilePreview, type PreviewProgram } from '../../electron/workers/compile-preview.ts';
import { packTask, unpackTask } from '../../electron/workers/packed.ts';
import { PreviewPrograms } from '../../electron/workers/preview-programs.ts';
import { Run } from '../../electron/workers/run.ts';
import { inlineRunner } from '../../electron/workers/runner.ts';
import { sharedDirectionNumbers } from '../../electron/workers/simulator.ts';
import { runTask, type Task } from '../../electron/workers/tasks.ts';
import { readPlan } from '../engine/reference/engine.ts';
import { event, formula, input, planOf } from '../engine/reference/plans.ts';
import { randomPlan } from '../engine/reference/random-plan.ts';

const directionNumbers = sharedDirectionNumbers();
const sobolDimensions = directionNumbers.length / 32;

/** The trials of a program as bytes. */
async function bytesOf({ program }: PreviewProgram): Promise<Buffer> {
  const surroundings = {
    runner: inlineRunner(),
    directionNumbers,
    columns: new ColumnMemory(),
    memoryLimit: 2 ** 30,
  };
  const run = new Run(surroundings, { trials: 64, seed: 5, sampling: 'sobol' }, {});
  const columns = run.columns(program.columns);
  await run.simulate(program, columns);
  return Buffer.from(new Uint8Array(columns.buffer));
}

/** Outputs over no dimension but `period`: every variable but the allocation that has no other. */
function shown(document: PlanDocument): PlanDocument {
  const single = document.variables.filter(
    ({ kind, ...definition }) =>
      kind !== 'allocation' && 'over' in definition && definition.over.every((axis) => axis === 'period'),
  );
  return { ...document, outputs: single.map(({ name }) => ({ variable: name })) };
}

function withSpend(document: PlanDocument, scenario: number, row: number, period: number, amount: number) {
  const changed = structuredClone(document);
  const spend = changed.scenarios[scenario]?.spend ?? [];
  const { amounts } = spend[row % Math.max(1, spend.length)] ?? {};
  if (amounts) amounts[period % amounts.length] = minorUnits(amount);
  return changed;
}

/** Counts what is compiled. */
function counting() {
  const inline = inlineRunner();
  const compiled: Task['type'][] = [];
  const run: typeof inline.run = (task) => {
    compiled.push(task.type);
    return inline.run(task);
  };
  return { programs: new PreviewPrograms({ ...inline, run }), compiled };
}

const source = (document: PlanDocument, scenario = document.scenarios[0]!.id) => ({
  checked: readPlan(document),
  scenario,
  outputs: document.outputs.map(({ variable }) => variable),
  sobolDimensions,
});

describe('a preview whose spend changes', () => {
  it('has the bits of the changed plan compiled anew, whatever the plan', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.gen(),
        fc.array(fc.record({ row: fc.nat(20), period: fc.nat(8), amount: fc.nat(5_000_000) }), {
          minLength: 1,
          maxLength: 3,
        }),
        async (g, edits) => {
          let document = shown(randomPlan(g));
          fc.pre(document.outputs.length > 0);
          const { programs } = counting();
          for (const { row, period, amount } of [{ row: 0, period: 0, amount: 100 }, ...edits]) {
            document = withSpend(document, 0, row, period, amount);
            const what = source(document);
            const reused = await bytesOf(await programs.programOf(what));
            expect(reused.equals(await bytesOf(compilePreview(what)))).toBe(true);
          }
        },
      ),
      { numRuns: 40, seed: 20260102 },
    );
  });

  const plan = (text: string) =>
    shown(
      planOf({
        variables: [
          input('x', [], { dist: 'lognormal', p10: 0.5, p90: 2 }),
          formula('outlay', ['period'], 'sum(sum(spend, line), region)'),
          event('stop', ['period'], { probability: '1 / (1 + outlay)', severity: 1 }),
          formula('y', ['period'], text),
        ],
      }),
    );

  it.each([
    ['x * outlay / (outlay - 3) - outlay', ['compileOpen']],
    ['outlay > 10 ? x : exp(outlay) + stop', ['compileOpen']],
    ['hill(x, outlay, 1) + hill(outlay, 2, x)', ['compileOpen']],
    // Here a spend of one has another way of computing.
    ['x ^ outlay', ['compileOpen', 'compile', 'compile', 'compile']],
    ['hill(x, 2, outlay)', ['compileOpen', 'compile', 'compile', 'compile']],
  ])('of %s compiles once where it can', async (text, expected) => {
    const { programs, compiled } = counting();
    for (const amount of [100, 0, 300]) {
      const what = source(withSpend(plan(text), 0, 0, 1, amount));
      const reused = await bytesOf(await programs.programOf(what));
      expect(reused.equals(await bytesOf(compilePreview(what)))).toBe(true);
    }
    expect(compiled).toEqual(expected);
  });

  it('compiles anew where a probability has become NaN', async () => {
    const { programs, compiled } = counting();
    const risky = plan('stop');
    const variables = risky.variables.map((one) =>
      one.name === 'stop' ? event('stop', ['period'], { probability: 'outlay / outlay', severity: 1 }) : one,
    );
    for (const amount of [300, 0]) {
      const empty = { ...risky, variables, scenarios: risky.scenarios.map((one) => ({ ...one, spend: [] })) };
      const spend = [
        { region: 'sea', line: 'ads', amounts: [amount, 1, 1, 1].map((one) => minorUnits(one)) },
      ];
      const [first, ...others] = empty.scenarios;
      const document = { ...empty, scenarios: [{ ...first!, spend }, ...others] };
      const what = source(document);
      const reused = await bytesOf(await programs.programOf(what));
      expect(reused.equals(await bytesOf(compilePreview(what)))).toBe(true);
    }
    expect(compiled).toEqual(['compileOpen', 'compile']);
  });

  it('compiles once more where anything but the spend changes', async () => {
    const { programs, compiled } = counting();
    const document = plan('x * outlay');
    await programs.programOf(source(document));
    await programs.programOf(source({ ...document, name: 'Other name' }));
    await programs.programOf(source({ ...document, discountRate: 0.3 }));
    await programs.programOf(source({ ...document, outputs: document.outputs.slice(1) }));
    expect(compiled).toEqual(['compileOpen', 'compileOpen', 'compileOpen']);
  });

  it('is run by the interpreter of the one before, across threads as well', async () => {
    const { programs } = counting();
    const document = plan('x * outlay + hill(x, outlay, 1) + stop');
    for (const amount of [100, 100, 300, 0]) {
      const what = source(withSpend(document, 0, 0, 1, amount));
      const { program, cells } = await programs.programOf(what);
      const { source: draws } = new Run(
        { runner: inlineRunner(), directionNumbers, columns: new ColumnMemory(), memoryLimit: 2 ** 30 },
        { trials: 64, seed: 5, sampling: 'sobol' },
        {},
      );
      const columns = sharedColumns(program.columns, 64);
      const stop = new Int32Array(new SharedArrayBuffer(4));
      const task = { program, source: draws, columns, first: 0, count: 64, stop };
      runTask(unpackTask(packTask({ type: 'simulate', programId: randomUUID(), ...task })));
      const anew = await bytesOf({ cells, program: compilePreview(what).program });
      expect(Buffer.from(new Uint8Array(columns.buffer)).equals(anew)).toBe(true);
    }
  });
});
