import { Checkbox, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AllocationEdit } from '#shared/allocation/types.ts';
import { span } from './courses.ts';
import { factorOf } from './factor.ts';
import { FormActions, PeriodRange, PlaceSelect } from './form-parts.tsx';
import type { FormProps } from './form-props.ts';
import styles from './moves.module.css';
import { placeOf } from './places.ts';
import { isUseful, Preview } from './preview.tsx';

/** The unlocked cells of a row up or down by so many percent. */
export function ScaleForm(props: FormProps) {
  const { allocation, words, start, groups, periods } = props;
  const { t } = useTranslation();
  const [where, setWhere] = useState(start.from);
  const [text, setText] = useState('');
  const [range, setRange] = useState({ first: start.first, last: start.last });

  const [keepTotal, setKeepTotal] = useState(false);

  const place = placeOf(groups, where);
  const whole = placeOf(groups, 'total');
  const chosen = span(range.first, range.last);
  const factor = factorOf(text);
  const edit: AllocationEdit | null =
    factor === null
      ? null
      : {
          type: 'scale',
          block: { regions: [...place.regions], lines: [...place.lines], periods: chosen },
          factor,
          keepTotal,
        };
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (edit && isUseful(allocation, edit, words)) props.apply(edit);
      }}
    >
      <div className={styles.row}>
        <PlaceSelect label={t('moves.row')} groups={groups} value={where} onChange={setWhere} />
        <TextInput
          label={t('moves.percent')}
          inputMode="decimal"
          autoComplete="off"
          placeholder="+10 %"
          data-autofocus
          value={text}
          error={text.trim() !== '' && factor === null ? t('moves.badPercent') : null}
          onChange={(event) => setText(event.currentTarget.value)}
        />
      </div>
      <PeriodRange
        label={{ first: t('moves.firstPeriod'), last: t('moves.lastPeriod') }}
        periods={periods}
        {...range}
        onChange={(first, last) => setRange({ first, last })}
      />
      <Checkbox
        label={t('moves.keepTotal')}
        description={t('moves.keepTotalNote')}
        checked={keepTotal}
        onChange={(event) => setKeepTotal(event.currentTarget.checked)}
      />
      <p className={styles.note}>{t('moves.scaleNote')}</p>
      <Preview
        allocation={allocation}
        edit={edit}
        watched={[
          { label: place.label, place, periods: chosen },
          ...(keepTotal ? [{ label: whole.label, place: whole, periods: chosen }] : []),
        ]}
        words={words}
      />
      <FormActions
        label={t('moves.applyScale')}
        disabled={!isUseful(allocation, edit, words)}
        onCancel={props.onCancel}
      />
    </form>
  );
}
