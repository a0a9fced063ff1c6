import { useTranslation } from 'react-i18next';
import type { Locale } from '#shared/locale.ts';
import type { CellResult } from '#shared/result.ts';
import type { PlanView } from '#shared/views.ts';
import { formatPercent } from '../../i18n/format.ts';
import { useLocale } from '../../i18n/setup.ts';
import { ExplainLink } from '../explain/explain-link.tsx';
import { membersOver, type OutputCells, outputText } from './cells.ts';
import { fullFigure, meanWithError, shortFigure, unitText } from './figures.ts';
import styles from './output-cards.module.css';
import { RangeBar } from './range-bar.tsx';

interface Props {
  readonly plan: PlanView;
  readonly outputs: readonly OutputCells[];
  readonly periods: readonly string[];
}

/** One card for each output without dimensions; of one over the periods, its last period. */
export function OutputCards({ plan, outputs, periods }: Props) {
  const shown = outputs.filter(({ output, cells }) => membersOver(output).length === 0 && cells.length > 0);
  return (
    <div className={styles.cards}>
      {shown.map((entry) => (
        <Card key={entry.output.variable} plan={plan} entry={entry} periods={periods} />
      ))}
    </div>
  );
}

interface CardProps {
  readonly plan: PlanView;
  readonly entry: OutputCells;
  readonly periods: readonly string[];
}

function Card({ plan, entry, periods }: CardProps) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { output, cells } = entry;
  const cell = cells.at(-1);
  if (!cell) return null;
  const period = cell.at.period;
  const name = outputText(output, locale);
  const figure = (value: number | null | undefined) => shortFigure(value, output, locale);
  return (
    <section
      className={styles.card}
      data-headline={output.headline || undefined}
      aria-label={name}
      data-testid={`card-${output.variable}`}
    >
      <h2 className={styles.name}>
        <ExplainLink variable={output.variable} at={cell.at}>
          {name}
        </ExplainLink>
        <span className={styles.unit}>
          {[
            unitText(output, t, plan.calendar.monthsPerPeriod),
            typeof period === 'number' ? periods[period] : '',
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </h2>
      <div className={styles.main}>
        <div className={`${styles.median} figure`} title={fullFigure(cell.quantiles['0.5'], output, locale)}>
          {figure(cell.quantiles['0.5'])}
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
          <Fact
            name={t('results.p5p95')}
            value={t('results.range', {
              low: figure(cell.quantiles['0.05']),
              high: figure(cell.quantiles['0.95']),
            })}
          />
          <Fact name={t('results.meanError')} value={meanWithError(cell, figure)} />
          {cell.target === undefined ? null : (
            <Fact
              name={t('results.probability', { target: figure(cell.target) })}
              value={cell.probabilityAtLeastTarget == null ? '—' : shareWithError(cell, locale)}
            />
          )}
        </dl>
      </div>
    </section>
  );
}

function Fact({ name, value }: { name: string; value: string }) {
  return (
    <div className={styles.fact}>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}

/** The share of trials that reach the target, with its standard error where the run has it. */
function shareWithError(cell: CellResult, locale: Locale): string {
  const share = formatPercent(cell.probabilityAtLeastTarget ?? 0, locale);
  const error = cell.standardErrors?.probabilityAtLeastTarget;
  return error == null ? share : `${share} ± ${formatPercent(error, locale)}`;
}
