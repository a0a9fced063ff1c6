import { Button, Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import styles from './moves.module.css';
import type { PlaceGroup } from './places.ts';

interface PlaceSelectProps {
  readonly label: string;
  readonly groups: readonly PlaceGroup[];
  readonly value: string | null;
  onChange(value: string): void;
}

/** A row to choose by typing part of its name. */
export function PlaceSelect({ label, groups, value, onChange }: PlaceSelectProps) {
  const { t } = useTranslation();
  return (
    <Select
      label={label}
      searchable
      limit={200}
      maxDropdownHeight={260}
      placeholder={t('moves.chooseRow')}
      nothingFoundMessage={t('moves.noRow')}
      data={groups.map(({ group, items }) => ({
        group,
        items: items.map(({ value: id, label: name }) => ({ value: id, label: name })),
      }))}
      value={value}
      onChange={(next) => next !== null && onChange(next)}
    />
  );
}

interface PeriodRangeProps {
  readonly label: { readonly first: string; readonly last: string };
  readonly periods: readonly string[];
  readonly first: number;
  readonly last: number;
  onChange(first: number, last: number): void;
}

/** From one period to another, both included; the other end follows where they would cross. */
export function PeriodRange({ label, periods, first, last, onChange }: PeriodRangeProps) {
  const data = periods.map((name, period) => ({ value: String(period), label: name }));
  return (
    <div className={styles.row}>
      <Select
        label={label.first}
        data={data}
        allowDeselect={false}
        value={String(first)}
        onChange={(value) => onChange(Number(value), Math.max(Number(value), last))}
      />
      <Select
        label={label.last}
        data={data}
        allowDeselect={false}
        value={String(last)}
        onChange={(value) => onChange(Math.min(first, Number(value)), Number(value))}
      />
    </div>
  );
}

interface ActionsProps {
  readonly label: string;
  readonly disabled: boolean;
  onCancel(): void;
}

export function FormActions({ label, disabled, onCancel }: ActionsProps) {
  const { t } = useTranslation();
  return (
    <div className={styles.actions}>
      <Button variant="default" onClick={onCancel}>
        {t('plans.cancel')}
      </Button>
      <Button type="submit" disabled={disabled}>
        {label}
      </Button>
    </div>
  );
}
