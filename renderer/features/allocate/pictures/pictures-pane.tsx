import { useMemo } from 'react';
import type { Allocation } from '#shared/allocation/types.ts';
import type { PlanView } from '#shared/views.ts';
import { periodHeaders } from '../../../i18n/periods.ts';
import { useLocale } from '../../../i18n/setup.ts';
import type { SelectionStore } from '../selection-store.ts';
import { usePick } from '../use-pick.ts';
import type { SheetParts } from '../use-sheet.ts';
import { AllocationPictures } from './allocation-pictures.tsx';

interface Props {
  readonly plan: PlanView;
  readonly allocation: Allocation;
  readonly pivot: SheetParts;
  readonly selection: SelectionStore;
}

/** Pictures of the spend; each leads to the rows that it stands for. */
export function PicturesPane({ plan, allocation, pivot, selection }: Props) {
  const locale = useLocale();
  const periods = useMemo(() => periodHeaders(plan.calendar, locale), [plan.calendar, locale]);
  const pick = usePick({ ...pivot, selection });
  return (
    <AllocationPictures
      plan={plan}
      allocation={allocation}
      labels={pivot.labels}
      categories={pivot.categories}
      periods={periods}
      onPick={pick}
    />
  );
}
