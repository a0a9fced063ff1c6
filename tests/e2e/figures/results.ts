import type { Locator, Page } from '@playwright/test';
import { type Locale, labelText } from '#shared/locale.ts';
import type { CellResult } from '#shared/result.ts';
import type { OutputView, PlanView, RunView } from '#shared/views.ts';
import type { ConvergenceView, KpisView, MarketFigure, MarketsView } from '#shared/views-results.ts';
import { expect } from '../support/app.ts';
import { expectAllCompared, expectTexts, expectTold, told, toldBy } from '../support/census.ts';
import {
  correlationText,
  countText,
  fullText,
  type Kind,
  percentText,
  probabilityText,
  shortText,
  twoDigits,
  withErrorText,
} from '../support/rounding.ts';
import {
  inFull,
  inputName,
  momentText,
  quarter,
  quarterInFull,
  RESULTS_WORDS,
  textsIn,
  toCopy,
  unitWords,
} from './words.ts';

/** What the engine has worked out for the screen of results. */
export interface EngineFigures {
  readonly plan: PlanView;
  readonly run: RunView;
  readonly markets: MarketsView;
  readonly kpis: KpisView;
  readonly convergence: ConvergenceView;
}

const LEVELS = ['0.05', '0.25', '0.5', '0.75', '0.95'];
const MARKET_KINDS: readonly Kind[] = ['USD', 'USD', 'USD/customer', 'USD/customer', '1', 'months'].map(
  (unit) => ({
    unit,
    format: 'number',
  }),
);

/** The rows of a table by their cells, names included; a cell's small line stands behind a bar. */
async function rowsIn(table: Locator): Promise<string[][]> {
  await toldBy(table.locator('tbody tr > *'));
  return table.locator('tbody').evaluate((body) =>
    [...body.querySelectorAll('tr')].map((row) =>
      [...row.children].map((cell) => {
        const small = cell.querySelector('span')?.textContent ?? '';
        const text = cell.textContent ?? '';
        const title = cell.tagName === 'TD' ? (cell.getAttribute('title') ?? '') : '';
        const main = small === '' ? text : `${text.slice(0, -small.length)}|${small}`;
        return title === '' ? main : `${main} «${title}»`;
      }),
    ),
  );
}

/** Holds every text of the screen of results against the engine's figures. */
export async function expectResults(page: Page, locale: Locale, figures: EngineFigures): Promise<void> {
  const words = RESULTS_WORDS[locale];
  const { run } = figures;
  const seconds = Math.max(1, Math.ceil(run.result.elapsedMs / 1000));
  const about = `${words.provenance(countText(run.trials))}${run.result.engine}`;
  await expectTexts(page.getByTestId('provenance').locator('span'), [
    momentText(run.at, locale),
    `${about} · ${locale === 'en' ? `${seconds} sec` : `${seconds}秒`}`,
  ]);
  await expectCards(page, locale, figures);
  const panel = (title: string) => page.locator(`section[aria-label="${title}"]`);
  const tableOf = async (title: string) => {
    await panel(title).scrollIntoViewIfNeeded();
    // A picture gives way to its table.
    const asTable = panel(title).getByLabel(words.table, { exact: true });
    if ((await asTable.count()) > 0) await asTable.click();
    return rowsIn(panel(title).getByRole('grid'));
  };
  await expectTexts(page.getByTestId('target-share'), [targetShare(figures, locale)]);
  expect(await tableOf(words.overTime)).toEqual(overTime(figures, locale));
  expect(await tableOf(words.distribution)).toEqual(statistics(figures, locale));
  expect(await tableOf(words.drivers)).toEqual(drivers(figures, locale));
  await comeNear(page, 3);
  const { points } = figures.convergence;
  const npv = outputOf(figures.plan, 'npv');
  const last = points.at(-1)!;
  await expect(page.getByTestId('settled')).toContainText(
    words.settled(countText(last.trials), shortText(twoDigits(last.standardError!), npv, locale)),
  );
  expect(await tableOf(words.convergence)).toEqual(
    points.map((point) => [
      countText(point.trials),
      figure(point.mean, npv, locale, point.standardError),
      figure(point.standardError, npv, locale),
    ]),
  );
  await expect(panel(words.markets).getByRole('grid')).toBeVisible();
  expect(await tableOf(words.markets)).toEqual(markets(figures, locale, range));
  await expect(panel(words.kpis).getByRole('grid')).toBeVisible();
  expect(await tableOf(words.kpis)).toEqual(kpis(figures, locale, range));
  await expectHeadInSight(panel(words.kpis).getByRole('grid'));
  await panel(words.markets).getByText(words.errors, { exact: true }).click();
  expect(await tableOf(words.markets)).toEqual(markets(figures, locale, error));
  expect(await tableOf(words.outputs)).toEqual(allOutputs(figures, locale));
  await expectTexts(panel(words.outputs).getByRole('heading'), [words.outputs]);
  await expectSettings(page, locale, figures);
  await expectAllCompared(page, figures.plan, locale);
}

/** The trials that the next run will draw, as the last one did, and those that the markets are from. */
async function expectSettings(
  page: Page,
  locale: Locale,
  { run, markets: view }: EngineFigures,
): Promise<void> {
  const { results, samplings, closerLook } = textsIn(locale);
  const trials = page.getByRole('combobox', { name: results.trials });
  await expectTexts(trials, [countText(run.trials)]);
  await expectTexts(page.getByRole('textbox', { name: results.seed }), [String(run.seed)]);
  const definitions = closerLook.definitions
    .replace('{{trials}}', countText(view.trials))
    .replace('{{seed}}', String(run.seed))
    .replace('{{sampling}}', samplings.sobol);
  await expectTexts(page.getByText(definitions, { exact: true }), [definitions]);
}

/** What lies below the fold is only worked out when one comes near it. */
export async function comeNear(page: Page, places: number): Promise<void> {
  const waiting = page.getByTestId('below-the-fold');
  for (let at = 0; at < places; at += 1) {
    await waiting.nth(at).scrollIntoViewIfNeeded();
    await expect(waiting.nth(at).getByRole('heading')).toBeVisible();
  }
}

const outputOf = (plan: PlanView, variable: string): OutputView =>
  plan.outputs.find((output) => output.variable === variable)!;

/** The last row in the middle of the window: the head of the table, far above it, lies at the top and over the rows. */
async function expectHeadInSight(table: Locator): Promise<void> {
  await table
    .locator('tbody tr')
    .last()
    .evaluate((row) => row.scrollIntoView({ block: 'center' }));
  const head = table.locator('thead th').last();
  await expect(head).toBeInViewport({ ratio: 1 });
  const isOnTop = (cell: Element) => {
    const { left, top, width, height } = cell.getBoundingClientRect();
    return document.elementFromPoint(left + width / 2, top + height / 2) === cell;
  };
  expect(await head.evaluate(isOnTop)).toBe(true);
}

const cellsOf = ({ run }: EngineFigures, variable: string): CellResult[] =>
  run.result.outputs.find((output) => output.variable === variable)!.cells;

/** A figure of a table, with its error and unit for those who point at it. */
const figure = (value: number | null | undefined, kind: Kind, locale: Locale, own?: number | null) =>
  told(fullText(value, kind), inFull(value, own, kind, locale));

async function expectCards(page: Page, locale: Locale, figures: EngineFigures): Promise<void> {
  const words = RESULTS_WORDS[locale];
  const shown = figures.plan.outputs.filter(({ over }) => over.every((entry) => entry === 'period'));
  for (const output of shown) {
    const cell = cellsOf(figures, output.variable).at(-1)!;
    const write = (value: number | null | undefined) => shortText(value, output, locale);
    const card = page.getByTestId(`card-${output.variable}`);
    const where = [unitWords(output, locale), output.over.length > 0 ? quarterInFull(11, locale) : ''];
    await expectTexts(card.locator('h2'), [
      labelText(output.label, locale, '') + where.filter(Boolean).join(' · '),
    ]);
    const { quantiles, target, probabilityAtLeastTarget: share, standardErrors } = cell;
    const level = (at: string) => inFull(quantiles[at], standardErrors?.quantiles[at], output, locale);
    const facts = [
      [
        words.range,
        `${write(quantiles['0.05'])}${words.to}${write(quantiles['0.95'])}`,
        `P5 ${level('0.05')}, P95 ${level('0.95')}`,
      ],
      [
        words.mean,
        withErrorText(cell.mean, cell.standardError, write),
        inFull(cell.mean, cell.standardError, output, locale),
      ],
      ...(target === undefined
        ? []
        : [
            [
              words.target(write(target)),
              probabilityText(
                { share, error: standardErrors!.probabilityAtLeastTarget!, trials: figures.run.trials },
                locale,
              ),
            ],
          ]),
    ];
    const place = [labelText(output.label, locale, ''), where[1]!].filter(Boolean);
    const copied = (name: string, all: string) => toCopy([...place, name], all, locale);
    await expectTold(card.locator('h2 + div'), [
      told(`${write(quantiles['0.5'])}${words.median}`, copied('P50', level('0.5'))),
    ]);
    await expectTold(
      card.locator('dl > div'),
      facts.map(([name = '', text = '', all = text]) => told(name + text, copied(name, all))),
    );
  }
}

function targetShare(figures: EngineFigures, locale: Locale): string {
  const [cell] = cellsOf(figures, 'npv');
  const error = cell!.standardErrors!.probabilityAtLeastTarget!;
  const { trials } = figures.run;
  const target = shortText(cell!.target, outputOf(figures.plan, 'npv'), locale);
  const name = `P(≥ ${target})`;
  return name + probabilityText({ share: cell!.probabilityAtLeastTarget, error, trials }, locale);
}

/** The first output over time, by period. */
function overTime(figures: EngineFigures, locale: Locale): string[][] {
  const output = figures.plan.outputs.find(({ over }) => over.includes('period'))!;
  return cellsOf(figures, output.variable).map(({ at, quantiles, standardErrors }) => [
    quarter(Number(at.period), locale),
    ...LEVELS.map((level) => figure(quantiles[level], output, locale, standardErrors?.quantiles[level])),
  ]);
}

function statistics(figures: EngineFigures, locale: Locale): string[][] {
  const [cell] = cellsOf(figures, 'npv');
  const npv = outputOf(figures.plan, 'npv');
  const { mean, sd, min, max, tailMean, quantiles, standardError, standardErrors } = cell!;
  const [meanName, sdName, worstName, minName, maxName, bestName] = RESULTS_WORDS[locale].statistics;
  const row = (name: string, value: number | null, own: number | null | undefined): string[] => [
    name,
    figure(value, npv, locale, own),
    own == null ? '' : figure(twoDigits(own), npv, locale),
  ];
  return [
    row(meanName, mean, standardError),
    row(sdName, sd, null),
    row(worstName, tailMean['0.05'], standardErrors!.tailMean['0.05']),
    row(minName, min, null),
    ...['0.01', '0.05', '0.1', '0.25', '0.5', '0.75', '0.9', '0.95', '0.99'].map((level) =>
      row(`P${(100 * Number(level)).toFixed(0)}`, quantiles[level]!, standardErrors!.quantiles[level]),
    ),
    row(maxName, max, null),
    row(bestName, tailMean['0.95'], standardErrors!.tailMean['0.95']),
  ];
}

function drivers({ plan, run }: EngineFigures, locale: Locale): string[][] {
  const { inputs } = run.result.drivers.find(({ output }) => output === 'npv')!;
  return inputs
    .filter(({ rankCorrelation }) => rankCorrelation !== null)
    .map(({ input, rankCorrelation, rankCorrelationError, contribution, firstOrder }) => [
      inputName(plan, input, locale),
      `${correlationText(rankCorrelation!)} ± ${correlationText(rankCorrelationError!).replace('+', '')}`,
      percentText(contribution),
      firstOrder ? `${percentText(firstOrder.estimate)} ± ${percentText(firstOrder.standardError)}` : '—',
    ]);
}

/** What stands small below a median. */
type SecondLine = (
  figure: MarketFigure,
  write: (value: number | null | undefined) => string,
  locale: Locale,
) => string;

const range: SecondLine = ({ quantiles }, write, locale) => {
  const [low, high] = [write(quantiles['0.05']), write(quantiles['0.95'])];
  return low === high ? '' : `${low}${RESULTS_WORDS[locale].to}${high}`;
};

const error: SecondLine = ({ standardErrors }, write) => {
  const own = standardErrors?.quantiles['0.5'];
  return own == null ? '' : `± ${write(twoDigits(own))}`;
};

function median(figure: MarketFigure, kind: Kind, locale: Locale, line: SecondLine, never = '—'): string {
  const write = (value: number | null | undefined) =>
    value == null ? never : shortText(value, kind, locale);
  const value = figure.quantiles['0.5'];
  const text = [write(value), line(figure, write, locale)].filter(Boolean).join('|');
  return value == null
    ? text
    : told(text, inFull(value, figure.standardErrors?.quantiles['0.5'], kind, locale));
}

function markets({ plan, markets: view }: EngineFigures, locale: Locale, line: SecondLine): string[][] {
  const words = RESULTS_WORDS[locale];
  const usd = { unit: plan.currency, format: 'currency' };
  const amounts = (of: (spend: readonly number[]) => number) =>
    view.rows.map(({ spend }) => {
      const amount = of(spend) / 100;
      return told(shortText(amount, usd, locale), inFull(amount, null, usd, locale));
    });
  return [
    [words.spend],
    ...plan.categories.map(({ id, label }, at) => [
      labelText(label, locale, id),
      'USD',
      ...amounts((spend) => spend[at]!),
    ]),
    [words.total, 'USD', ...amounts((spend) => spend.reduce((sum, amount) => sum + amount, 0))],
    [words.medians],
    ...MARKET_KINDS.map((kind, at) => [
      words.measures[at]!,
      unitWords(kind, locale),
      ...view.rows.map(({ figures }) => {
        const figure = figures[at];
        return figure ? median(figure, kind, locale, line, kind.unit === 'months' ? words.never : '—') : '';
      }),
    ]),
  ];
}

function kpis({ plan, kpis: view }: EngineFigures, locale: Locale, line: SecondLine): string[][] {
  const regions = [null, ...plan.regions.map(({ id }) => id).filter((id) => id !== 'group')];
  const groups = ['acquisition', 'activation', 'retention', 'revenue', 'referral'];
  return groups.flatMap((group, at) => [
    [RESULTS_WORDS[locale].groups[at]!],
    ...view.kpis
      .filter((kpi) => kpi.group === group)
      .map((kpi) => [
        labelText(kpi.label, locale, kpi.variable),
        unitWords(kpi, locale),
        ...regions.map((region) => {
          const cell = kpi.cells.find((each) => each.region === region);
          return cell ? median(cell.figure, kpi, locale, line) : '';
        }),
      ]),
  ]);
}

/** Every output; of those over time the last period. */
function allOutputs(figures: EngineFigures, locale: Locale): string[][] {
  return figures.plan.outputs.flatMap((output) =>
    cellsOf(figures, output.variable)
      .filter(({ at }) => at.period === undefined || at.period === 11)
      .map((cell) => {
        const region = figures.plan.regions.find(({ id }) => id === cell.at.region);
        const name = [labelText(output.label, locale, ''), labelText(region?.label, locale, '')];
        return [
          name.filter(Boolean).join(' · '),
          unitWords(output, locale),
          told(
            withErrorText(cell.mean, cell.standardError, (value) => fullText(value, output)),
            inFull(cell.mean, cell.standardError, output, locale),
          ),
          ...LEVELS.map((level) =>
            figure(cell.quantiles[level], output, locale, cell.standardErrors?.quantiles[level]),
          ),
        ];
      }),
  );
}
