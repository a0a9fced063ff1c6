import { MultiSelect, Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { labelText } from '#shared/locale.ts';
import type { PlanView } from '#shared/views.ts';
import { MOST_COMPARED } from '#shared/views-compare.ts';
import { ScenarioName } from '../../components/scenario-name.tsx';
import { useLocale } from '../../i18n/setup.ts';
import styles from './scenario-picker.module.css';
import { withBaseline } from './selection.ts';

interface Props {
  readonly plan: PlanView;
  /** The baseline first. */
  readonly chosen: readonly string[];
  onChoose(scenarios: string[]): void;
}

/** Which scenarios are set side by side, and which of them is the baseline. */
export function ScenarioPicker({ plan, chosen, onChoose }: Props) {
  const { t } = useTranslation();
  const locale = useLocale();
  const [baseline = '', ...others] = chosen;
  const entries = plan.scenarios.map(({ id, label }) => ({ value: id, label: labelText(label, locale, id) }));
  return (
    <div className={styles.picker}>
      <Select
        size="xs"
        w={190}
        label={t('compare.baseline')}
        allowDeselect={false}
        value={baseline}
        data={entries}
        renderOption={({ option }) => <ScenarioName plan={plan} scenario={option.value} />}
        onChange={(id) => id !== null && onChoose(withBaseline(chosen, id))}
      />
      <MultiSelect
        size="xs"
        className={styles.others ?? ''}
        label={t('compare.others')}
        placeholder={others.length === 0 ? t('compare.othersHint') : ''}
        maxValues={MOST_COMPARED - 1}
        value={others}
        data={entries.filter(({ value }) => value !== baseline)}
        renderOption={({ option }) => <ScenarioName plan={plan} scenario={option.value} />}
        onChange={(ids) => onChoose([baseline, ...ids])}
      />
    </div>
  );
}
