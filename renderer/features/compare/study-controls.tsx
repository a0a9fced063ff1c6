import { Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { SamplingFields } from '../../components/sampling-fields.tsx';
import { formatCount } from '../../i18n/format.ts';
import { useLocale } from '../../i18n/setup.ts';
import { STUDY_TRIALS, type StudySettings } from './study.ts';
import styles from './study-controls.module.css';

interface Props {
  readonly settings: StudySettings;
  onChange(settings: StudySettings): void;
}

/** Trials, seed and sampling of what is worked out for this screen. */
export function StudyControls({ settings, onChange }: Props) {
  const { t } = useTranslation();
  const locale = useLocale();
  return (
    <div className={styles.controls}>
      <Select
        size="xs"
        w={96}
        label={t('results.trials')}
        allowDeselect={false}
        value={String(settings.trials)}
        data={STUDY_TRIALS.map((trials) => ({ value: String(trials), label: formatCount(trials, locale) }))}
        onChange={(value) => value !== null && onChange({ ...settings, trials: Number(value) })}
      />
      <SamplingFields settings={settings} onChange={(part) => onChange({ ...settings, ...part })} />
    </div>
  );
}
