import type { Course } from '#shared/contract/courses.ts';
import { appError } from '#shared/errors.ts';
import { failure, success } from '#shared/outcome.ts';
import type { CellResult } from '#shared/result.ts';
import { type Context, type OpenPlan, scenarioFault } from './context.ts';
import type { Handler, Handlers } from './handlers.ts';
import { asInvalidPlan, readPlanValue } from './read-plan.ts';

/** Sobol points that a mean is taken over: a season is seen well before its last digit. */
const TRIALS = 512;
const SEED = 1;

/** What variables of the plan come to over time, for spend that is to follow them. */
export function courseHandlers(context: Context): Handlers<'courses.variables' | 'courses.get'> {
  return {
    'courses.variables': ({ planId }) => {
      const plan = context.openPlan(planId);
      return plan.ok ? success({ variables: candidates(plan.value) }) : plan;
    },
    'courses.get': getHandler(context),
  };
}

function candidates({ index }: OpenPlan): string[] {
  const all = [...index.variables.values()];
  return all
    .filter(({ definition, overPeriod }) => overPeriod && definition.kind !== 'allocation')
    .map(({ definition }) => definition.name);
}

/** Simulates the one variable: formulas, paths and events have a mean like inputs do. */
function getHandler(context: Context): Handler<'courses.get'> {
  return async ({ planId, scenario, variable }) => {
    const plan = context.openPlan(planId);
    if (!plan.ok) return plan;
    const { document } = plan.value;
    const fault = scenarioFault(document, scenario);
    if (fault) return failure(fault);
    if (!candidates(plan.value).includes(variable)) {
      return failure(appError('badRequest', { detail: `courses.get: ${variable.slice(0, 60)}` }));
    }
    const read = asInvalidPlan(readPlanValue({ ...document, outputs: [{ variable }] }));
    if (!read.ok) return read;
    const { checked } = read.value;
    const task = { checked, scenario, trials: TRIALS, seed: SEED, sampling: 'sobol' as const };
    const done = await context.simulator.simulate({ ...task, drivers: 'none', keepSamples: false }, {});
    if (!done.ok) return done;
    const cells = done.value.outputs[0]?.cells ?? [];
    return success({ courses: coursesOf(cells, document.calendar.periods) });
  };
}

/** Cells put together by region and line; over other dimensions they are added up. */
function coursesOf(cells: readonly CellResult[], periods: number): Course[] {
  const courses = new Map<string, Course>();
  for (const { at, mean } of cells) {
    const region = at.region === undefined ? null : String(at.region);
    const line = at.line === undefined ? null : String(at.line);
    const key = `${region} ${line}`;
    const course = courses.get(key) ?? { region, line, means: new Array<number | null>(periods).fill(0) };
    courses.set(key, course);
    const period = Number(at.period);
    const sum = course.means[period] ?? null;
    course.means[period] = sum === null || mean === null ? null : sum + mean;
  }
  return [...courses.values()];
}
