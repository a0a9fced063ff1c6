import { Autocomplete, MultiSelect, Select, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { VariableWords } from '#shared/contract/model.ts';
import { labelText } from '#shared/locale.ts';
import type { ModelView } from '#shared/views-model.ts';
import { overText } from '../../i18n/names.ts';
import { useLocale } from '../../i18n/setup.ts';
import { usePlanContext } from '../shell/plan-context.ts';
import styles from './model.module.css';
import { nameFault } from './variable-words.ts';

interface Props {
  readonly view: ModelView;
  readonly words: VariableWords;
  /** The name that it has; empty for a new one. */
  readonly own?: string;
  onChange(words: Partial<VariableWords>): void;
}

const FORMATS = ['number', 'currency', 'percent', 'days'] as const;

/** Label, name, unit, section and dimensions of a variable. */
export function VariableFields({ view, words, own = '', onChange }: Props) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { plan } = usePlanContext();
  const entries = [
    ...plan.dimensions.flatMap(({ id, groups }) => [id, ...groups.map((each) => each.id)]),
    'period',
  ];
  const fault = nameFault(view, words.name, own);
  const all = (of: (each: ModelView['variables'][number]) => string) =>
    [...new Set(view.variables.map(of))].filter((text) => text !== '');
  return (
    <div className={styles.form}>
      <TextInput
        size="xs"
        data-autofocus
        label={t('model.label')}
        value={words.label}
        onChange={(event) => onChange({ label: event.currentTarget.value })}
      />
      <TextInput
        size="xs"
        label={t('model.name')}
        placeholder={t('model.nameHint')}
        spellCheck={false}
        value={words.name}
        error={fault === null ? null : t(`model.${fault}`)}
        onChange={(event) => onChange({ name: event.currentTarget.value })}
      />
      <Autocomplete
        size="xs"
        label={t('model.unit')}
        placeholder={t('model.unitHint')}
        value={words.unit}
        data={all(({ unit }) => unit)}
        onChange={(unit) => onChange({ unit })}
      />
      <Autocomplete
        size="xs"
        label={t('model.section')}
        value={words.section}
        data={all(({ section }) => labelText(section, locale, ''))}
        onChange={(section) => onChange({ section })}
      />
      <MultiSelect
        size="xs"
        label={t('model.overLabel')}
        placeholder={words.over.length === 0 ? t('model.nothing') : ''}
        value={[...words.over]}
        data={entries.map((value) => ({ value, label: overText(plan, value, t, locale) }))}
        onChange={(over) => onChange({ over })}
      />
      <Select
        size="xs"
        label={t('model.format')}
        placeholder={t('model.formatHint')}
        value={words.format}
        data={FORMATS.map((value) => ({ value, label: t(`model.formats.${value}`) }))}
        onChange={(value) => onChange({ format: FORMATS.find((each) => each === value) ?? null })}
      />
    </div>
  );
}
