import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Minor } from '#shared/money.ts';
import { BudgetField } from './budget-field.tsx';
import styles from './budget-line.module.css';

interface Props {
  readonly budget: Minor | null;
  /** True where the scenario itself sets the budget. */
  readonly own: boolean;
  readonly decimals: number;
  readonly allocated: number;
  readonly money: (minor: number) => string;
}

/** How much there is, how much is planned, and what is left or over. */
export const BudgetLine = memo(function BudgetLine({ budget, own, decimals, allocated, money }: Props) {
  const { t } = useTranslation();
  const left = budget === null ? null : budget - allocated;
  const used = budget ? Math.min(1, allocated / budget) : 0;
  const over = left !== null && left < 0;
  return (
    <section className={styles.line} aria-label={t('allocate.budgetLine')}>
      <Figure label={t('allocate.allocated')} value={money(allocated)} testId="allocated" />
      <BudgetField budget={budget} own={own} decimals={decimals} money={money} />
      {left === null ? null : (
        <>
          <Figure
            label={t(over ? 'allocate.over' : 'allocate.left')}
            value={money(Math.abs(left))}
            tone={over ? 'bad' : 'good'}
            testId="left"
          />
          <div className={styles.track} aria-hidden>
            <div className={styles.bar} data-over={over} style={{ width: `${used * 100}%` }} />
          </div>
        </>
      )}
    </section>
  );
});

interface FigureProps {
  readonly label: string;
  readonly value: string;
  readonly tone?: 'good' | 'bad';
  readonly testId: string;
}

function Figure({ label, value, tone, testId }: FigureProps) {
  return (
    <div className={styles.figure}>
      <span className={styles.label}>{label}</span>
      <span className={`${styles.value} figure`} data-tone={tone} data-testid={testId}>
        {value}
      </span>
    </div>
  );
}
