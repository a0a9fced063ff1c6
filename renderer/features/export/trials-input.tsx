import { NumberInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { MOST_TRIALS } from '#shared/result.ts';
import type { RunView } from '#shared/views.ts';
import { FIRST_STUDY, type StudySettings } from '../compare/study.ts';

/** How trials for a file are drawn: as those of the last run, until one chooses another number of them. */
export function useTrialSettings(run: RunView | null): [StudySettings, (trials: number) => void] {
  const [trials, setTrials] = useState<number | null>(null);
  const { seed, sampling } = run ?? FIRST_STUDY;
  return [{ trials: trials ?? run?.trials ?? FIRST_STUDY.trials, seed, sampling }, setTrials];
}

interface Props {
  readonly trials: number;
  onChange(trials: number): void;
}

export function TrialsInput({ trials, onChange }: Props) {
  const { t } = useTranslation();
  return (
    <NumberInput
      size="xs"
      w={110}
      label={t('results.trials')}
      value={trials}
      min={1}
      max={MOST_TRIALS}
      allowDecimal={false}
      allowNegative={false}
      thousandSeparator=","
      onChange={(value) => typeof value === 'number' && value >= 1 && onChange(value)}
    />
  );
}
