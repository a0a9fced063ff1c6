import type { Locator, Page } from '@playwright/test';
import { type Locale, labelText } from '#shared/locale.ts';
import type { CellResult, Distribution, DriverInput } from '#shared/result.ts';
import type { OutputView } from '#shared/views.ts';
import { en } from '../../../renderer/i18n/en.ts';
import { zhCN } from '../../../renderer/i18n/zh-CN.ts';
import { paintedIn } from '../support/painted.ts';
import { correlationText, countText, fullText, percentText, shortText } from '../support/rounding.ts';
import { type Axis, expectPainted, expectPointed, expectWalk, placeOf } from './charts.ts';
import type { EngineFigures } from './results.ts';
import { axisName, inputName, quarter, RESULTS_WORDS, unitWords } from './words.ts';

/** The pictures of the screen of results: axes, legends, marks, and what is told of each part. */

const CATALOGUE = { en, 'zh-CN': zhCN };
const SHARE = { unit: '1', format: 'percent' };
const BANDS = ['0.95', '0.75', '0.5', '0.25', '0.05'] as const;

interface Shown extends EngineFigures {
  /** How npv is spread. */
  readonly shape: Distribution;
}

const outputOf = ({ plan }: EngineFigures, variable: string): OutputView =>
  plan.outputs.find((output) => output.variable === variable)!;
const cellsOf = ({ run }: EngineFigures, variable: string): CellResult[] =>
  run.result.outputs.find((output) => output.variable === variable)!.cells;
const filled = (text: string, output: OutputView, locale: Locale) =>
  text.replace('{{output}}', labelText(output.label, locale, ''));

/** Holds the four pictures at the top of the screen and that of the mean's course against the engine's figures. */
export async function expectResultCharts(page: Page, locale: Locale, shown: Shown): Promise<void> {
  const { results } = CATALOGUE[locale];
  const course = shown.plan.outputs.find(({ over }) => over.includes('period'))!;
  const fan = page.getByRole('img', { name: filled(results.fanLabel, course, locale) });
  await expectFan(fan, locale, course, cellsOf(shown, course.variable));
  await expectDistribution(page, locale, shown);
  await expectDrivers(page, locale, shown);
  await expectCourse(page, locale, shown);
}

/**
 * Other outputs in the same panels, and back: one in days, of which the bands have no width at first, and one that has no
 * target, where the line stands at the median.
 * @param cac how the blended CAC is spread
 */
export async function expectOtherOutputs(
  page: Page,
  locale: Locale,
  shown: EngineFigures,
  cac: Distribution,
) {
  const { results, resultDetails } = CATALOGUE[locale];
  const choose = async (title: string, variable: string) => {
    const panel = page.getByRole('region', { name: title, exact: true });
    await panel.getByLabel(results.output, { exact: true }).first().click();
    const name = labelText(outputOf(shown, variable).label, locale, '');
    await page.getByRole('option', { name, exact: true }).click();
  };
  const chart = (label: string, variable: string) =>
    page.getByRole('img', { name: filled(label, outputOf(shown, variable), locale) });
  const course = shown.plan.outputs.find(({ over }) => over.includes('period'))!.variable;
  await choose(results.overTime, 'delivery_days');
  const [first] = cellsOf(shown, 'delivery_days');
  await expectFan(
    chart(results.fanLabel, 'delivery_days'),
    locale,
    outputOf(shown, 'delivery_days'),
    cellsOf(shown, 'delivery_days').filter(({ at }) => at.region === first!.at.region),
  );
  await choose(results.overTime, course);
  await choose(results.distribution, 'blended_cac');
  const output = outputOf(shown, 'blended_cac');
  const median = cellsOf(shown, 'blended_cac')[0]!.quantiles['0.5'];
  await expectPainted(chart(results.histogramLabel, 'blended_cac'), locale, {
    axes: histogramAxes(cac.histogram!, output, locale),
    // The share that exceeds a value is still chosen.
    texts: [resultDetails.exceedance, results.shareOfTrials, `P50 ${shortText(median, output, locale)}`],
  });
  await choose(results.distribution, 'npv');
}

/** The quantiles of an output's period, as its box tells them. */
function fanBox({ quantiles }: CellResult, period: number, output: OutputView, locale: Locale) {
  const line = (level: string) =>
    `P${Math.round(100 * Number(level))}  ${fullText(quantiles[level], output)}`;
  return [quarter(period, locale), ...BANDS.map(line)];
}

/** The course of an output over the periods, with its bands. */
export async function expectFan(
  chart: Locator,
  locale: Locale,
  output: OutputView,
  cells: readonly CellResult[],
): Promise<void> {
  const { results } = CATALOGUE[locale];
  const ends = (level: string) => cells.map(({ quantiles }) => quantiles[level]!);
  await expectPainted(chart, locale, {
    axes: [
      {
        edge: 'left',
        kind: output,
        title: unitWords(output, locale),
        range: [Math.min(...ends('0.05')), Math.max(...ends('0.95'))],
      },
    ],
    names: cells.map((_, period) => quarter(period, locale)),
    texts: ['P50', results.bandHalf, results.p5p95],
  });
  const box = (period: number) => fanBox(cells[period]!, period, output, locale);
  const last = cells.length - 1;
  await expectWalk(chart, [
    ['ArrowRight', box(0)],
    ['ArrowRight', box(1)],
    ['End', box(last)],
    ['ArrowLeft', box(last - 1)],
  ]);
  const foot = (await paintedIn(chart)).find(({ text }) => text === quarter(2, locale))!;
  await expectPointed(chart, { x: foot.x, y: foot.y - 60 }, box(2));
}

/** Bin by bin: from where to where, and the share of the trials in it. */
export function binBox(
  histogram: NonNullable<Distribution['histogram']>,
  bin: number,
  output: OutputView,
  locale: Locale,
): string[] {
  const { start, width, counts } = histogram;
  const trials = counts.reduce((sum, count) => sum + count, 0);
  const from = start + bin * width;
  const ends = [from, from + width].map((value) => fullText(value, output));
  return [
    ends.join(RESULTS_WORDS[locale].to),
    `${CATALOGUE[locale].results.shareOfTrials}  ${percentText(counts[bin]! / trials)}`,
  ];
}

/** The axes of a histogram with its cumulative curve. */
export function histogramAxes(
  { start, width, counts }: NonNullable<Distribution['histogram']>,
  output: OutputView,
  locale: Locale,
): Axis[] {
  const trials = counts.reduce((sum, count) => sum + count, 0);
  return [
    {
      edge: 'foot',
      kind: output,
      title: unitWords(output, locale),
      range: [start, start + counts.length * width],
    },
    { edge: 'left', kind: SHARE, title: '', range: [0, Math.max(...counts) / trials] },
    { edge: 'right', kind: SHARE, title: '', range: [0, 1] },
  ];
}

async function expectDistribution(page: Page, locale: Locale, shown: Shown): Promise<void> {
  const { results, resultDetails } = CATALOGUE[locale];
  const npv = outputOf(shown, 'npv');
  const [cell] = cellsOf(shown, 'npv');
  const histogram = shown.shape.histogram!;
  const curve = shown.shape.curve!;
  const chart = page.getByRole('img', { name: filled(results.histogramLabel, npv, locale) });
  const target = `${results.target} ${shortText(cell!.target, npv, locale)}`;
  const axes = histogramAxes(histogram, npv, locale);
  await expectPainted(chart, locale, {
    axes,
    texts: [resultDetails.cumulative, results.shareOfTrials, target],
  });
  const [end, bins] = [curve.length - 1, histogram.counts.length];
  const point = (at: number, line: string, share: number) => [
    fullText(curve[at], npv),
    `${line}  ${percentText(share)}`,
  ];
  await expectWalk(chart, [
    ['ArrowRight', point(0, resultDetails.cumulative, 0)],
    ['ArrowRight', point(1, resultDetails.cumulative, 1 / end)],
    ['End', point(end, resultDetails.cumulative, 1)],
    ['ArrowUp', binBox(histogram, bins - 1, npv, locale)],
    ['ArrowLeft', binBox(histogram, bins - 2, npv, locale)],
    ['Home', binBox(histogram, 0, npv, locale)],
  ]);
  const tallest = histogram.counts.indexOf(Math.max(...histogram.counts));
  const trials = histogram.counts.reduce((sum, count) => sum + count, 0);
  const middle = histogram.start + (tallest + 0.5) * histogram.width;
  const place = await placeOf(chart, middle, 'left', histogram.counts[tallest]! / trials / 2);
  await expectPointed(chart, place, binBox(histogram, tallest, npv, locale));
  await page.getByText(resultDetails.exceedance, { exact: true }).click();
  await expectPainted(chart, locale, { axes, texts: [resultDetails.exceedance, target] });
  await expectWalk(chart, [['End', point(0, resultDetails.exceedance, 1)]]);
}

/** A rank correlation with its error. */
export const rankText = (rank: number, error: number): string =>
  `${correlationText(rank)} ± ${correlationText(error).replace('+', '')}`;

/** The strongest twelve by a measure. */
function strongest(inputs: readonly DriverInput[], measure: (input: DriverInput) => number): DriverInput[] {
  return inputs
    .filter(({ rankCorrelation }) => rankCorrelation !== null)
    .sort((a, b) => Math.abs(measure(b)) - Math.abs(measure(a)))
    .slice(0, 12);
}

async function expectDrivers(page: Page, locale: Locale, shown: Shown): Promise<void> {
  const { results, resultDetails } = CATALOGUE[locale];
  const { plan, run } = shown;
  const title = filled(results.drivers, outputOf(shown, 'npv'), locale);
  const chart = page.getByRole('img', { name: title });
  const inputs = run.result.drivers.find(({ output }) => output === 'npv')!.inputs;
  const reach = (values: readonly number[]) => Math.max(...values.map(Math.abs));
  const byRank = strongest([...inputs], ({ rankCorrelation }) => rankCorrelation!);
  const most = reach(byRank.map(({ rankCorrelation }) => rankCorrelation!));
  await expectPainted(chart, locale, {
    axes: [{ edge: 'foot', kind: 'signed', title: resultDetails.rank, range: [-most, most] }],
    texts: byRank.map(({ input }) => axisName(plan, input, locale)),
  });
  await expectWalk(
    chart,
    byRank
      .slice(0, 6)
      .map(({ input, rankCorrelation, rankCorrelationError }) => [
        'ArrowDown',
        [inputName(plan, input, locale), rankText(rankCorrelation!, rankCorrelationError!)],
      ]),
  );
  await page
    .locator(`section[aria-label="${title}"]`)
    .getByText(resultDetails.share, { exact: true })
    .click();
  const byShare = strongest([...inputs], ({ firstOrder }) => firstOrder?.estimate ?? 0);
  await expectPainted(chart, locale, {
    axes: [
      {
        edge: 'foot',
        kind: SHARE,
        title: resultDetails.share,
        range: [0, reach(byShare.map(({ firstOrder }) => firstOrder!.estimate))],
      },
    ],
    texts: byShare.map(({ input }) => axisName(plan, input, locale)),
  });
  await expectWalk(
    chart,
    byShare
      .slice(0, 3)
      .map(({ input, firstOrder }) => [
        'ArrowDown',
        [
          inputName(plan, input, locale),
          `${percentText(firstOrder!.estimate)} ± ${percentText(firstOrder!.standardError)}`,
        ],
      ]),
  );
}

async function expectCourse(page: Page, locale: Locale, shown: Shown): Promise<void> {
  const { results, closerLook } = CATALOGUE[locale];
  const { points } = shown.convergence;
  const npv = outputOf(shown, 'npv');
  const chart = page.getByRole('img', { name: filled(closerLook.convergenceLabel, npv, locale) });
  await page.getByTestId('below-the-fold').first().scrollIntoViewIfNeeded();
  const edges = points.flatMap(({ mean, standardError }) => [-2, 2].map((by) => mean! + by * standardError!));
  await expectPainted(chart, locale, {
    axes: [
      {
        edge: 'left',
        kind: npv,
        title: unitWords(npv, locale),
        range: [Math.min(...edges), Math.max(...edges)],
      },
    ],
    names: points.map(({ trials }) => countText(trials)),
    texts: [results.trials, closerLook.mean],
  });
  await expectWalk(
    chart,
    points.map(({ trials, mean, standardError }) => [
      'ArrowRight',
      [
        countText(trials),
        `${closerLook.mean}  ${fullText(mean, npv)}`,
        `${closerLook.above}  ${fullText(mean! + 2 * standardError!, npv)}`,
        `${closerLook.below2}  ${fullText(mean! - 2 * standardError!, npv)}`,
      ],
    ]),
  );
}
