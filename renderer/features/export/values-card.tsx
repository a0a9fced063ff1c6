import { Group, NativeSelect } from '@mantine/core';
import { IconTable } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CsvStyleName } from '#shared/csv-style.ts';
import { labelText } from '#shared/locale.ts';
import { useLocale } from '../../i18n/setup.ts';
import { ask, useService } from '../../service/context.ts';
import { useJobAction } from '../../service/jobs.ts';
import type { CardProps } from './card-props.ts';
import { ExportCard } from './export-card.tsx';
import { StyleSelect } from './style-select.tsx';
import { TrialsInput, useTrialSettings } from './trials-input.tsx';
import { useExport } from './use-export.ts';

const CONTENTS = ['allocation', 'results', 'trials'] as const;
type Contents = (typeof CONTENTS)[number];

/** Separated values of the allocation, of a run's figures, or of every trial. */
export function ValuesCard({ plan, scenario, run }: CardProps) {
  const { t } = useTranslation();
  const locale = useLocale();
  const service = useService();
  const [contents, setContents] = useState<Contents>('allocation');
  const [style, setStyle] = useState<CsvStyleName>('plain');
  const [study, setTrials] = useTrialSettings(run);
  const samples = useJobAction('export.samples', 'export-samples');
  const { start, busy } = useExport((what: Contents) => {
    const request = { planId: plan.id, scenario: scenario.id, locale, style };
    if (what === 'trials') return samples.run({ ...request, ...study });
    const runId = what === 'results' ? (run?.id ?? null) : null;
    return ask(service, 'export.csv', { ...request, runId });
  });
  return (
    <ExportCard
      icon={IconTable}
      title={t('exchange.values')}
      text={t('exchange.valuesText', { scenario: labelText(scenario.label, locale, scenario.id) })}
      contents={[t('exchange.valuesForm'), t('exchange.valuesSafe')]}
      action={t('exchange.valuesAction')}
      busy={busy}
      disabled={contents === 'results' && run === null}
      job={samples}
      onExport={() => start(contents)}
    >
      <Group gap="xs" mb="md" align="end">
        <NativeSelect
          size="xs"
          label={t('exchange.contents')}
          value={contents}
          data={CONTENTS.map((value) => ({ value, label: t(`exchange.contentsOf.${value}`) }))}
          onChange={({ currentTarget: { value } }) =>
            setContents(CONTENTS.find((each) => each === value) ?? 'allocation')
          }
        />
        <StyleSelect style={style} onChange={setStyle} />
        {contents === 'trials' ? <TrialsInput trials={study.trials} onChange={setTrials} /> : null}
      </Group>
    </ExportCard>
  );
}
