import { Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { labelText } from '#shared/locale.ts';
import type { PlanView } from '#shared/views.ts';
import { ScenarioName } from '../../components/scenario-name.tsx';
import { useLocale } from '../../i18n/setup.ts';

interface Props {
  readonly plan: PlanView;
  /** The scenarios beside the baseline. */
  readonly others: readonly string[];
  readonly chosen: string;
  onChoose(scenario: string): void;
}

/** Which scenario a panel sets against the baseline; its name alone where there is one only. */
export function AgainstSelect({ plan, others, chosen, onChoose }: Props) {
  const { t } = useTranslation();
  const locale = useLocale();
  if (others.length < 2) return <ScenarioName plan={plan} scenario={chosen} />;
  return (
    <Select
      size="xs"
      w={190}
      aria-label={t('compare.against')}
      allowDeselect={false}
      value={chosen}
      data={others.map((id) => ({
        value: id,
        label: labelText(plan.scenarios.find((each) => each.id === id)?.label, locale, id),
      }))}
      renderOption={({ option }) => <ScenarioName plan={plan} scenario={option.value} />}
      onChange={(id) => id !== null && onChoose(id)}
    />
  );
}
