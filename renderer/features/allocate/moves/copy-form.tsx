import { Alert, Checkbox, Select } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AllocationEdit } from '#shared/allocation/types.ts';
import { labelText } from '#shared/locale.ts';
import type { AllocationView } from '#shared/views.ts';
import { errorText } from '../../../i18n/errors.ts';
import { useLocale } from '../../../i18n/setup.ts';
import { ServiceError } from '../../../service/context.ts';
import { useAllocationView } from '../../../service/queries.ts';
import { span } from './courses.ts';
import { FormActions, PlaceSelect } from './form-parts.tsx';
import type { FormProps } from './form-props.ts';
import styles from './moves.module.css';
import { type PlaceChoice, placeOf } from './places.ts';
import { isUseful, Preview } from './preview.tsx';

/** The amounts that another scenario has in the same rows. */
export function CopyForm(props: FormProps) {
  const { plan, scenario, allocation, words, start, groups } = props;
  const { t } = useTranslation();
  const locale = useLocale();
  const others = plan.scenarios.filter(({ id }) => id !== scenario);
  const parent = plan.scenarios.find(({ id }) => id === scenario)?.parent ?? others[0]?.id ?? scenario;
  const [source, setSource] = useState(parent);
  const [where, setWhere] = useState(start.from);
  const [skipLocked, setSkipLocked] = useState(true);
  const query = useAllocationView(plan.id, source);
  if (others.length === 0) return <p className={styles.note}>{t('moves.noOther')}</p>;

  const place = placeOf(groups, where);
  const edit = query.data ? editOf(query.data, place, skipLocked) : null;
  const failed = query.error instanceof ServiceError ? errorText(query.error.error, locale) : null;
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (edit && isUseful(allocation, edit, words)) props.apply(edit);
      }}
    >
      <div className={styles.row}>
        <Select
          label={t('moves.source')}
          allowDeselect={false}
          data={others.map(({ id, label }) => ({ value: id, label: labelText(label, locale, id) }))}
          value={source}
          onChange={(value) => value !== null && setSource(value)}
          data-autofocus
        />
        <PlaceSelect label={t('moves.row')} groups={groups} value={where} onChange={setWhere} />
      </div>
      <Checkbox
        label={t('moves.skipLocked')}
        checked={skipLocked}
        onChange={(event) => setSkipLocked(event.currentTarget.checked)}
      />
      {failed ? <Alert color="red">{failed}</Alert> : null}
      <Preview
        allocation={allocation}
        edit={edit}
        watched={[{ label: place.label, place, periods: span(0, allocation.periods - 1) }]}
        words={words}
      />
      <FormActions
        label={t('moves.applyCopy')}
        disabled={!isUseful(allocation, edit, words)}
        onCancel={props.onCancel}
      />
    </form>
  );
}

function editOf(view: AllocationView, place: PlaceChoice, skipLocked: boolean): AllocationEdit {
  const [regions, lines] = [new Set(place.regions), new Set(place.lines)];
  const rows = view.rows
    .filter(({ region, line }) => regions.has(region) && lines.has(line))
    .map(({ region, line, amounts }) => ({ region, line, amounts }));
  return { type: 'copy', from: view.scenario, rows, skipLocked };
}
