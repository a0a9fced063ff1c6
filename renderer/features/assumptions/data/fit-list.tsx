import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Quantity } from '#shared/plan/document.ts';
import type { FitsView, FitView } from '#shared/views-assumptions.ts';
import { numberFormat } from '../../../i18n/format.ts';
import { useLocale } from '../../../i18n/setup.ts';
import styles from '../editor/editor-panel.module.css';
import { kindOf } from '../editor/kinds.ts';
import type { RowKind } from '../words.ts';
import { FitPictures } from './fit-pictures.tsx';

interface Props {
  readonly fits: FitsView;
  readonly figure: RowKind;
  onUse(quantity: Quantity): void;
}

const METHODS = {
  'maximum likelihood': 'likelihood',
  moments: 'moments',
  percentiles: 'percentiles',
} as const satisfies Record<FitView['method'], string>;

/** Fits by AIC; the one that is looked at is drawn over the data, and its quantiles against the data's. */
export function FitList({ fits, figure, onUse }: Props) {
  const { t } = useTranslation();
  const locale = useLocale();
  const [at, setAt] = useState(0);
  const best = fits.fits[0]?.aic ?? 0;
  const shown = fits.fits[at] ?? fits.fits[0];
  if (!shown) return null;
  const kindName = ({ distribution }: Pick<FitView, 'distribution'>) =>
    typeof distribution === 'number' ? '' : t(`assumptions.kinds.${kindOf(distribution)}.name`);
  const one = (value: number) =>
    numberFormat(locale, { maximumFractionDigits: 1, minimumFractionDigits: 1 }).format(value);
  return (
    <>
      <table className={`${styles.percentiles} figure`}>
        <caption className={styles.hint}>{t('assumptions.data.ranked')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('assumptions.editor.kind')}</th>
            <th scope="col" className={styles.words}>
              {t('assumptions.data.method')}
            </th>
            <th scope="col">{t('assumptions.data.aic')}</th>
            <th scope="col">{t('assumptions.data.difference')}</th>
            <td />
          </tr>
        </thead>
        <tbody>
          {fits.fits.map(({ distribution, method, aic }, position) => {
            if (typeof distribution === 'number') return null;
            const methodId = METHODS[method];
            const name = kindName({ distribution });
            return (
              <tr key={kindOf(distribution)} data-chosen={position === at || undefined}>
                <th scope="row">
                  <Button
                    size="compact-xs"
                    variant={position === at ? 'light' : 'subtle'}
                    aria-pressed={position === at}
                    onClick={() => setAt(position)}
                  >
                    {name}
                  </Button>
                </th>
                <td className={styles.words}>{t(`assumptions.data.methods.${methodId}`)}</td>
                <td>{one(aic)}</td>
                <td>{one(aic - best)}</td>
                <td>
                  <Button
                    size="compact-xs"
                    variant="default"
                    aria-label={t('assumptions.data.use', { kind: name })}
                    onClick={() => onUse(distribution)}
                  >
                    {t('assumptions.data.use', { kind: '' })}
                  </Button>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <FitPictures fits={fits} fit={shown} name={kindName(shown)} figure={figure} />
    </>
  );
}
