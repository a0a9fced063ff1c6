import { SegmentedControl, Select, Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Problem } from '#shared/messages/problem.ts';
import { problemText } from '#shared/messages/problem.ts';
import type { QuantityShape } from '#shared/views-assumptions.ts';
import { useLocale } from '../../../i18n/setup.ts';
import { DataFields } from '../data/data-fields.tsx';
import type { RowKind } from '../words.ts';
import { type Draft, type DraftOutcome, type Mode, switched } from './draft.ts';
import styles from './editor-panel.module.css';
import { KIND_PARAMETERS, KINDS, type KindId } from './kinds.ts';
import { ParameterField } from './parameter-field.tsx';

interface Props {
  readonly draft: Draft;
  readonly outcome: DraftOutcome;
  readonly problems: readonly Problem[];
  readonly shape: QuantityShape | null;
  readonly figure: RowKind;
  /** Which ways to say it there are here. */
  readonly modes: readonly Mode[];
  onChange(draft: Draft): void;
}

/** How a quantity is said: low / likely / high first, a number, the other kinds, data, or a formula. */
export function QuantityFields(props: Props) {
  const { draft, modes, shape, onChange } = props;
  const { t } = useTranslation();
  return (
    <div className={styles.fields}>
      <SegmentedControl
        size="xs"
        fullWidth
        aria-label={t('assumptions.editor.kind')}
        value={draft.mode}
        data={modes.map((mode) => ({ value: mode, label: t(`assumptions.editor.${mode}`) }))}
        onChange={(value) => {
          const mode = modes.find((each) => each === value);
          const kind = mode === 'likely' ? 'percentiles' : mode === 'other' ? 'lognormal' : draft.kind;
          if (mode) onChange(switched(draft, { mode, kind }, shape));
        }}
      />
      <Fields {...props} />
    </div>
  );
}

function Fields({ draft, outcome, problems, shape, figure, onChange }: Props) {
  const { t } = useTranslation();
  const locale = useLocale();
  const choose = (next: KindId) => onChange(switched(draft, { mode: draft.mode, kind: next }, shape));
  const faults = outcome.ok ? {} : outcome.faults;
  const problemOf = (name: string): string | null => {
    const found = problems.find(({ path }) => lastKey(path) === name);
    return found ? problemText(found, locale) : null;
  };
  const field = (name: string, label: string, more: { optional?: boolean; multiline?: boolean } = {}) => (
    <ParameterField
      key={name}
      label={label}
      value={draft.texts[name] ?? ''}
      fault={faults[name] ?? null}
      problem={problemOf(name)}
      onChange={(text) => onChange({ ...draft, texts: { ...draft.texts, [name]: text } })}
      {...more}
    />
  );
  switch (draft.mode) {
    case 'formula':
      return (
        <Textarea
          size="xs"
          autosize
          minRows={2}
          label={t('assumptions.editor.formula')}
          description={t('assumptions.editor.formulaHint')}
          value={draft.formula}
          styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)' } }}
          onChange={(event) => onChange({ ...draft, formula: event.currentTarget.value })}
        />
      );
    case 'number':
      return field('value', t('assumptions.params.constant.value'));
    case 'data':
      return <DataFields figure={figure} onUse={(used) => onChange(used)} />;
    case 'likely':
    case 'other':
  }
  const { kind } = draft;
  const { required, optional = [], lists } = KIND_PARAMETERS[kind];
  const general = problems.filter(({ path }) => !hasField(path));
  return (
    <>
      {draft.mode === 'likely' ? (
        <SegmentedControl
          size="xs"
          aria-label={t('assumptions.editor.meaning')}
          value={draft.kind}
          data={(['percentiles', 'pert'] as const).map((each) => ({
            value: each,
            label: t(`assumptions.editor.${each}Meaning`),
          }))}
          onChange={(value) => choose(value === 'pert' ? 'pert' : 'percentiles')}
        />
      ) : (
        <Select
          size="xs"
          label={t('assumptions.editor.kind')}
          description={t(`assumptions.kinds.${kind}.text`)}
          allowDeselect={false}
          value={draft.kind}
          data={KINDS.map((each) => ({ value: each, label: t(`assumptions.kinds.${each}.name`) }))}
          onChange={(value) => {
            const next = KINDS.find((each) => each === value);
            if (next) choose(next);
          }}
        />
      )}
      <div className={styles.parameters} data-count={required.length}>
        {required.map((name) => field(name, parameterText(name), { multiline: lists === true }))}
      </div>
      <div className={styles.parameters} data-count={2}>
        {optional.map((name) => field(name, parameterText(name), { optional: true }))}
        {field('cutLow', t('assumptions.editor.cutLow'), { optional: true })}
        {field('cutHigh', t('assumptions.editor.cutHigh'), { optional: true })}
      </div>
      {general.map((problem) => (
        <p key={problem.code} className={styles.problem} role="alert">
          {problemText(problem, locale)}
        </p>
      ))}
    </>
  );

  function hasField(path: string): boolean {
    const name = lastKey(path);
    return required.includes(name) || optional.includes(name);
  }

  function parameterText(name: string): string {
    return t(`assumptions.params.${kind}.${name}` as 'assumptions.params.pert.min');
  }
}

/** `values[2]` is of `values`. */
function lastKey(path: string): string {
  return (path.split('.').at(-1) ?? '').replace(/\[\d+\]$/, '');
}
