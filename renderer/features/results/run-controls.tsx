import { Autocomplete, Button } from '@mantine/core';
import { IconPlayerPlay } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SamplingFields } from '../../components/sampling-fields.tsx';
import { formatCount } from '../../i18n/format.ts';
import { useLocale } from '../../i18n/setup.ts';
import styles from './run-controls.module.css';
import { parseTrials, type RunForm, TRIAL_CHOICES } from './use-run-settings.ts';

/** How many trials, from which seed, sampled how; and the button that runs them. */
export function RunControls({ run }: { run: RunForm }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { settings, choose, start, running } = run;
  const [trialsText, setTrialsText] = useState<string | null>(null);
  const shown = trialsText ?? formatCount(settings.trials, locale);
  const valid = parseTrials(shown) !== null;
  return (
    <form
      className={styles.controls}
      aria-label={t('results.runSettings')}
      onSubmit={(event) => {
        event.preventDefault();
        if (valid && !running) start();
      }}
    >
      <Autocomplete
        size="xs"
        w={112}
        label={t('results.trials')}
        value={shown}
        data={TRIAL_CHOICES.map((trials) => formatCount(trials, locale))}
        filter={({ options }) => options}
        error={valid ? null : t('results.trialsInvalid')}
        className={styles.trials ?? ''}
        errorProps={{ className: styles.error ?? '' }}
        onChange={(text) => {
          setTrialsText(text);
          const trials = parseTrials(text);
          if (trials !== null) choose({ trials });
        }}
        onBlur={() => setTrialsText(null)}
      />
      <SamplingFields settings={settings} onChange={choose} />
      <Button
        type="submit"
        size="xs"
        leftSection={<IconPlayerPlay size={15} stroke={2} />}
        disabled={!valid}
        loading={running}
      >
        {t('results.run')}
      </Button>
    </form>
  );
}
