import { useTranslation } from 'react-i18next';
import { labelText } from '#shared/locale.ts';
import type { PlanView } from '#shared/views.ts';
import type { RisksView, WithoutOutput } from '#shared/views-risks.ts';
import { type FigureRow, FigureTable, type FigureTableProps } from '../../components/figure-table.tsx';
import { Loaded } from '../../components/loaded.tsx';
import { Panel } from '../../components/panel.tsx';
import { useLocale } from '../../i18n/setup.ts';
import { whereText } from '../explain/names.ts';
import {
  type FigureWords,
  figureMaker,
  meanFigure,
  shortFigure,
  unitText,
  useFigureWords,
} from '../results/figures.ts';
import { probabilityFigure } from '../results/probability.ts';
import styles from './risks.module.css';
import { type RiskTrials, useWithout } from './use-risks.ts';

interface Props {
  readonly view: RisksView;
  readonly plan: PlanView;
  readonly trials: RiskTrials;
  readonly events: readonly string[];
}

/** The outputs with and without the events that are switched off, on the same random numbers. */
export function WithoutPanel({ view, plan, trials, events }: Props) {
  const { t } = useTranslation();
  const locale = useLocale();
  const words = useFigureWords(plan);
  const query = useWithout(trials, events);
  const names = events.map((event) => {
    const risk = view.risks.find(({ variable }) => variable === event);
    return labelText(risk?.label, locale, event);
  });
  const title =
    events.length === 0
      ? t('risks.compareTitle')
      : t('risks.compareOf', { events: names.join(locale === 'en' ? ', ' : '、') });
  const table = (outputs: readonly WithoutOutput[]): FigureTableProps => ({
    label: title,
    columns: [
      t('results.output'),
      t('results.unit'),
      t('risks.with'),
      t('risks.withoutMean'),
      t('risks.difference'),
      t('risks.better'),
    ],
    rows: outputs.flatMap((output) => withoutRow(output, plan, trials.trials, words)),
    height: 'auto',
    wrap: true,
  });
  return (
    <Panel title={title} wide figures={query.data ? table(query.data.outputs) : undefined}>
      {events.length === 0 ? (
        <p className={styles.note}>{t('risks.compareHint')}</p>
      ) : (
        <Loaded query={query} label={title}>
          {({ outputs }) => <FigureTable {...table(outputs)} />}
        </Loaded>
      )}
    </Panel>
  );
}

function withoutRow(output: WithoutOutput, plan: PlanView, trials: number, words: FigureWords): FigureRow[] {
  const { t, locale, monthsPerPeriod } = words;
  const view = plan.outputs.find(({ variable }) => variable === output.variable);
  if (!view) return [];
  const { difference, probabilityGreater } = output.difference;
  const make = figureMaker(view, words);
  const mean = (value: number | null) => make(value, { short: true });
  return [
    {
      key: output.variable,
      testId: `without-${output.variable}`,
      cells: [
        [labelText(view.label, locale, view.variable), whereText(plan, output.with.at, locale)]
          .filter(Boolean)
          .join(' · '),
        unitText(view, t, monthsPerPeriod),
        mean(output.with.mean),
        mean(output.without.mean),
        meanFigure(difference, view, words, (value) => shortFigure(value, view, locale)),
        probabilityFigure({ share: probabilityGreater, trials }, words),
      ],
    },
  ];
}
