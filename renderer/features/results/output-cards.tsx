import { useTranslation } from 'react-i18next';
import type { PlanView } from '#shared/views.ts';
import type { Figure } from '../../components/figure.ts';
import { FigureButton } from '../../components/figure-button.tsx';
import { useLocale } from '../../i18n/setup.ts';
import { ExplainLink } from '../explain/explain-link.tsx';
import { cardOutputs, type OutputCells, outputText } from './cells.ts';
import { figureMaker, meanFigure, rangeFigure, shortFigure, unitText, useFigureWords } from './figures.ts';
import { NorthStar } from './north-star.tsx';
import styles from './output-cards.module.css';
import { probabilityFigure } from './probability.ts';
import { RangeBar } from './range-bar.tsx';

interface Props {
  readonly plan: PlanView;
  readonly outputs: readonly OutputCells[];
  readonly periods: readonly string[];
  readonly trials: number;
}

/** One card for each output without dimensions; of one over the periods, its last period. */
export function OutputCards({ outputs, ...shared }: Props) {
  return (
    <div className={styles.cards}>
      {cardOutputs(outputs).map((entry) => (
        <Card key={entry.output.variable} {...shared} entry={entry} />
      ))}
    </div>
  );
}

interface CardProps extends Omit<Props, 'outputs'> {
  readonly entry: OutputCells;
}

function Card({ plan, entry, periods, trials }: CardProps) {
  const { t } = useTranslation();
  const locale = useLocale();
  const words = useFigureWords(plan);
  const { output, cells } = entry;
  const cell = cells.at(-1);
  if (!cell) return null;
  const period = cell.at.period;
  const name = outputText(output, locale);
  const figure = (value: number | null | undefined) => shortFigure(value, output, locale);
  const make = figureMaker(output, words);
  const errors = cell.standardErrors;
  const leading = plan.northStar === null ? output.headline : plan.northStar === output.variable;
  const when = typeof period === 'number' ? (periods[period] ?? '') : '';
  const place = [name, when].filter(Boolean).join(' · ');
  return (
    <section
      className={styles.card}
      data-leading={leading || undefined}
      aria-label={name}
      data-testid={`card-${output.variable}`}
    >
      <h2 className={styles.name}>
        <ExplainLink variable={output.variable} at={cell.at}>
          {name}
        </ExplainLink>
        <NorthStar plan={plan} output={output} name={name} />
        <span className={styles.unit}>
          {[unitText(output, t, plan.calendar.monthsPerPeriod), when].filter(Boolean).join(' · ')}
        </span>
      </h2>
      <div className={styles.main}>
        <div className={`${styles.median} figure`}>
          <FigureButton
            name={`${place} · P50`}
            figure={make(cell.quantiles['0.5'], { error: errors?.quantiles['0.5'], short: true })}
          />
        </div>
        <div className={styles.statistic}>{t('results.median')}</div>
      </div>
      <div className={`${styles.facts} figure`}>
        {cell.mean === null ? (
          <p className={styles.nothing}>{t('results.notFinite')}</p>
        ) : (
          <RangeBar cell={cell} />
        )}
        <dl className={styles.list}>
          <Fact place={place} name={t('results.p5p95')} figure={rangeFigure(cell, output, words)} />
          <Fact
            place={place}
            name={t('results.meanError')}
            figure={meanFigure(cell, output, words, figure)}
          />
          {cell.target === undefined ? null : (
            <Fact
              place={place}
              name={t('results.probability', { target: figure(cell.target) })}
              figure={probabilityFigure(
                {
                  share: cell.probabilityAtLeastTarget,
                  error: errors?.probabilityAtLeastTarget,
                  trials,
                },
                words,
              )}
            />
          )}
        </dl>
      </div>
    </section>
  );
}

interface FactProps {
  /** The output and its period. */
  readonly place: string;
  readonly name: string;
  readonly figure: Figure;
}

function Fact({ place, name, figure }: FactProps) {
  return (
    <div className={styles.fact}>
      <dt>{name}</dt>
      <dd>
        <FigureButton name={`${place} · ${name}`} figure={figure} />
      </dd>
    </div>
  );
}
