import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { CorrelationGroup } from '#shared/views-assumptions.ts';
import { formatCorrelation } from '../../../i18n/format.ts';
import { useLocale } from '../../../i18n/setup.ts';
import { driverText, shortName } from '../../results/drivers.ts';
import { usePlanContext } from '../../shell/plan-context.ts';
import styles from './correlations.module.css';
import { RankCell } from './rank-cell.tsx';

interface Props {
  readonly group: CorrelationGroup;
  /** What stands above it: cells need not repeat it. */
  readonly title: string;
  onSet(first: string, second: string, rank: number | null): Promise<boolean>;
}

/** Below this a repair is not worth a mark: two decimals would not show it. */
const VISIBLE = 0.005;

/** One group's matrix: the lower half is edited, the upper half shows what a run uses. */
export function HeatMap({ group, title, onSet }: Props) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { plan } = usePlanContext();
  const table = useRef<HTMLTableElement>(null);
  const names = group.cells.map(({ id }) => driverText(plan, id, locale, shortName));
  const size = group.cells.length;

  /** Moves the focus within the lower half. */
  const move = (row: number, column: number) => {
    const to = Math.min(Math.max(row, 1), size - 1);
    const cell = `${to}/${Math.min(Math.max(column, 0), to - 1)}`;
    table.current?.querySelector<HTMLInputElement>(`[data-cell="${cell}"]`)?.focus();
  };
  return (
    <div className={styles.scroll}>
      <table ref={table} className={`${styles.matrix} figure`}>
        <caption className={styles.caption}>
          {`${t('assumptions.matrix.stated')} ◣ · ◥ ${t('assumptions.matrix.used')}`}
        </caption>
        <thead>
          <tr>
            <td />
            {names.map((name, column) => (
              <th key={name} scope="col" title={name}>
                <span className={styles.column}>{`${column + 1}. ${name.replace(`${title} · `, '')}`}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {group.cells.map((rowCell, row) => (
            <tr key={rowCell.id}>
              <th scope="row" title={names[row]}>
                <span className={styles.name}>{`${row + 1}. ${names[row]?.replace(`${title} · `, '')}`}</span>
              </th>
              {group.cells.map((columnCell, column) => {
                const stated = group.stated[row]?.[column] ?? null;
                const used = group.used[row]?.[column] ?? 0;
                if (row === column) return <td key={columnCell.id} className={styles.diagonal} />;
                if (column > row)
                  return (
                    <td
                      key={columnCell.id}
                      className={styles.used}
                      data-changed={Math.abs(used - (stated ?? 0)) >= VISIBLE || undefined}
                      style={{ background: heat(used) }}
                    >
                      {formatCorrelation(used, locale)}
                    </td>
                  );
                return (
                  <td key={columnCell.id} style={{ background: heat(stated ?? 0) }}>
                    <RankCell
                      key={String(stated)}
                      place={`${row}/${column}`}
                      first={names[column] ?? ''}
                      second={names[row] ?? ''}
                      rank={stated}
                      onMove={(down, right) => move(row + down, column + right)}
                      onSet={(rank) => onSet(columnCell.id, rowCell.id, rank)}
                    />
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Blue with, orange against, the stronger the deeper; text stays readable on it in both schemes. */
function heat(rank: number): string {
  const tone = rank < 0 ? 'var(--hr-heat-against)' : 'var(--hr-heat-with)';
  return `color-mix(in srgb, ${tone} ${Math.round(Math.abs(rank) * 70)}%, var(--hr-panel))`;
}
