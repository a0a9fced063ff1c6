import { Alert, SegmentedControl, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlacedLimit } from '#shared/allocation/limits/from-plan.ts';
import type { PlanView } from '#shared/views.ts';
import { periodLabels } from '../../../i18n/periods.ts';
import { useLocale } from '../../../i18n/setup.ts';
import { FormActions, PeriodRange } from '../moves/form-parts.tsx';
import styles from '../moves/moves.module.css';
import { draftOf, type LimitDraft, limitOf } from './limit-draft.ts';
import { MeasureFields } from './measure-fields.tsx';
import { referencesOf } from './references.ts';
import { useGuardRailCalls } from './use-guard-rail-calls.ts';

interface Props {
  readonly plan: PlanView;
  readonly scenario: string;
  readonly limit: PlacedLimit | null;
  onClose(): void;
}

/** The form of a limit; null stands for a new one. */
export function LimitForm({ plan, scenario, limit, onClose }: Props) {
  const { t } = useTranslation();
  const locale = useLocale();
  const send = useGuardRailCalls();
  const facts = { scenario, periods: plan.calendar.periods, decimals: plan.decimals, locale };
  const [draft, setDraft] = useState(() => draftOf(limit, facts));
  const [tried, setTried] = useState(false);
  const set = (change: Partial<LimitDraft>) => setDraft((before) => ({ ...before, ...change }));
  const read = limitOf(draft, limit?.definition.label, facts);
  const fault = 'fault' in read ? read.fault : null;
  const submit = () => {
    setTried(true);
    if ('fault' in read) return;
    const change = limit
      ? { type: 'change' as const, position: limit.position, limit: read.limit }
      : { type: 'add' as const, limit: read.limit };
    send('limits.edit', { owner: draft.owner, change });
    onClose();
  };
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <TextInput
        label={t('guardRails.name')}
        maxLength={200}
        value={draft.name}
        onChange={(event) => set({ name: event.currentTarget.value })}
      />
      <div className={styles.row}>
        <ReferenceSelect
          plan={plan}
          dimension="region"
          value={draft.region}
          onChange={(region) => set({ region })}
        />
        <ReferenceSelect plan={plan} dimension="line" value={draft.line} onChange={(line) => set({ line })} />
      </div>
      <MeasureFields draft={draft} currency={plan.currency} onChange={set} />
      <PeriodRange
        label={{ first: t('moves.firstPeriod'), last: t('moves.lastPeriod') }}
        periods={periodLabels(plan.calendar, locale)}
        first={draft.from}
        last={draft.to}
        onChange={(from, to) => set({ from, to })}
      />
      {limit ? null : (
        <SegmentedControl
          size="xs"
          aria-label={t('guardRails.owner')}
          value={draft.owner === null ? 'plan' : 'scenario'}
          onChange={(value) => set({ owner: value === 'plan' ? null : scenario })}
          data={[
            { value: 'scenario', label: t('guardRails.ownScenario') },
            { value: 'plan', label: t('guardRails.wholePlan') },
          ]}
        />
      )}
      {tried && fault ? <Alert color="orange">{t(`guardRails.faults.${fault}`)}</Alert> : null}
      <FormActions
        label={t(limit ? 'guardRails.applyChange' : 'guardRails.applyAdd')}
        disabled={false}
        onCancel={onClose}
      />
    </form>
  );
}

interface ReferenceProps {
  readonly plan: PlanView;
  readonly dimension: 'region' | 'line';
  readonly value: string | null;
  onChange(value: string | null): void;
}

function ReferenceSelect({ plan, dimension, value, onChange }: ReferenceProps) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { members, groups } = referencesOf(plan, dimension, locale);
  const all = { value: '', label: t(`guardRails.all.${dimension}`) };
  return (
    <Select
      label={t(`guardRails.dimensions.${dimension}`)}
      searchable
      allowDeselect={false}
      maxDropdownHeight={260}
      data={[
        { group: t('guardRails.groups'), items: [all, ...groups] },
        { group: t('guardRails.members'), items: [...members] },
      ]}
      value={value ?? ''}
      onChange={(next) => onChange(next === '' ? null : next)}
    />
  );
}
