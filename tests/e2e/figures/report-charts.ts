import type { Page } from '@playwright/test';
import { type Locale, labelText } from '#shared/locale.ts';
import type { Distribution } from '#shared/result.ts';
import { en } from '../../../renderer/i18n/en.ts';
import { zhCN } from '../../../renderer/i18n/zh-CN.ts';
import { fullText, percentText, shortText } from '../support/rounding.ts';
import { expectPainted, expectWalk } from './charts.ts';
import type { EngineReport } from './report.ts';
import { binBox, expectFan, histogramAxes, rankText } from './result-charts.ts';
import { expectSpendByRegion } from './spend-charts.ts';
import { axisLines, inputName } from './words.ts';

const CATALOGUE = { en, 'zh-CN': zhCN };
const MOST_BARS = 6;

/** Holds the four pictures of the page against what the service has told; `shape` is how npv is spread. */
export async function expectReportCharts(
  page: Page,
  locale: Locale,
  engine: EngineReport,
  shape: Distribution,
): Promise<void> {
  const { boardReport, results, resultDetails } = CATALOGUE[locale];
  const { plan, run } = engine;
  const chart = (text: string, variable = '') => {
    const label = plan.outputs.find((output) => output.variable === variable)?.label;
    const name = text.replace('{{output}}', labelText(label, locale, ''));
    return page.getByRole('article').getByRole('img', { name, exact: true });
  };
  const npv = plan.outputs.find(({ variable }) => variable === 'npv')!;
  const cells = (variable: string) =>
    run.result.outputs.find((output) => output.variable === variable)!.cells;
  const range = chart(boardReport.outputRange, 'npv');
  const target = `${results.target} ${shortText(cells('npv')[0]!.target, npv, locale)}`;
  await expectPainted(range, locale, {
    axes: histogramAxes(shape.histogram!, npv, locale),
    texts: [resultDetails.cumulative, results.shareOfTrials, target],
  });
  await expectWalk(range, [
    ['ArrowRight', [fullText(shape.curve![0], npv), `${resultDetails.cumulative}  ${percentText(0)}`]],
    ['ArrowUp', binBox(shape.histogram!, 0, npv, locale)],
  ]);
  const course = plan.outputs.find(({ over }) => over.length === 1 && over[0] === 'period')!;
  await expectFan(chart(boardReport.overTime, course.variable), locale, course, cells(course.variable));
  const drivers = run.result.drivers.find(({ output }) => output === 'npv')!.inputs.slice(0, MOST_BARS);
  const most = Math.max(...drivers.map(({ rankCorrelation }) => Math.abs(rankCorrelation!)));
  const tornado = chart(boardReport.drivers);
  await expectPainted(tornado, locale, {
    axes: [{ edge: 'foot', kind: 'signed', title: '', range: [-most, most] }],
    // A line for what it is, and one for where.
    texts: drivers.flatMap(({ input }) => axisLines(plan, input, locale)),
  });
  await expectWalk(
    tornado,
    drivers.map(({ input, rankCorrelation, rankCorrelationError }) => [
      'ArrowDown',
      [inputName(plan, input, locale), rankText(rankCorrelation!, rankCorrelationError!)],
    ]),
  );
  await expectSpendByRegion(chart(boardReport.spend), locale, engine);
}
