import { IconChevronRight } from '@tabler/icons-react';
import type { CustomCellRendererProps } from 'ag-grid-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { PivotRow } from './pivot-row.ts';
import styles from './row-label.module.css';

type Props = CustomCellRendererProps<PivotRow> & { toggle(id: string): void };

/** Tells assistive technology of a row's place in the tree, which the grid library knows nothing of. */
function describeRow(row: Element, { depth, expandable, expanded }: PivotRow): void {
  row.setAttribute('aria-level', String(Math.max(depth, 0) + 1));
  if (expandable) row.setAttribute('aria-expanded', String(expanded));
  else row.removeAttribute('aria-expanded');
}

/** Name of a row, set in by its level, with a mark to fold it and one where the row comes from the parent scenario. */
export function RowLabel({ data, toggle, eGridCell }: Props) {
  const { t } = useTranslation();
  useEffect(() => {
    const row = eGridCell.closest('[role="row"]');
    if (row && data) describeRow(row, data);
  }, [eGridCell, data]);
  if (!data) return null;
  return (
    <span className={styles.label} data-depth={data.depth}>
      {data.expandable ? (
        <button
          type="button"
          tabIndex={-1}
          className={styles.fold}
          aria-expanded={data.expanded}
          aria-label={t(data.expanded ? 'allocate.fold' : 'allocate.unfold', { name: data.label })}
          onClick={() => toggle(data.id)}
        >
          <IconChevronRight size={14} stroke={2} aria-hidden />
        </button>
      ) : (
        <span className={styles.space} />
      )}
      <span className={styles.name} title={data.label}>
        {data.label}
      </span>
      {data.inherited ? (
        <span className={styles.inherited} title={t('allocate.inheritedRow')}>
          {t('allocate.inherited')}
        </span>
      ) : null}
    </span>
  );
}
