import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AllocationEdit, ProfileShape } from '#shared/allocation/types.ts';
import { labelText } from '#shared/locale.ts';
import { useLocale } from '../../../i18n/setup.ts';
import { plainWeights, seasonalParts, span } from './courses.ts';
import { FormActions, PeriodRange, PlaceSelect } from './form-parts.tsx';
import type { FormProps } from './form-props.ts';
import styles from './moves.module.css';
import { type PlaceChoice, placeOf } from './places.ts';
import { isUseful, Preview } from './preview.tsx';
import { type Course, ShapeFields } from './shape-fields.tsx';
import { useCourse, useCourseVariables } from './use-courses.ts';

/** How a row goes over the periods, its total staying as it is. */
export function ProfileForm(props: FormProps) {
  const { plan, allocation, words, start, groups, periods } = props;
  const { t } = useTranslation();
  const locale = useLocale();
  const [where, setWhere] = useState(start.from);
  // A course over a single period says nothing: begin with all of them.
  const wide = start.last > start.first ? start : { first: 0, last: periods.length - 1 };
  const [range, setRange] = useState({ first: wide.first, last: wide.last });
  const [course, setCourse] = useState<Course>({ shape: 'flat', times: 3, at: start.first, variable: null });
  const { shape, times, at, variable } = course;
  const variables = useCourseVariables(plan.id);
  const season = useCourse(plan, props.scenario, shape === 'seasonal' ? variable : null);

  const place = placeOf(groups, where);
  const chosen = span(range.first, range.last);
  const edit = editOf(place, chosen, shape, times, at - range.first, season.data?.courses ?? null);
  const labels = new Map(plan.variables.map(({ name, label }) => [name, labelText(label, locale, name)]));
  const unusable = shape === 'seasonal' && season.data !== undefined && edit === null;
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (edit && isUseful(allocation, edit, words)) props.apply(edit);
      }}
    >
      <PlaceSelect label={t('moves.row')} groups={groups} value={where} onChange={setWhere} />
      <PeriodRange
        label={{ first: t('moves.firstPeriod'), last: t('moves.lastPeriod') }}
        periods={periods}
        {...range}
        onChange={(first, last) => setRange({ first, last })}
      />
      <ShapeFields
        course={course}
        periods={periods}
        range={range}
        variables={variables.data?.variables ?? []}
        labels={labels}
        unusable={unusable}
        onChange={(change) => setCourse({ ...course, ...change })}
      />
      <p className={styles.note}>{t('moves.profileNote')}</p>
      <Preview
        allocation={allocation}
        edit={edit}
        watched={[
          ...chosen.map((period) => ({ label: periods[period] ?? '', place, periods: [period] })),
          { label: t('allocate.total'), place, periods: chosen },
        ]}
        words={words}
      />
      <FormActions
        label={t('moves.applyProfile')}
        disabled={!isUseful(allocation, edit, words)}
        onCancel={props.onCancel}
      />
    </form>
  );
}

function editOf(
  place: PlaceChoice,
  periods: number[],
  shape: ProfileShape,
  times: number,
  position: number,
  courses: Parameters<typeof seasonalParts>[0] | null,
): AllocationEdit | null {
  if (shape === 'seasonal') {
    const parts = courses && seasonalParts(courses, place, periods);
    return parts ? { type: 'profile', shape, parts } : null;
  }
  const inside = Math.min(Math.max(position, 0), periods.length - 1);
  const weights = plainWeights(shape, periods.length, times, inside);
  const block = { regions: [...place.regions], lines: [...place.lines], periods };
  return { type: 'profile', shape, parts: [{ block, weights }] };
}
