import { Select } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { labelText } from '#shared/locale.ts';
import type { MemberView, PlanView } from '#shared/views.ts';
import type { CoverageView } from '#shared/views-risks.ts';
import { Panel } from '../../components/panel.tsx';
import { formatAmount, formatPercent } from '../../i18n/format.ts';
import { periodLabels } from '../../i18n/periods.ts';
import { useLocale } from '../../i18n/setup.ts';
import { FULL_COVERAGE, type Gap, gapOf, sumOf } from './gaps.ts';
import styles from './risks.module.css';

const ALL = 'all';

/** Region × domain with every gap marked, and what closing it takes. */
export function CoveragePanel({ coverage, plan }: { coverage: CoverageView; plan: PlanView }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const [shown, setShown] = useState(ALL);
  const period = shown === ALL ? null : Number(shown);
  const used = (members: readonly MemberView[], dimension: string) =>
    members.filter(({ id }) => coverage.cells.some(({ at }) => at[dimension] === id));
  const regions = used(plan.regions, 'region');
  const lines = used(plan.lines, 'line');
  const name = ({ id, label }: MemberView) => labelText(label, locale, id);
  const at = (region: string, line: string): Gap | null => {
    const cell = coverage.cells.find((each) => each.at.region === region && each.at.line === line);
    return cell ? gapOf(cell, period) : null;
  };
  const total = sumOf(coverage.cells.map((cell) => gapOf(cell, period).toClose));
  return (
    <Panel title={t('risks.coverage')} wide>
      <div className={styles.coverageHead}>
        <p className={styles.note}>{t('risks.coverageIntro')}</p>
        <Select
          size="xs"
          w={250}
          aria-label={t('risks.period')}
          allowDeselect={false}
          value={shown}
          data={[
            { value: ALL, label: t('risks.wholePlan') },
            ...periodLabels(plan.calendar, locale).map((label, each) => ({ value: String(each), label })),
          ]}
          onChange={(value) => setShown(value ?? ALL)}
        />
      </div>
      <section
        className={styles.scroll}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be scrolled by keyboard.
        tabIndex={0}
        aria-label={t('results.tableOf', { title: t('risks.coverage') })}
      >
        <table className={`${styles.matrix} figure`}>
          <thead>
            <tr>
              <th scope="col">{t('risks.region')}</th>
              {lines.map((line) => (
                <th key={line.id} scope="col">
                  {name(line)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {regions.map((region) => (
              <tr key={region.id}>
                <th scope="row">{name(region)}</th>
                {lines.map((line) => (
                  <GapCell
                    key={line.id}
                    id={`${region.id}-${line.id}`}
                    gap={at(region.id, line.id)}
                    plan={plan}
                  />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <p className={styles.total} data-testid="coverage-total">
        {total === null
          ? t('risks.unknownCost')
          : total === 0
            ? t('risks.noGaps')
            : t('risks.totalText', { amount: formatAmount(total, plan, locale) })}
      </p>
    </Panel>
  );
}

function GapCell({ id, gap, plan }: { id: string; gap: Gap | null; plan: PlanView }) {
  const { t } = useTranslation();
  const locale = useLocale();
  if (gap === null || gap.coverage === null) return <td>—</td>;
  const full = gap.coverage >= FULL_COVERAGE;
  return (
    <td className={styles.gap} data-gap={full ? undefined : true} data-testid={`coverage-${id}`}>
      <div className={styles.share}>
        {full ? null : <IconAlertTriangle size={13} aria-hidden />}
        {formatPercent(gap.coverage, locale)}
      </div>
      <div className={styles.cost}>
        {full
          ? t('risks.full')
          : gap.toClose === null
            ? t('risks.unknownCost')
            : t('risks.closing', { amount: formatAmount(gap.toClose, plan, locale) })}
      </div>
    </td>
  );
}
