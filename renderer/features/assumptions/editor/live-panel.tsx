import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { type QuantityShape, type QuantitySummary, SHOWN_LEVELS } from '#shared/views-assumptions.ts';
import { DensityChart } from '../../../charts/density-chart.tsx';
import { useLocale } from '../../../i18n/setup.ts';
import { useFigureAxis } from '../../results/axis-formats.ts';
import { usePlanContext } from '../../shell/plan-context.ts';
import { type RowKind, rowFigure } from '../words.ts';
import styles from './editor-panel.module.css';

interface Props {
  readonly name: string;
  readonly figure: RowKind;
  readonly typed: QuantityShape | QuantitySummary | null;
  readonly now: QuantityShape | null;
}

/** The density and the percentiles of what is typed, beside what holds now. */
export function LivePanel({ name, figure, typed, now }: Props) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { plan } = usePlanContext();
  const axis = useFigureAxis(figure, plan, { write: rowFigure });
  const write = (value: number) => rowFigure(value, figure, locale);
  const texts = useMemo(
    () => ({ now: t('assumptions.editor.typed'), before: t('assumptions.editor.now') }),
    [t],
  );
  const shown = typed ?? now;
  if (!shown) return null;
  const mean = meanOf(shown);
  const cells = (shape: QuantityShape | null) =>
    SHOWN_LEVELS.map((level, i) => <td key={level}>{shape ? write(shape.percentiles[i] ?? 0) : '—'}</td>);
  return (
    <section className={styles.live} aria-label={t('assumptions.editor.live')}>
      <div className={styles.picture}>
        <DensityChart
          label={t('assumptions.pictureOf', { name })}
          picture={shown.picture}
          before={typed ? (now?.picture ?? null) : null}
          texts={texts}
          format={axis}
        />
      </div>
      <table className={`${styles.percentiles} figure`}>
        <thead>
          <tr>
            <th scope="col">{t('assumptions.editor.percentile')}</th>
            {SHOWN_LEVELS.map((level) => (
              <th key={level} scope="col">{`P${Math.round(level * 100)}`}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {typed ? (
            <tr data-testid="typed-percentiles">
              <th scope="row">{t('assumptions.editor.typed')}</th>
              {cells(typed)}
            </tr>
          ) : null}
          <tr>
            <th scope="row">{t('assumptions.editor.now')}</th>
            {cells(now)}
          </tr>
        </tbody>
      </table>
      {mean === undefined ? null : (
        <p className={styles.hint} data-testid="typed-mean">
          {t('assumptions.editor.mean')} {mean === null ? t('assumptions.editor.meanNone') : write(mean)}
        </p>
      )}
    </section>
  );
}

/** Undefined where the mean was not worked out, null where there is none. */
function meanOf(shape: QuantityShape | QuantitySummary): number | null | undefined {
  return 'mean' in shape ? shape.mean : undefined;
}
