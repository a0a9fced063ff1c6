import { readFileSync } from 'node:fs';
import { problemLine } from '#shared/messages/problem.ts';
import { canonicalJson } from '#shared/plan/canonical.ts';
import type { PlanDocument } from '#shared/plan/document.ts';
import { readPlanText } from '../../../electron/service/read-plan.ts';
import { inlineRunner } from '../../../electron/workers/runner.ts';
import { createSimulator } from '../../../electron/workers/simulator.ts';
import { smallPlan } from '../../shared/plan/small-plan.ts';
import { mutateJson } from '../mutate-json.ts';
import { bytesOf, type FuzzTarget, promise, textOf } from '../target.ts';

const SAMPLE = new URL('../../../resources/sample-plan.json', import.meta.url);
const WORDS = [
  ...'region line period region.market line.marketing sea eu ads base spend input path event formula'.split(
    ' ',
  ),
  ...'gbm walk mean_reverting normal lognormal beta gamma percentiles discrete samples share plan'.split(' '),
  'sum(spend, line)',
  'prev(x, 0)',
  '2026-01',
  'USD',
  'JPY',
];
/** More cells than this would take the fuzzer's time, not the reader's. */
const MOST_CELLS = 20_000;

function cellCount({ dimensions, calendar, variables }: PlanDocument): number {
  const size = new Map(dimensions.map(({ id, members }) => [id, members.length]));
  const cells = variables.map(({ over }) =>
    over.reduce((product, entry) => {
      const members = entry === 'period' ? calendar.periods : (size.get(entry.split('.')[0] ?? '') ?? 1);
      return product * members;
    }, 1),
  );
  return cells.reduce((sum, count) => sum + count, 0);
}

/**
 * A document is refused with problems that can be said in both languages, or read; what was read reads the same from
 * its canonical form, and runs or says in words why not.
 */
export function planTarget(): FuzzTarget {
  const simulator = createSimulator({ threads: 1, runner: inlineRunner(), memoryLimit: 64 * 1024 * 1024 });
  return {
    seeds: async () => [bytesOf(JSON.stringify(smallPlan())), readFileSync(SAMPLE)],
    mutate: async (input, other, chance) =>
      bytesOf(mutateJson(textOf(input), textOf(other), WORDS, chance).slice(0, 200_000)),
    prove: async (input) => {
      const read = readPlanText(textOf(input));
      if (!read.ok) {
        promise(read.faults.length > 0, 'refused without a problem');
        for (const problem of read.faults) {
          for (const locale of ['en', 'zh-CN'] as const) {
            promise(
              !/[{]\w+[}]/.test(problemLine(problem, locale)) || textOf(input).includes('{'),
              problem.code,
            );
          }
        }
        return;
      }
      const { document, checked, sha256 } = read.value;
      const again = readPlanText(canonicalJson(document));
      promise(again.ok && again.value.sha256 === sha256, 'the canonical form reads otherwise');
      if (cellCount(document) > MOST_CELLS) return;
      const run = await simulator.simulate(
        {
          checked,
          scenario: document.scenarios[0]?.id ?? '',
          trials: 64,
          seed: 1,
          sampling: 'sobol',
          drivers: 'none',
          keepSamples: false,
        },
        {},
      );
      promise(run.ok || run.faults.every(({ code }) => code !== 'runFailed'), JSON.stringify(run));
    },
    close: () => simulator.close(),
  };
}
