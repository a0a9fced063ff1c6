import type { Locator } from '@playwright/test';
import type { Locale } from '#shared/locale.ts';
import type { FitsView, QuantityPicture } from '#shared/views-assumptions.ts';
import { ASSUMPTION_TEXTS } from '../../../renderer/i18n/assumptions.ts';
import { expect } from '../support/app.ts';
import { countText, type Kind, percentText } from '../support/rounding.ts';
import { rowsOf, showTable } from '../support/tables.ts';
import { expectPainted, expectWalk } from './charts.ts';
import { figureText } from './quantities.ts';
import { RESULTS_WORDS, unitWords } from './words.ts';

/** The pictures of an assumption's editor: the density of what is typed, a fit over its data, and their quantiles. */

const foot = (kind: Kind, title: string, values: readonly number[]) =>
  ({ edge: 'foot', kind, title, range: [Math.min(...values), Math.max(...values)] }) as const;

const valuesOf = (picture: QuantityPicture): readonly number[] =>
  picture.type === 'constant' ? [picture.value] : picture.x;

/** The density of what is typed over that of what holds now. */
export async function expectLiveDensity(
  editor: Locator,
  locale: Locale,
  kind: Kind,
  pictures: readonly QuantityPicture[],
): Promise<void> {
  const texts = ASSUMPTION_TEXTS[locale].editor;
  const chart = editor.getByRole('region', { name: texts.live }).locator('canvas');
  await expectPainted(chart, locale, {
    axes: [foot(kind, unitWords(kind, locale), pictures.flatMap(valuesOf))],
    texts: [texts.typed, texts.now],
  });
}

/** Holds the pictures of the best fit and the tables behind them against the service's fits. */
export async function expectFitCharts(
  editor: Locator,
  locale: Locale,
  kind: Kind,
  { count, histogram, levels, quantiles, fits }: FitsView,
): Promise<void> {
  const texts = ASSUMPTION_TEXTS[locale];
  const [best] = fits;
  if (!best || typeof best.distribution === 'number') throw new Error('the data has a spread');
  const { name } = texts.kinds[best.distribution.dist];
  const write = (value: number) => figureText(value, kind, locale);
  const panel = (title: string) => editor.getByRole('region', { name: title, exact: true });
  const density = panel(texts.data.densityTitle);
  const { start, width, counts } = histogram;
  await expectPainted(density.getByRole('img', { name: texts.data.histogram }), locale, {
    axes: [
      foot(kind, unitWords(kind, locale), [
        start,
        start + counts.length * width,
        ...valuesOf(best.summary.picture),
      ]),
    ],
    texts: [name, texts.data.dataAxis],
  });
  const pairs = panel(texts.data.qqTitle);
  const chart = pairs.getByRole('img', { name: texts.data.qq });
  const all = [...quantiles, ...best.quantiles];
  await expectPainted(chart, locale, {
    axes: [foot(kind, name, all), { ...foot(kind, texts.data.dataAxis, all), edge: 'left' }],
  });
  const rows = levels.map((level, at) => [
    `P${percentText(level).replace('%', '')}`,
    write(quantiles[at]!),
    write(best.quantiles[at]!),
  ]);
  const box = ([level = '', data = '', fit = '']: readonly string[]) => [
    level,
    `${texts.data.dataAxis}  ${data}`,
    `${name}  ${fit}`,
  ];
  await expectWalk(chart, [
    ['ArrowRight', box(rows[0]!)],
    ['ArrowRight', box(rows[1]!)],
    ['End', box(rows.at(-1)!)],
  ]);
  await showTable(pairs);
  expect(await rowsOf(pairs.getByRole('grid'))).toEqual(rows);
  await showTable(density);
  expect(await rowsOf(density.getByRole('grid'))).toEqual(
    counts.map((bin, at) => [
      [start + at * width, start + at * width + width].map(write).join(RESULTS_WORDS[locale].to),
      countText(bin),
      percentText(bin / count),
    ]),
  );
  for (const each of [pairs, density]) await each.getByRole('radio').first().press('Space');
}
