import { useTranslation } from 'react-i18next';
import type { Allocation } from '#shared/allocation/types.ts';
import { type SpendRow, type SpendSpan, spendTable } from '#shared/report/spend-table.ts';
import type { PlanView } from '#shared/views.ts';
import { formatMinor, formatPercent } from '../../i18n/format.ts';
import { periodHeaders } from '../../i18n/periods.ts';
import { useLocale } from '../../i18n/setup.ts';
import { useGroupName } from './group-name.ts';
import styles from './report-page.module.css';

interface Props {
  readonly plan: PlanView;
  readonly allocation: Allocation;
}

/** The allocation by region and time, grouped so that the page holds it. */
export function ReportTable({ plan, allocation }: Props) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { spans, rows, sum } = spendTable(allocation, plan.calendar);
  const periods = periodHeaders(plan.calendar, locale);
  const spanText = ({ from, to, year }: SpendSpan) => {
    if (year !== null) return locale === 'zh-CN' ? `${year}年` : String(year);
    return from === to ? periods[from] : `${periods[from]}–${periods[to]}`;
  };
  const groupName = useGroupName(plan);
  const cells = (row: SpendRow) => (
    <>
      {spans.map((span, at) => (
        <td key={span.from}>{formatMinor(row.amounts[at] ?? 0, plan.decimals, locale, 0)}</td>
      ))}
      <td>{formatMinor(row.total, plan.decimals, locale, 0)}</td>
      <td>{sum.total === 0 ? '—' : formatPercent(row.total / sum.total, locale)}</td>
    </>
  );
  return (
    <table className={`${styles.table} figure`}>
      <caption className={styles.caption}>{t('boardReport.table', { currency: plan.currency })}</caption>
      <thead>
        <tr>
          <th scope="col">{t('boardReport.region')}</th>
          {spans.map((span) => (
            <th key={span.from} scope="col">
              {spanText(span)}
            </th>
          ))}
          <th scope="col">{t('boardReport.total')}</th>
          <th scope="col">{t('boardReport.share')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.regions[0]}>
            <th scope="row">{groupName(row.regions)}</th>
            {cells(row)}
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{t('boardReport.total')}</th>
          {cells(sum)}
        </tr>
      </tfoot>
    </table>
  );
}
