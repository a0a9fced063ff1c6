import { Select } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { labelText } from '#shared/locale.ts';
import type { MemberView, PlanView } from '#shared/views.ts';
import type { CoverageView } from '#shared/views-risks.ts';
import { type Figure, textOf } from '../../components/figure.ts';
import { Panel } from '../../components/panel.tsx';
import { TableFrame } from '../../components/table-frame.tsx';
import { type CopiedCell, useCellKeys } from '../../components/use-cell-keys.ts';
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
  const costOf = (gap: Gap | null): string => {
    if (gap === null || gap.coverage === null) return '';
    if (gap.coverage >= FULL_COVERAGE) return t('risks.full');
    if (gap.toClose === null) return t('risks.unknownCost');
    return t('risks.closing', { amount: formatAmount(gap.toClose, plan, locale) });
  };
  const rows = regions.map((region) => ({
    key: region.id,
    cells: [
      name(region),
      ...lines.map((line): string | Figure => {
        const gap = at(region.id, line.id);
        if (gap === null || gap.coverage === null) return '—';
        const toClose = gap.toClose === null ? [] : [gap.toClose / 10 ** plan.decimals];
        return {
          text: formatPercent(gap.coverage, locale),
          values: [gap.coverage, ...toClose],
          small: costOf(gap),
        };
      }),
    ],
  }));
  const keys = useCellKeys(rows, (row, column) =>
    [textOf(rows[row]?.cells[0]), lines[column - 1] ? name(lines[column - 1]!) : ''].join(' · '),
  );
  return (
    <Panel
      title={t('risks.coverage')}
      wide
      figures={{ label: t('risks.coverage'), columns: [t('risks.region'), ...lines.map(name)], rows }}
    >
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
      <TableFrame label={t('risks.coverage')}>
        <table className={`${styles.matrix} figure`} onKeyDown={keys.onKeyDown}>
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
            {regions.map((region, row) => (
              <tr key={region.id}>
                <th scope="row">{name(region)}</th>
                {lines.map((line, column) => (
                  <GapCell
                    key={line.id}
                    id={`${region.id}-${line.id}`}
                    gap={at(region.id, line.id)}
                    cost={costOf(at(region.id, line.id))}
                    place={keys.cell(row, column + 1)}
                  />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </TableFrame>
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

interface GapCellProps {
  readonly id: string;
  readonly gap: Gap | null;
  /** What closing the gap takes, in words. */
  readonly cost: string;
  readonly place: CopiedCell;
}

function GapCell({ id, gap, cost, place }: GapCellProps) {
  const locale = useLocale();
  if (gap === null || gap.coverage === null) return <td {...place}>—</td>;
  const full = gap.coverage >= FULL_COVERAGE;
  return (
    <td
      {...place}
      className={styles.copied}
      data-gap={full ? undefined : true}
      data-testid={`coverage-${id}`}
    >
      <div className={styles.share}>
        {full ? null : <IconAlertTriangle size={13} aria-hidden />}
        {formatPercent(gap.coverage, locale)}
      </div>
      <div className={styles.cost}>{cost}</div>
    </td>
  );
}
