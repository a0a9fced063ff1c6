import type { TFunction } from 'i18next';
import { totalsBy } from '#shared/allocation/totals.ts';
import type { Allocation } from '#shared/allocation/types.ts';
import { type Locale, labelText } from '#shared/locale.ts';
import type {
  ReportBaseline,
  ReportFacts,
  ReportHeadline,
  ReportRisks,
  ReportWords,
} from '#shared/report/decision.ts';
import type { OutputView, PlanView, ScenarioView } from '#shared/views.ts';
import type { RisksView } from '#shared/views-risks.ts';
import { formatMinor, formatPercent } from '../../i18n/format.ts';
import { periodLabels } from '../../i18n/periods.ts';
import { outputsOf, outputText, placeText } from '../results/cells.ts';
import { bareName, driversOf, driverText } from '../results/drivers.ts';
import { shortFigure, unitText } from '../results/figures.ts';
import { probabilityWords } from '../results/probability.ts';
import { FULL_COVERAGE, gapOf } from '../risks/gaps.ts';
import type { ReportData } from './use-report-data.ts';

/** The headline output with the cell that stands for it: its only one, or that of the last period. */
export function headlineOf(plan: PlanView, { run }: Pick<ReportData, 'run'>) {
  const found = outputsOf(plan, run.result).find(({ output }) => output.headline);
  const cell = found?.cells.at(-1);
  return found && cell ? { ...found, cell } : null;
}

const totalOf = (allocation: Allocation): number => totalsBy(allocation, () => 'all').get('all')?.total ?? 0;

/** The figures that the sentences are made of, under the names of the reader's language. */
export function reportFacts(
  plan: PlanView,
  scenario: ScenarioView,
  data: ReportData,
  locale: Locale,
): ReportFacts {
  const headline = headlineOf(plan, data);
  const labels = periodLabels(plan.calendar, locale);
  const named: ReportHeadline | null = headline && {
    name: outputText(headline.output, locale),
    better: headline.output.better,
    cell: headline.cell,
  };
  return {
    scenario: labelText(scenario.label, locale, scenario.id),
    spend: totalOf(data.allocation),
    from: labels[0] ?? '',
    to: labels.at(-1) ?? '',
    headline: named,
    drivers: headline
      ? driversOf(data.run.result, headline.output.variable).map(({ input, rankCorrelation }) => ({
          name: driverText(plan, input, locale, bareName),
          rankCorrelation: rankCorrelation ?? 0,
        }))
      : [],
    baseline: baselineOf(plan, scenario, data, headline?.output ?? null, locale),
    risks: data.risks && risksOf(plan, data.risks, locale),
  };
}

function baselineOf(
  plan: PlanView,
  { parent }: ScenarioView,
  { allocation, baseline }: ReportData,
  output: OutputView | null,
  locale: Locale,
): ReportBaseline | null {
  if (!baseline || parent === null) return null;
  const cell = baseline.comparison?.outputs
    .find(({ variable }) => variable === output?.variable)
    ?.cells.at(-1);
  const against = cell?.against[0];
  const label = plan.scenarios.find(({ id }) => id === parent)?.label;
  return {
    name: labelText(label, locale, parent),
    spend: totalOf(allocation) - totalOf(baseline.allocation),
    difference: against
      ? { mean: against.difference.mean, beats: against.beats.mean, equal: against.probabilityEqual }
      : null,
  };
}

function risksOf(plan: PlanView, { coverage, risks }: RisksView, locale: Locale): ReportRisks {
  const gaps = coverage?.cells
    .map((cell) => ({ place: placeText(plan, cell.at, locale), coverage: gapOf(cell, null).coverage ?? 1 }))
    .filter((gap) => gap.coverage < FULL_COVERAGE)
    .sort((a, b) => a.coverage - b.coverage);
  const costs = risks
    .map(({ variable, label, loss }) => ({
      event: labelText(label, locale, variable),
      loss: loss?.mean ?? 0,
    }))
    .sort((a, b) => b.loss - a.loss);
  return { gaps: gaps ?? null, costliest: costs[0] ?? null };
}

/** How figures are written in the reader's language: the headline's with its unit, money in full. */
export function reportWords(
  plan: PlanView,
  output: OutputView | null,
  trials: number,
  t: TFunction,
  locale: Locale,
): ReportWords {
  const unit =
    output && !/^[A-Z]{3}/.test(output.unit) ? unitText(output, t, plan.calendar.monthsPerPeriod) : '';
  return {
    locale,
    figure: (value) => (output ? [shortFigure(value, output, locale), unit].join(' ').trim() : ''),
    money: (minor) => `${plan.currency} ${formatMinor(minor, plan.decimals, locale, 0)}`,
    percent: (share) => formatPercent(share, locale, 0),
    probability: (share) => probabilityWords({ share, trials }, { t, locale }, 0),
  };
}
