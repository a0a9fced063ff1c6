import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Quantity } from '#shared/plan/document.ts';
import type { FitsView } from '#shared/views-assumptions.ts';
import { useReport } from '../../../components/use-report.ts';
import { useLocale } from '../../../i18n/setup.ts';
import { useService } from '../../../service/context.ts';
import { type Draft, draftOf, parseNumbers } from '../editor/draft.ts';
import styles from '../editor/editor-panel.module.css';
import { type RowKind, rowFigure } from '../words.ts';
import { FitList } from './fit-list.tsx';

interface Props {
  readonly figure: RowKind;
  /** Takes a distribution into the editor. */
  onUse(draft: Draft): void;
}

/** Least figures that a fit is made of. */
const LEAST = 3;

/** Pasted figures: used as they are, or fitted by every kind that they may come from, the best first. */
export function DataFields({ figure, onUse }: Props) {
  const { t } = useTranslation();
  const locale = useLocale();
  const service = useService();
  const report = useReport();
  const [text, setText] = useState('');
  const [fits, setFits] = useState<FitsView | null>(null);
  const { values, fault } = parseNumbers(text);
  const tooFew = text.trim() !== '' && fault === null && values.length < LEAST;
  const usable = fault === null && values.length >= LEAST;
  const error =
    fault !== null
      ? t('assumptions.data.bad', { text: fault })
      : tooFew
        ? t('assumptions.data.tooFew')
        : null;
  const use = (quantity: Quantity) => onUse({ ...draftOf(quantity), mode: 'other' });
  const fitAll = async () => {
    const reply = await service.call('assumptions.fit', { values });
    if (reply.ok) setFits(reply.value);
    else report.failure(reply.error);
  };
  return (
    <div className={styles.fields}>
      <Textarea
        size="xs"
        autosize
        minRows={4}
        maxRows={5}
        label={t('assumptions.data.paste')}
        value={text}
        error={error}
        onChange={(event) => {
          setText(event.currentTarget.value);
          setFits(null);
        }}
      />
      <div className={styles.actions}>
        <Button size="xs" variant="light" disabled={!usable} onClick={() => void fitAll()}>
          {t('assumptions.data.fit')}
        </Button>
        <Button
          size="xs"
          variant="default"
          disabled={!usable}
          title={t('assumptions.data.asDataHint')}
          onClick={() => use({ dist: 'samples', values })}
        >
          {t('assumptions.data.asData')}
        </Button>
      </div>
      {fits ? (
        <>
          <p className={styles.hint}>
            {t('assumptions.data.count', {
              count: fits.count,
              mean: rowFigure(fits.mean, figure, locale),
              sd: rowFigure(fits.sd, figure, locale),
            })}
          </p>
          {fits.fits.length === 0 ? (
            <p className={styles.problem}>{t('assumptions.data.noSpread')}</p>
          ) : (
            <FitList fits={fits} figure={figure} onUse={use} />
          )}
        </>
      ) : null}
    </div>
  );
}
