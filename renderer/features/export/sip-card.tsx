import { Group } from '@mantine/core';
import { IconDice5 } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { labelText } from '#shared/locale.ts';
import { useLocale } from '../../i18n/setup.ts';
import { useJobAction } from '../../service/jobs.ts';
import type { CardProps } from './card-props.ts';
import { ExportCard } from './export-card.tsx';
import { TrialsInput, useTrialSettings } from './trials-input.tsx';
import { useExport } from './use-export.ts';

/** A library of distributions that other tools draw coherent trials from. */
export function SipCard({ plan, scenario, run }: CardProps) {
  const { t } = useTranslation();
  const locale = useLocale();
  const [study, setTrials] = useTrialSettings(run);
  const job = useJobAction('export.sip', 'export-sip');
  const { start, busy } = useExport(() =>
    job.run({ planId: plan.id, scenario: scenario.id, locale, ...study }),
  );
  return (
    <ExportCard
      icon={IconDice5}
      title={t('exchange.sip')}
      text={t('exchange.sipText', { scenario: labelText(scenario.label, locale, scenario.id) })}
      contents={[t('exchange.sipHolds'), t('exchange.sipTied')]}
      action={t('exchange.sipAction')}
      busy={busy}
      job={job}
      onExport={() => start(undefined)}
    >
      <Group mb="md">
        <TrialsInput trials={study.trials} onChange={setTrials} />
      </Group>
    </ExportCard>
  );
}
