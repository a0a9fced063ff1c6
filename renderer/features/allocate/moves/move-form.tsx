import { Checkbox, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AllocationEdit } from '#shared/allocation/types.ts';
import { parseAmount } from '../amount-input.ts';
import { span } from './courses.ts';
import { FormActions, PeriodRange, PlaceSelect } from './form-parts.tsx';
import type { FormProps } from './form-props.ts';
import styles from './moves.module.css';
import { placeOf } from './places.ts';
import { isUseful, Preview } from './preview.tsx';

/** An amount from one row to another, in the same periods or into others. */
export function MoveForm(props: FormProps) {
  const { plan, allocation, words, start, groups, periods } = props;
  const { t } = useTranslation();
  const [from, setFrom] = useState(start.from);
  const [to, setTo] = useState<string | null>(start.to);
  const [text, setText] = useState('');
  const [source, setSource] = useState({ first: start.first, last: start.last });
  const [target, setTarget] = useState<typeof source | null>(null);

  const parsed = text.trim() === '' ? null : parseAmount(text, plan.decimals);
  const givingPlace = placeOf(groups, from);
  const takingPlace = to === null ? null : placeOf(groups, to);
  const givingPeriods = span(source.first, source.last);
  const takingPeriods = target ? span(target.first, target.last) : givingPeriods;
  const edit: AllocationEdit | null =
    parsed?.ok && takingPlace
      ? {
          type: 'move',
          from: { regions: [...givingPlace.regions], lines: [...givingPlace.lines], periods: givingPeriods },
          to: { regions: [...takingPlace.regions], lines: [...takingPlace.lines], periods: takingPeriods },
          amount: parsed.amount,
        }
      : null;
  const watched = [
    { label: t('moves.fromPlace', { place: givingPlace.label }), place: givingPlace, periods: givingPeriods },
    ...(takingPlace
      ? [
          {
            label: t('moves.toPlace', { place: takingPlace.label }),
            place: takingPlace,
            periods: takingPeriods,
          },
        ]
      : []),
  ];
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (edit && isUseful(allocation, edit, words)) props.apply(edit);
      }}
    >
      <div className={styles.row}>
        <PlaceSelect label={t('moves.from')} groups={groups} value={from} onChange={setFrom} />
        <PlaceSelect label={t('moves.to')} groups={groups} value={to} onChange={setTo} />
      </div>
      <div className={styles.row}>
        <TextInput
          label={t('moves.amount', { currency: plan.currency })}
          inputMode="decimal"
          autoComplete="off"
          placeholder="250k"
          data-autofocus
          value={text}
          error={
            parsed && !parsed.ok ? t(`allocate.${parsed.fault}`, { text, decimals: plan.decimals }) : null
          }
          onChange={(event) => setText(event.currentTarget.value)}
        />
      </div>
      <PeriodRange
        label={{ first: t('moves.firstPeriod'), last: t('moves.lastPeriod') }}
        periods={periods}
        {...source}
        onChange={(first, last) => setSource({ first, last })}
      />
      <Checkbox
        label={t('moves.otherPeriods')}
        checked={target !== null}
        onChange={(event) => setTarget(event.currentTarget.checked ? source : null)}
      />
      {target ? (
        <PeriodRange
          label={{ first: t('moves.intoFirst'), last: t('moves.intoLast') }}
          periods={periods}
          {...target}
          onChange={(first, last) => setTarget({ first, last })}
        />
      ) : (
        <p className={styles.note}>{t('moves.samePeriods')}</p>
      )}
      <Preview allocation={allocation} edit={edit} watched={watched} words={words} />
      <FormActions
        label={t('moves.applyMove')}
        disabled={!isUseful(allocation, edit, words)}
        onCancel={props.onCancel}
      />
    </form>
  );
}
