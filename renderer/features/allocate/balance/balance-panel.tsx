import { ActionIcon, NumberInput } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import {
  POLICY_MEASURES,
  POLICY_TOLERANCE,
  type PolicyMeasure,
  type PolicyShares,
  policyShares,
} from '#shared/allocation/policy.ts';
import type { Allocation } from '#shared/allocation/types.ts';
import type { PlanView } from '#shared/views.ts';
import { formatPercent, numberFormat } from '../../../i18n/format.ts';
import { useLocale } from '../../../i18n/setup.ts';
import { useGuardRailCalls } from '../limits/use-guard-rail-calls.ts';
import styles from './balance-panel.module.css';

interface Props {
  readonly plan: PlanView;
  readonly allocation: Allocation;
  readonly policy: PolicyShares;
  onClose(): void;
}

/** Shares of the plan in experiments, horizons and markets, beside what was set as policy; deviations are marked. */
export function BalancePanel({ plan, allocation, policy, onClose }: Props) {
  const { t } = useTranslation();
  const locale = useLocale();
  const send = useGuardRailCalls();
  const { regions, lines, calendar } = plan;
  const shares = useMemo(
    () => policyShares(allocation, { regions, lines, monthsPerPeriod: calendar.monthsPerPeriod }),
    [allocation, regions, lines, calendar.monthsPerPeriod],
  );
  const percent = (value: number) => formatPercent(value, locale);
  const oneDecimal = numberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  const points = (value: number) => oneDecimal.format(value * 100);
  return (
    <section className={styles.panel} aria-label={t('balance.title')} data-testid="balance">
      <header className={styles.head}>
        <h2>{t('balance.title')}</h2>
        <ActionIcon size="sm" aria-label={t('balance.close')} onClick={onClose}>
          <IconX size={15} stroke={1.8} />
        </ActionIcon>
      </header>
      <p className={styles.hint}>{t('balance.hint')}</p>
      <table className={`${styles.table} figure`}>
        <thead>
          <tr>
            <th scope="col">{t('balance.share')}</th>
            <th scope="col">{t('balance.plan')}</th>
            <th scope="col">{t('balance.policy')}</th>
          </tr>
        </thead>
        <tbody>
          {POLICY_MEASURES.map((measure) => (
            <Row
              key={measure}
              measure={measure}
              share={shares?.[measure] ?? null}
              wanted={policy[measure]}
              percent={percent}
              points={points}
              onSet={(share) => send('policy.set', { measure, share })}
            />
          ))}
        </tbody>
      </table>
    </section>
  );
}

interface RowProps {
  readonly measure: PolicyMeasure;
  readonly share: number | null;
  readonly wanted: number | null;
  percent(value: number): string;
  /** The same in points, without the sign of percent. */
  points(value: number): string;
  onSet(share: number | null): void;
}

function Row({ measure, share, wanted, percent, points, onSet }: RowProps) {
  const { t } = useTranslation();
  const name = t(`balance.measures.${measure}`);
  const off = share === null || wanted === null ? 0 : share - wanted;
  const deviates = Math.abs(off) > POLICY_TOLERANCE;
  const commit = (text: string) => {
    const value = Number.parseFloat(text.replace(',', '.'));
    const next = Number.isFinite(value) ? Math.min(100, Math.max(0, value)) / 100 : null;
    if (next !== wanted) onSet(next);
  };
  return (
    <tr data-deviates={deviates || undefined}>
      <th scope="row" title={t(`balance.meaning.${measure}`)}>
        {name}
      </th>
      <td>
        {share === null ? '—' : percent(share)}
        {deviates ? (
          <span className={styles.off}>
            {t(off > 0 ? 'balance.over' : 'balance.under', { points: points(Math.abs(off)) })}
          </span>
        ) : null}
      </td>
      <td>
        <NumberInput
          key={wanted}
          size="xs"
          hideControls
          suffix="%"
          decimalScale={1}
          min={0}
          max={100}
          placeholder="–"
          aria-label={t('balance.policyOf', { share: name })}
          defaultValue={wanted === null ? '' : Math.round(wanted * 1000) / 10}
          onBlur={(event) => commit(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter') event.currentTarget.blur();
          }}
        />
      </td>
    </tr>
  );
}
