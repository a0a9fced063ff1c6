import { SegmentedControl, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import styles from '../moves/moves.module.css';
import type { LimitDraft } from './limit-draft.ts';

interface Props {
  readonly draft: LimitDraft;
  readonly currency: string;
  onChange(change: Partial<LimitDraft>): void;
}

/** What a limit measures, amount or share, over all or in each period, and between which ends. */
export function MeasureFields({ draft, currency, onChange }: Props) {
  const { t } = useTranslation();
  const unit = draft.of === 'share' ? '%' : currency;
  return (
    <>
      <div className={styles.row}>
        <SegmentedControl
          size="xs"
          aria-label={t('guardRails.of')}
          value={draft.of}
          onChange={(value) => onChange({ of: value === 'share' ? 'share' : 'amount', min: '', max: '' })}
          data={[
            { value: 'amount', label: t('guardRails.amount') },
            { value: 'share', label: t('guardRails.share') },
          ]}
        />
        <SegmentedControl
          size="xs"
          aria-label={t('guardRails.each')}
          value={draft.each}
          onChange={(value) => onChange({ each: value === 'period' ? 'period' : 'plan' })}
          data={[
            { value: 'plan', label: t('guardRails.overAll') },
            { value: 'period', label: t('guardRails.inEach') },
          ]}
        />
      </div>
      <div className={styles.row}>
        {(['min', 'max'] as const).map((end) => (
          <TextInput
            key={end}
            label={t(`guardRails.ends.${end}`, { unit })}
            placeholder={t('guardRails.open')}
            inputMode="decimal"
            autoComplete="off"
            data-autofocus={end === 'min' || undefined}
            value={draft[end]}
            onChange={(event) => onChange({ [end]: event.currentTarget.value })}
          />
        ))}
      </div>
    </>
  );
}
