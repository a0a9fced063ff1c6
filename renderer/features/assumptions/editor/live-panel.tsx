import { useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { type QuantityShape, type QuantitySummary, SHOWN_LEVELS } from '#shared/views-assumptions.ts';
import { DensityChart } from '../../../charts/density-chart.tsx';
import { type Figure, textOf } from '../../../components/figure.ts';
import { PanelTools } from '../../../components/panel-tools.tsx';
import { useLocale } from '../../../i18n/setup.ts';
import { useFigureAxis, useShareAxis } from '../../results/axis-formats.ts';
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
  const section = useRef<HTMLElement>(null);
  const share = useShareAxis();
  const axis = useFigureAxis(figure, plan, { write: rowFigure });
  const write = (value: number) => rowFigure(value, figure, locale);
  const texts = useMemo(
    () => ({ now: t('assumptions.editor.typed'), before: t('assumptions.editor.now') }),
    [t],
  );
  const shown = typed ?? now;
  if (!shown) return null;
  const mean = meanOf(shown);
  const levels = SHOWN_LEVELS.map((level) => `P${Math.round(level * 100)}`);
  const rows = [
    ...(typed ? [{ key: 'typed', name: texts.now, shape: typed }] : []),
    { key: 'now', name: texts.before, shape: now },
  ].map(({ key, name, shape }) => ({
    key,
    cells: [name, ...SHOWN_LEVELS.map((_, i) => percentile(shape, i, write))],
  }));
  const label = t('assumptions.pictureOf', { name });
  return (
    <section ref={section} className={styles.live} aria-label={t('assumptions.editor.live')}>
      <div className={styles.tools}>
        <PanelTools
          title={label}
          figures={{ label, columns: [t('assumptions.editor.percentile'), ...levels], rows }}
          canvas={() => section.current?.querySelector('canvas') ?? null}
        />
      </div>
      <div className={styles.picture}>
        <DensityChart
          label={label}
          picture={shown.picture}
          before={typed ? (now?.picture ?? null) : null}
          texts={texts}
          format={axis}
          share={share}
        />
      </div>
      <table className={`${styles.percentiles} figure`}>
        <thead>
          <tr>
            <th scope="col">{t('assumptions.editor.percentile')}</th>
            {levels.map((level) => (
              <th key={level} scope="col">
                {level}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, cells: [name, ...cells] }) => (
            <tr key={key} data-testid={`${key}-percentiles`}>
              <th scope="row">{textOf(name)}</th>
              {cells.map((cell, i) => (
                <td key={levels[i]}>{textOf(cell)}</td>
              ))}
            </tr>
          ))}
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

function percentile(
  shape: QuantityShape | null,
  at: number,
  write: (value: number) => string,
): Figure | string {
  const value = shape?.percentiles[at];
  return value === undefined ? '—' : { text: write(value), values: [value] };
}

/** Undefined where the mean was not worked out, null where there is none. */
function meanOf(shape: QuantityShape | QuantitySummary): number | null | undefined {
  return 'mean' in shape ? shape.mean : undefined;
}
