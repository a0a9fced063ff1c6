import { resolveScenario } from '#shared/plan/scenario.ts';
import { shownText } from '#shared/plan/texts.ts';
import type { AssumptionRow } from '#shared/views-assumptions.ts';
import type { CoverageView, RisksView, RiskView } from '#shared/views-risks.ts';
import type { CheckedPlan } from '../engine/formula/expression.ts';
import { measureCoverage } from '../workers/coverage.ts';
import { eventLosses, measureEvents } from '../workers/events.ts';
import type { Study } from '../workers/types.ts';
import { compareWithout } from '../workers/without.ts';
import { assumptionRows } from './assumptions/rows.ts';
import { placedOverrides } from './assumptions/segments.ts';
import { studied } from './compare.ts';
import type { Context, OpenPlan } from './context.ts';
import type { Handlers } from './handlers.ts';
import type { Jobs } from './jobs.ts';
import { outputView, variableFormat } from './views.ts';

/** The register of events and the coverage against them, measured in the trials that are asked for. */
export function riskHandlers(context: Context, jobs: Jobs): Handlers<'risks.get' | 'risks.without'> {
  return {
    'risks.get': (request) =>
      studied(context, jobs, request, [request.scenario], (study, { checked }, open) =>
        measureRisks(study, checked, open, request),
      ),
    'risks.without': (request) =>
      studied(context, jobs, request, [request.scenario], async (study, { checked }) => {
        const { events } = request;
        const known = events.every((name) => checked.index.variables.get(name)?.definition.kind === 'event');
        if (!known) return null;
        const scenario = resolveScenario(checked.index.document, request.scenario);
        return { events, outputs: await compareWithout(study, checked, scenario, events) };
      }),
  };
}

type Request = Pick<RisksView, 'planId' | 'scenario' | 'trials' | 'seed' | 'sampling'>;

async function measureRisks(
  study: Study,
  checked: CheckedPlan,
  { record, index, document }: OpenPlan,
  { planId, scenario, trials, seed, sampling }: Request,
): Promise<RisksView> {
  const resolved = resolveScenario(document, scenario);
  const measured = await measureEvents(study, study.compile(checked, resolved));
  const events = measured.map(({ variable }) => variable);
  const headline = document.outputs.find((output) => output.headline);
  const losses = headline
    ? await eventLosses(study, {
        checked,
        scenario: resolved,
        events,
        headline: headline.variable,
        lessIsBetter: headline.better === 'lower',
      })
    : [];
  const rows = assumptionRows(index, placedOverrides(document, scenario), new Map());
  return {
    planId,
    scenario,
    revision: record.revision,
    trials,
    seed,
    sampling,
    headline: headline ? outputView(index, headline) : null,
    risks: measured.map(({ variable, cells, everActive }, position): RiskView => {
      const { definition } = index.variables.get(variable)!;
      return {
        variable,
        label: definition.label ?? variable,
        unit: definition.unit,
        format: variableFormat(index, definition),
        note: shownText(document, definition.note),
        source: shownText(document, definition.source),
        assumptions: rows.filter((row) => isOfEvent(row, variable)),
        cells,
        everActive,
        loss: losses[position] ?? null,
      };
    }),
    coverage: await coverageView(study, checked, resolved),
  };
}

function isOfEvent(row: AssumptionRow, variable: string): boolean {
  return row.variable === variable && row.field !== 'value';
}

async function coverageView(
  study: Study,
  checked: CheckedPlan,
  scenario: ReturnType<typeof resolveScenario>,
): Promise<CoverageView | null> {
  const { index } = checked;
  const name = index.document.roles?.coverage;
  const variable = name === undefined ? undefined : index.variables.get(name);
  if (name === undefined || !variable) return null;
  const dimensions = variable.axes.map(({ dimension }) => dimension);
  const fits = dimensions.includes('region') && dimensions.includes('line') && dimensions.length === 2;
  if (!fits || !variable.overPeriod) return null;
  const cells = await measureCoverage(study, checked, scenario, name);
  return { variable: name, label: variable.definition.label ?? name, cells };
}
