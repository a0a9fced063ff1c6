import { useVirtualizer } from '@tanstack/react-virtual';
import { useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { labelText } from '#shared/locale.ts';
import type { AssumptionRow, AssumptionsView } from '#shared/views-assumptions.ts';
import { useLocale } from '../../i18n/setup.ts';
import styles from './assumption-table.module.css';
import { AssumptionTableRow } from './assumption-table-row.tsx';
import { type Line, linesOf, type Order } from './rows.ts';

interface Props {
  readonly view: AssumptionsView;
  readonly rows: readonly AssumptionRow[];
  readonly order: Order;
  readonly chosen: string | null;
  /** Without what the editor shows in full. */
  readonly narrow: boolean;
  onChoose(id: string, button: HTMLElement): void;
}

const ROW_HEIGHT = 45;
const SECTION_HEIGHT = 32;
/** Lines drawn beyond both edges, so that Tab and the screen reader find the next ones there. */
const BEYOND = 6;

/** Every assumption with its value, shape, range, weight and source; Enter on a name opens its editor. */
export function AssumptionTable({ view, rows, order, chosen, narrow, onChoose }: Props) {
  const { t } = useTranslation();
  const locale = useLocale();
  const scroll = useRef<HTMLElement>(null);
  const lines = useMemo(() => linesOf(rows, order, locale), [rows, order, locale]);
  const window = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroll.current,
    estimateSize: (position) => (lines[position]?.row ? ROW_HEIGHT : SECTION_HEIGHT),
    getItemKey: (position) => keyOf(lines[position]),
    overscan: BEYOND,
  });
  const shown = window.getVirtualItems();
  const before = shown[0]?.start ?? 0;
  const after = window.getTotalSize() - (shown.at(-1)?.end ?? 0);
  const columns = narrow ? 4 : 8;
  return (
    <section
      ref={scroll}
      className={styles.scroll}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be scrolled by keyboard.
      tabIndex={0}
      aria-label={t('assumptions.list')}
    >
      {rows.length === 0 ? <p className={styles.none}>{t('assumptions.noMatch')}</p> : null}
      <table className={styles.table} data-narrow={narrow || undefined} aria-rowcount={lines.length + 1}>
        <colgroup>
          <col className={styles.nameColumn} />
          <col className={styles.valueColumn} />
          <col className={styles.pictureColumn} />
          <col className={styles.rangeColumn} />
          {narrow ? null : (
            <>
              <col className={styles.unitColumn} />
              <col className={styles.weightColumn} />
              <col />
              <col className={styles.dateColumn} />
            </>
          )}
        </colgroup>
        <thead>
          <tr aria-rowindex={1}>
            <Head text={t('assumptions.name')} />
            <Head text={t('assumptions.value')} />
            <Head text={t('assumptions.picture')} />
            <Head text={t('assumptions.range')} right />
            {narrow ? null : (
              <>
                <Head text={t('assumptions.unit')} />
                <Head text={t('assumptions.importance')} title={weightHint()} />
                <Head text={t('assumptions.source')} />
                <Head text={t('assumptions.date')} />
              </>
            )}
          </tr>
        </thead>
        <tbody>
          <Space height={before} columns={columns} />
          {shown.map(({ index, key }) => {
            const line = lines[index];
            if (!line) return null;
            return line.row ? (
              <AssumptionTableRow
                key={key}
                view={view}
                row={line.row}
                position={index + 2}
                narrow={narrow}
                chosen={line.row.id === chosen}
                onChoose={onChoose}
              />
            ) : (
              <tr key={key} aria-rowindex={index + 2} className={styles.section}>
                <th scope="colgroup" colSpan={columns} className={styles.sectionName}>
                  {line.title}
                </th>
              </tr>
            );
          })}
          <Space height={after} columns={columns} />
        </tbody>
      </table>
    </section>
  );

  function weightHint(): string {
    const { drivers } = view;
    if (drivers === null) return t('assumptions.importanceNone');
    const { label, measure, current } = drivers;
    const hint = t(`assumptions.weights.${measure}`, { output: labelText(label, locale, '') });
    return current ? hint : `${hint} ${t('assumptions.importanceOld')}`;
  }
}

function keyOf(line: Line | undefined): string {
  return line?.row?.id ?? `section ${line?.title}`;
}

/** The room of lines that are not drawn. */
function Space({ height, columns }: { height: number; columns: number }) {
  if (height <= 0) return null;
  return (
    <tr aria-hidden>
      <td colSpan={columns} style={{ height, padding: 0 }} />
    </tr>
  );
}

function Head({ text, title, right = false }: { text: string; title?: string; right?: boolean }) {
  return (
    <th scope="col" title={title} className={right ? `${styles.head} ${styles.right}` : styles.head}>
      {text}
    </th>
  );
}
