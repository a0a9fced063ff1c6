import { NumberInput, SegmentedControl, Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { PROFILE_SHAPES, type ProfileShape } from '#shared/allocation/types.ts';
import { span } from './courses.ts';

/** A course over periods as it is chosen; each shape has a field of its own. */
export interface Course {
  readonly shape: ProfileShape;
  /** How many times the first the last period gets, or the other way round. */
  readonly times: number;
  /** The only period of a one-off. */
  readonly at: number;
  /** Whose course a seasonal one follows; null while none is chosen. */
  readonly variable: string | null;
}

interface Props {
  readonly course: Course;
  readonly periods: readonly string[];
  readonly range: { readonly first: number; readonly last: number };
  readonly variables: readonly string[];
  /** What variables are called. */
  readonly labels: ReadonlyMap<string, string>;
  /** True where the chosen variable gives no course. */
  readonly unusable: boolean;
  onChange(change: Partial<Course>): void;
}

/** The shape of a course, and what that shape needs to be told. */
export function ShapeFields({ course, periods, range, variables, labels, unusable, onChange }: Props) {
  const { t } = useTranslation();
  const { shape, times, at, variable } = course;
  return (
    <>
      <SegmentedControl
        size="xs"
        fullWidth
        aria-label={t('moves.shape')}
        value={shape}
        onChange={(value) => onChange({ shape: PROFILE_SHAPES.find((each) => each === value) ?? 'flat' })}
        data={PROFILE_SHAPES.map((each) => ({ value: each, label: t(`moves.shapes.${each}`) }))}
      />
      {shape === 'ramp' || shape === 'frontLoaded' ? (
        <NumberInput
          label={t(`moves.times.${shape}`)}
          min={1}
          max={1000}
          step={0.5}
          decimalScale={2}
          value={times}
          onChange={(value) => onChange({ times: Math.max(1, Number(value) || 1) })}
        />
      ) : null}
      {shape === 'oneOff' ? (
        <Select
          label={t('moves.onlyPeriod')}
          allowDeselect={false}
          data={span(range.first, range.last).map((period) => ({
            value: String(period),
            label: periods[period] ?? '',
          }))}
          value={String(Math.min(Math.max(at, range.first), range.last))}
          onChange={(value) => onChange({ at: Number(value) })}
        />
      ) : null}
      {shape === 'seasonal' ? (
        <Select
          label={t('moves.variable')}
          description={t('moves.variableHint')}
          searchable
          error={unusable ? t('moves.unusableVariable') : null}
          data={variables.map((name) => ({
            value: name,
            label: labels.get(name) ?? name,
          }))}
          value={variable}
          onChange={(next) => onChange({ variable: next })}
        />
      ) : null}
    </>
  );
}
