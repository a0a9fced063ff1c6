import { Alert, SegmentedControl, Select, TextInput } from '@mantine/core';
import { memo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlacedLimit } from '#shared/allocation/limits/from-plan.ts';
import type { PlanView } from '#shared/views.ts';
import { Dialog } from '../../../components/dialog.tsx';
import { periodLabels } from '../../../i18n/periods.ts';
import { useLocale } from '../../../i18n/setup.ts';
import { FormActions, PeriodRange } from '../moves/form-parts.tsx';
import styles from '../moves/moves.module.css';
import { draftOf, type LimitDraft, limitOf } from './limit-draft.ts';
import { referencesOf } from './references.ts';
import { useGuardRailCalls } from './use-guard-rail-calls.ts';

interface Props {
  readonly plan: PlanView;
  readonly scenario: string;
  /** The limit to change, `new` for another one, null while the dialog is closed. */
  readonly limit: PlacedLimit | 'new' | null;
  onClose(): void;
}

/** Asks for a limit: of what, how much, and when. */
export const LimitDialog = memo(function LimitDialog({ limit, onClose, ...work }: Props) {
  const { t } = useTranslation();
  return (
    <Dialog
      title={t(limit === 'new' ? 'guardRails.addTitle' : 'guardRails.changeTitle')}
      opened={limit !== null}
      size={600}
      onClose={onClose}
    >
      {limit === null ? null : (
        <LimitForm {...work} limit={limit === 'new' ? null : limit} onClose={onClose} />
      )}
    </Dialog>
  );
});

interface FormProps extends Omit<Props, 'limit'> {
  readonly limit: PlacedLimit | null;
}

function LimitForm({ plan, scenario, limit, onClose }: FormProps) {
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
  const unit = draft.of === 'share' ? '%' : plan.currency;
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
      <div className={styles.row}>
        <SegmentedControl
          size="xs"
          aria-label={t('guardRails.of')}
          value={draft.of}
          onChange={(value) => set({ of: value === 'share' ? 'share' : 'amount', min: '', max: '' })}
          data={[
            { value: 'amount', label: t('guardRails.amount') },
            { value: 'share', label: t('guardRails.share') },
          ]}
        />
        <SegmentedControl
          size="xs"
          aria-label={t('guardRails.each')}
          value={draft.each}
          onChange={(value) => set({ each: value === 'period' ? 'period' : 'plan' })}
          data={[
            { value: 'plan', label: t('guardRails.overAll') },
            { value: 'period', label: t('guardRails.inEach') },
          ]}
        />
      </div>
      <div className={styles.row}>
        {(['min', 'max'] as const).map((end) => (
          <TextInput
            key={end}
            label={t(`guardRails.ends.${end}`, { unit })}
            placeholder={t('guardRails.open')}
            inputMode="decimal"
            autoComplete="off"
            data-autofocus={end === 'min' || undefined}
            value={draft[end]}
            onChange={(event) => set({ [end]: event.currentTarget.value })}
          />
        ))}
      </div>
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
