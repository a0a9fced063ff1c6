import { Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { KPI_GROUPS } from '#shared/plan/kpis.ts';
import type { ModelVariable } from '#shared/views-model.ts';
import type { ModelEditRequest } from './use-model.ts';

const NONE = '';

interface Props {
  readonly variable: ModelVariable;
  onChange(edit: ModelEditRequest): Promise<boolean>;
}

/** The stage of the customer's way under which results show a variable as a KPI. */
export function KpiField({ variable, onChange }: Props) {
  const { t } = useTranslation();
  const { name, kpi, over } = variable;
  const deep = kpi !== null && over.some((entry) => entry !== 'period' && !/^region(\.|$)/.test(entry));
  return (
    <Select
      size="xs"
      w={180}
      label={t('modelRoles.kpi')}
      description={deep ? t('modelRoles.kpiDeep') : ''}
      inputWrapperOrder={['label', 'input', 'description']}
      allowDeselect={false}
      value={kpi ?? NONE}
      data={[
        { value: NONE, label: t('modelRoles.kpiNone') },
        ...KPI_GROUPS.map((stage) => ({ value: stage, label: t(`closerLook.groups.${stage}`) })),
      ]}
      onChange={(value) => {
        const stage = KPI_GROUPS.find((each) => each === value) ?? null;
        if (stage !== kpi) void onChange({ type: 'kpi', name, stage });
      }}
    />
  );
}
