import type { Figure } from '../../components/figure.ts';
import { type FigureWords, meanFigure, rangeFigure, shortFigure } from '../results/figures.ts';
import { probabilityFigure } from '../results/probability.ts';
import { type ComparedRow, signedFigure } from './figures.ts';

/** One statistic of an output in every scenario; the baseline has none that are about it. */
export interface StatisticRow {
  readonly key: string;
  readonly name: string;
  /** Its name, then a figure for each scenario. */
  readonly cells: readonly (string | Figure | undefined)[];
}

/** Mean, range, P(target), and how each scenario stands to the baseline, in so many trials. */
export function statisticsOf(
  { output, cell }: ComparedRow,
  trials: number,
  words: FigureWords,
): StatisticRow[] {
  const { t, locale } = words;
  const short = (value: number | null | undefined) => shortFigure(value, output, locale);
  const probability = (share: number | null | undefined, error: number | null | undefined) =>
    probabilityFigure({ share, error, trials }, words);
  const row = (key: string, name: string, figures: readonly (Figure | undefined)[]): StatisticRow => ({
    key,
    name,
    cells: [name, ...figures],
  });
  const against = (figureOf: (contrast: (typeof cell.against)[number]) => Figure) => [
    undefined,
    ...cell.against.map(figureOf),
  ];
  const target = cell.of[0]?.target;
  return [
    row(
      'mean',
      t('results.meanError'),
      cell.of.map((of) => meanFigure(of, output, words, short)),
    ),
    row(
      'range',
      t('results.p5p95'),
      cell.of.map((of) => rangeFigure(of, output, words)),
    ),
    ...(target === undefined
      ? []
      : [
          row(
            'target',
            t('results.probability', { target: short(target) }),
            cell.of.map((of) =>
              probability(of.probabilityAtLeastTarget, of.standardErrors?.probabilityAtLeastTarget),
            ),
          ),
        ]),
    row(
      'change',
      t('compare.change'),
      against(({ difference }) => signedFigure(difference, output, words, short)),
    ),
    row(
      'beats',
      t('compare.beats'),
      against(({ beats, probabilityEqual }) => {
        const figure = probability(beats.mean, beats.standardError);
        // Nought would read as worse in every trial.
        return probabilityEqual === 1 ? { text: t('compare.equal'), values: figure.values } : figure;
      }),
    ),
  ];
}
