import type { Page } from '@playwright/test';
import { type Locale, labelText } from '#shared/locale.ts';
import type { OutputView, PlanView } from '#shared/views.ts';
import type { BridgeView, ComparedCellView, ComparisonView } from '#shared/views-compare.ts';
import { COMPARE } from '../../../renderer/i18n/compare.ts';
import { en } from '../../../renderer/i18n/en.ts';
import { zhCN } from '../../../renderer/i18n/zh-CN.ts';
import { fullText, percentText, shortText, signedText, withErrorText } from '../support/rounding.ts';
import { expectPainted, expectWalk } from './charts.ts';
import { binBox, histogramAxes } from './result-charts.ts';
import { quarter, RESULTS_WORDS, unitWords } from './words.ts';

/** The pictures of a comparison: distributions over each other, that of a difference, the bridge, courses over time. */

const CATALOGUE = { en, 'zh-CN': zhCN };
const SHARE = { unit: '1', format: 'percent' };

export interface ComparedStudy {
  readonly plan: PlanView;
  readonly view: ComparisonView;
  /** Of npv. */
  readonly cell: ComparedCellView;
  /** From the first scenario to the second. */
  readonly bridge: BridgeView;
}

const outputOf = (plan: PlanView, variable: string): OutputView =>
  plan.outputs.find((output) => output.variable === variable)!;

function scenarioNames({ plan, view }: ComparedStudy, locale: Locale): string[] {
  return view.scenarios.map((id) =>
    labelText(plan.scenarios.find((each) => each.id === id)?.label, locale, id),
  );
}

/** Holds the pictures of npv against the study, but for the bridge. */
export async function expectComparedCharts(page: Page, locale: Locale, study: ComparedStudy): Promise<void> {
  await expectOverlay(page, locale, study);
  await expectDifference(page, locale, study);
}

async function expectOverlay(page: Page, locale: Locale, study: ComparedStudy): Promise<void> {
  const texts = COMPARE[locale];
  const npv = outputOf(study.plan, 'npv');
  const label = labelText(npv.label, locale, '');
  const panel = page.getByRole('region', { name: label, exact: true });
  const names = scenarioNames(study, locale);
  const { bins, counts, curves } = study.cell;
  const { start, width } = bins!;
  const chartOf = (kind: string) => {
    const name = texts.overlayLabel.replace('{{output}}', label).replace('{{kind}}', kind);
    return panel.getByRole('img', { name, exact: true });
  };
  const foot = (range: readonly [number, number]) =>
    ({ edge: 'foot', kind: npv, title: unitWords(npv, locale), range }) as const;
  const share = (title: string, most: number) =>
    ({ edge: 'left', kind: SHARE, title, range: [0, most] }) as const;
  const last = counts[0]!.length - 1;
  const of = (count: number) => percentText(count / study.view.trials);
  const bin = (at: number, scenario: number) => [
    [start + at * width, start + at * width + width]
      .map((value) => fullText(value, npv))
      .join(RESULTS_WORDS[locale].to),
    `${names[scenario]}  ${of(counts[scenario]![at]!)}`,
  ];
  const density = chartOf(texts.density);
  await expectPainted(density, locale, {
    axes: [
      foot([start, start + (last + 1) * width]),
      share(CATALOGUE[locale].results.shareOfTrials, Math.max(...counts.flat()) / study.view.trials),
    ],
    texts: names,
  });
  await expectWalk(density, [
    ['ArrowRight', bin(0, 0)],
    ['ArrowRight', bin(1, 0)],
    ['ArrowUp', bin(1, 1)],
    ['ArrowUp', bin(1, 2)],
    ['End', bin(last, 2)],
  ]);
  for (const kind of ['cumulative', 'exceedance'] as const) {
    await panel.getByText(texts[kind], { exact: true }).click();
    const chart = chartOf(texts[kind]);
    const ends = curves.flatMap((curve) => [curve![0]!, curve!.at(-1)!]);
    await expectPainted(chart, locale, {
      axes: [foot([Math.min(...ends), Math.max(...ends)]), share(texts.share[kind], 1)],
      texts: names,
    });
    const [low, high] = kind === 'cumulative' ? [0, 1] : [1, 0];
    await expectWalk(chart, [
      ['ArrowRight', [fullText(curves[0]![0], npv), `${names[0]}  ${percentText(low)}`]],
      ['End', [fullText(curves[0]!.at(-1), npv), `${names[0]}  ${percentText(high)}`]],
    ]);
  }
  await panel.getByText(texts.density, { exact: true }).click();
}

async function expectDifference(page: Page, locale: Locale, study: ComparedStudy): Promise<void> {
  const texts = COMPARE[locale];
  const { results, resultDetails } = CATALOGUE[locale];
  const npv = outputOf(study.plan, 'npv');
  const name = texts.differenceLabel.replace('{{output}}', labelText(npv.label, locale, ''));
  const chart = page.getByRole('img', { name, exact: true });
  const { histogram, curve } = study.cell.against[0]!.shape;
  await expectPainted(chart, locale, {
    axes: histogramAxes(histogram!, npv, locale),
    texts: [resultDetails.cumulative, results.shareOfTrials, texts.noDifference],
  });
  const bins = histogram!.counts.length;
  await expectWalk(chart, [
    ['ArrowRight', [fullText(curve![0], npv), `${resultDetails.cumulative}  ${percentText(0)}`]],
    ['End', [fullText(curve!.at(-1), npv), `${resultDetails.cumulative}  ${percentText(1)}`]],
    ['ArrowUp', binBox(histogram!, bins - 1, npv, locale)],
    ['Home', binBox(histogram!, 0, npv, locale)],
  ]);
}

/** Holds the picture of the bridge against the study. */
export async function expectBridge(page: Page, locale: Locale, study: ComparedStudy): Promise<void> {
  const texts = COMPARE[locale];
  const { baseline, scenario, parts } = study.bridge;
  const npv = outputOf(study.plan, 'npv');
  const [from = '', to = ''] = scenarioNames(study, locale);
  const name = texts.bridgeLabel
    .replace('{{output}}', labelText(npv.label, locale, ''))
    .replace('{{baseline}}', from)
    .replace('{{scenario}}', to);
  const chart = page.getByRole('img', { name, exact: true });
  const short = (value: number | null | undefined) => shortText(value, npv, locale);
  const full = (value: number | null | undefined) => fullText(value, npv);
  const effects = parts.map(({ cause, mean, standardError, orderError }) => {
    if (cause.type !== 'spend') throw new Error('the push differs in its spend alone');
    const error = Math.hypot(standardError!, orderError ?? 0);
    const write = (figure: typeof short) => signedText(mean, withErrorText(mean, error, figure));
    const category = labelText(cause.label, locale, '');
    return { name: locale === 'en' ? `Spend: ${category}` : `支出：${category}`, write };
  });
  const end = (called: string, { mean, standardError }: BridgeView['baseline']) => ({
    name: called,
    write: (figure: typeof short) => withErrorText(mean, standardError, figure),
  });
  const bars = [end(from, baseline), ...effects, end(to, scenario)];
  await expectPainted(chart, locale, {
    axes: [
      {
        edge: 'foot',
        kind: npv,
        title: unitWords(npv, locale),
        range: [0, Math.max(baseline.mean!, scenario.mean!)],
      },
    ],
    texts: bars.flatMap((bar) => [bar.name, bar.write(short)]),
  });
  await expectWalk(
    chart,
    bars.map((bar) => ['ArrowDown', [bar.name, bar.write(full)]]),
  );
}

/** The medians of an output over time, with P5 and P95 of each scenario. */
export async function expectCourses(page: Page, locale: Locale, study: ComparedStudy, variable: string) {
  const texts = COMPARE[locale];
  const output = outputOf(study.plan, variable);
  const { cells } = study.view.outputs.find((each) => each.variable === variable)!;
  const chart = page.getByRole('img', { name: new RegExp(`${texts.overTime}$`) });
  const names = scenarioNames(study, locale);
  const quantiles = (at: number, level: string) => cells.map(({ of }) => of[at]!.quantiles[level] as number);
  const all = names.flatMap((_, at) => [...quantiles(at, '0.05'), ...quantiles(at, '0.95')]);
  await expectPainted(chart, locale, {
    axes: [
      {
        edge: 'left',
        kind: output,
        title: unitWords(output, locale),
        range: [Math.min(...all), Math.max(...all)],
      },
    ],
    names: cells.map((_, period) => quarter(period, locale)),
    texts: names,
  });
  const line = (at: number, period: number, level: string, suffix: string) =>
    `${names[at]}${suffix}  ${fullText(quantiles(at, level)[period], output)}`;
  const box = (period: number) => [
    quarter(period, locale),
    ...names.flatMap((_name, at) => [
      line(at, period, '0.5', ''),
      line(at, period, '0.05', ' P5'),
      line(at, period, '0.95', ' P95'),
    ]),
  ];
  await expectWalk(chart, [
    ['ArrowRight', box(0)],
    ['End', box(cells.length - 1)],
  ]);
}
