import { Group, NativeSelect } from '@mantine/core';
import { IconArrowsDiff } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CsvStyleName } from '#shared/csv-style.ts';
import { useLocale } from '../../i18n/setup.ts';
import { useJobAction } from '../../service/jobs.ts';
import { ScenarioPicker } from '../compare/scenario-picker.tsx';
import { useComparedScenarios } from '../compare/use-compared-scenarios.ts';
import type { CardProps } from './card-props.ts';
import { ExportCard } from './export-card.tsx';
import { StyleSelect } from './style-select.tsx';
import { TrialsInput, useTrialSettings } from './trials-input.tsx';
import { useExport } from './use-export.ts';

const FORMS = ['workbook', 'csv', 'samples'] as const;
type Form = (typeof FORMS)[number];

/** Scenarios on common random numbers: their differences, or the trials of them all. */
export function ComparisonCard({ plan, scenario, run }: CardProps) {
  const { t } = useTranslation();
  const locale = useLocale();
  const [scenarios, choose] = useComparedScenarios(plan, scenario.id);
  const [form, setForm] = useState<Form>('workbook');
  const [style, setStyle] = useState<CsvStyleName>('plain');
  const [study, setTrials] = useTrialSettings(run);
  const job = useJobAction('export.comparison', 'export-comparison');
  const { start, busy } = useExport(() =>
    job.run({ planId: plan.id, scenarios, form, locale, style, ...study }),
  );
  return (
    <ExportCard
      icon={IconArrowsDiff}
      title={t('exchange.comparison')}
      text={t('exchange.comparisonText')}
      contents={[t('exchange.comparisonSame'), t('exchange.comparisonHolds')]}
      action={t('exchange.comparisonAction')}
      busy={busy}
      disabled={scenarios.length < 2}
      job={job}
      onExport={() => start(undefined)}
    >
      <ScenarioPicker plan={plan} chosen={scenarios} onChoose={choose} />
      <Group gap="xs" mt="xs" mb="md" align="end">
        <NativeSelect
          size="xs"
          label={t('exchange.form')}
          value={form}
          data={FORMS.map((value) => ({ value, label: t(`exchange.forms.${value}`) }))}
          onChange={({ currentTarget: { value } }) =>
            setForm(FORMS.find((each) => each === value) ?? 'workbook')
          }
        />
        {form === 'workbook' ? null : <StyleSelect style={style} onChange={setStyle} />}
        <TrialsInput trials={study.trials} onChange={setTrials} />
      </Group>
    </ExportCard>
  );
}
