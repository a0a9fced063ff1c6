import { labelText } from '#shared/locale.ts';
import type { PlanView } from '#shared/views.ts';
import type { RisksView, RiskView } from '#shared/views-risks.ts';
import type { Figure } from '../../components/figure.ts';
import { type FigureWords, meanFigure, periodWord, shareFigure, shortFigure } from '../results/figures.ts';
import { effectSummary, everFigure, probabilityRange, whereText } from './words.ts';

/** A column of the register: its head, and what it says of each event. */
export interface RegisterColumn {
  readonly head: string;
  readonly hint?: string;
  /** Figures stand on the right, words on the left. */
  readonly isNumber: boolean;
  figure(risk: RiskView): string | Figure;
}

const NOTHING: Figure = { text: '—', values: [] };

/** What the register says of an event, beside its name. */
export function registerColumns(
  { headline, trials }: RisksView,
  plan: PlanView,
  words: FigureWords,
): RegisterColumn[] {
  const { t, locale } = words;
  const output = headline ? labelText(headline.label, locale, headline.variable) : '';
  const period = periodWord(plan, t);
  const loss = (mean: number | null | undefined, standardError: number | null | undefined): Figure =>
    headline && mean !== undefined
      ? meanFigure({ mean, standardError: standardError ?? null }, headline, words, (value) =>
          shortFigure(value, headline, locale),
        )
      : NOTHING;
  return [
    { head: t('risks.where'), isNumber: false, figure: (risk) => whereText(risk, plan, t, locale) },
    {
      head: t('units.per', { unit: t('risks.probability'), of: period }),
      hint: t('risks.probabilityHint', { period }),
      isNumber: true,
      figure: (risk) => probabilityRange(risk, locale),
    },
    {
      head: t('risks.ever'),
      hint: t('risks.everHint'),
      isNumber: true,
      figure: ({ everActive, cells }) => everFigure(everActive, cells, trials, words),
    },
    {
      head: t('risks.severity'),
      isNumber: false,
      figure: (risk) => effectSummary(risk, 'severity', t, locale),
    },
    {
      head: t('risks.duration'),
      isNumber: false,
      figure: (risk) => effectSummary(risk, 'duration', t, locale),
    },
    {
      head: t('risks.loss'),
      hint: t('risks.lossHint', { output }),
      isNumber: true,
      figure: (risk) => loss(risk.loss?.mean, risk.loss?.standardError),
    },
    {
      head: t('risks.p95'),
      hint: t('risks.p95Hint'),
      isNumber: true,
      figure: (risk) => loss(risk.loss?.p95, risk.loss?.p95Error),
    },
    {
      head: t('risks.variance'),
      hint: t('risks.varianceHint', { output }),
      isNumber: true,
      figure: (risk) => shareFigure(risk.loss?.varianceShare, risk.loss?.varianceShareError, locale),
    },
  ];
}
