import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { labelText } from '#shared/locale.ts';
import type { AssumptionRow, AssumptionsView, DriverWeight } from '#shared/views-assumptions.ts';
import { Thumbnail } from '../../components/thumbnail.tsx';
import { formatPercent } from '../../i18n/format.ts';
import { useLocale } from '../../i18n/setup.ts';
import { usePlanContext } from '../shell/plan-context.ts';
import styles from './assumption-table.module.css';
import { ChangedMark } from './changed-mark.tsx';
import { dateIn } from './rows.ts';
import { quantityWords, rowFigure, rowName, rowPlace, rowUnit } from './words.ts';

interface Props {
  readonly view: AssumptionsView;
  readonly row: AssumptionRow;
  /** Among all lines of the table, drawn or not, from 1. */
  readonly position: number;
  readonly narrow: boolean;
  readonly chosen: boolean;
  onChoose(id: string, button: HTMLElement): void;
}

/** Positions of P5, P50 and P95 among the levels of a shape. */
const RANGE = [0, 3, 6] as const;

export const AssumptionTableRow = memo(function AssumptionTableRow(props: Props) {
  const { view, row, position, narrow, chosen, onChoose } = props;
  const { t } = useTranslation();
  const locale = useLocale();
  const { plan } = usePlanContext();
  const name = rowName(row, t, locale);
  const place = rowPlace(row, view, plan, t, locale);
  const quantity = row.set ?? row.own;
  const words =
    quantity === null
      ? { figures: t('assumptions.computed'), kind: '' }
      : quantityWords(quantity, row, t, locale);
  const source = labelText(row.source ?? undefined, locale, '');
  return (
    <tr
      aria-rowindex={position}
      className={styles.row}
      data-chosen={chosen || undefined}
      data-testid={`assumption-${row.id}`}
    >
      <th scope="row" className={styles.cell}>
        <button
          type="button"
          className={styles.name}
          aria-expanded={chosen}
          onClick={(event) => onChoose(row.id, event.currentTarget)}
        >
          <span className={styles.label} title={name}>
            {name}
          </span>
          {place === '' ? null : (
            <span className={styles.place} title={place}>
              {place}
            </span>
          )}
        </button>
      </th>
      <td className={styles.cell}>
        <div className={styles.value}>
          <span className={styles.quantity} title={`${words.figures} ${words.kind}`}>
            <span className={`${styles.figuresLine} figure`}>{words.figures}</span>
            {words.kind === '' ? null : <span className={styles.place}>{words.kind}</span>}
          </span>
          <ChangedMark view={view} row={row} />
        </div>
      </td>
      <td className={styles.cell}>{row.shape ? <Thumbnail picture={row.shape.picture} /> : null}</td>
      <td className={`${styles.cell} ${styles.figures} figure`}>{rangeText()}</td>
      {narrow ? null : (
        <>
          <td className={`${styles.cell} ${styles.unit}`}>{rowUnit(row, t, plan)}</td>
          <td className={styles.cell}>{row.weight === null ? null : <Weight {...row.weight} />}</td>
          <td className={styles.cell}>
            <div className={styles.source} title={source}>
              {source === '' ? t('assumptions.noSourceGiven') : source}
            </div>
          </td>
          <td className={`${styles.cell} figure`}>{dateIn(source)}</td>
        </>
      )}
    </tr>
  );

  function rangeText(): string {
    if (row.shape === null) return '';
    const { picture, percentiles } = row.shape;
    if (picture.type === 'constant') return rowFigure(picture.value, row, locale);
    return RANGE.map((level) => rowFigure(percentiles[level] ?? 0, row, locale)).join(' · ');
  }
});

function Weight({ share, standardError }: DriverWeight) {
  const locale = useLocale();
  const percent = (value: number) => formatPercent(value, locale);
  return (
    <div className={styles.weight}>
      <svg className={styles.bar} viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden>
        <rect width={100} height={6} className={styles.track} />
        <rect width={Math.max(0, Math.min(100, share * 100))} height={6} className={styles.fill} />
      </svg>
      <span className="figure">
        {standardError === null ? percent(share) : `${percent(share)} ± ${percent(standardError)}`}
      </span>
    </div>
  );
}
