import { useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Allocation } from '#shared/allocation/types.ts';
import { type Locale, labelText } from '#shared/locale.ts';
import type { PlanView } from '#shared/views.ts';
import { useLocale } from '../../i18n/setup.ts';
import type { Sheet } from './edits.ts';
import { buildPivot, emptyPairs, type Pivot, type PivotCategory, type PivotView } from './pivot.ts';

const FOLDED_AT_FIRST = /^line\//;

/** Lines by category, each line in one. */
function categoriesOf(plan: PlanView, locale: Locale): PivotCategory[] {
  return plan.categories.map(({ id, label, members }) => ({
    id,
    label: labelText(label, locale, id),
    lines: members,
  }));
}

/** How a person looks at an allocation: which way round, what is folded, whether empty rows are shown. */
export function useSheet(plan: PlanView, allocation: Allocation, inherits: boolean) {
  const { t } = useTranslation();
  const locale = useLocale();
  const [view, setView] = useState<PivotView>('region');
  const [toggled, setToggled] = useState<ReadonlySet<string>>(new Set());
  const [showsEmpty, setShowsEmpty] = useState(false);
  // Taken once, so that a row that is cleared while one works stays where it is.
  const [emptyAtFirst, setEmptyAtFirst] = useState(() => emptyPairs(allocation));

  const categories = useMemo(() => categoriesOf(plan, locale), [plan, locale]);
  const labels = useMemo(() => {
    const names = new Map(
      [...plan.regions, ...plan.lines].map(({ id, label }) => [id, labelText(label, locale, id)]),
    );
    const name = (id: string) => names.get(id) ?? id;
    return { region: name, line: name };
  }, [plan, locale]);

  const pivot: Pivot = useMemo(() => {
    const isFolded = (id: string) => FOLDED_AT_FIRST.test(id) !== toggled.has(id);
    const hidden = showsEmpty ? new Set<string>() : emptyAtFirst;
    const totalLabel = t('allocate.total');
    return buildPivot({ allocation, view, categories, labels, totalLabel, isFolded, hidden, inherits });
  }, [allocation, view, categories, labels, toggled, showsEmpty, emptyAtFirst, inherits, t]);

  const sheet: Sheet = useMemo(
    () => ({ rows: [...pivot.rows, pivot.total], periods: allocation.periods, decimals: plan.decimals }),
    [pivot, allocation.periods, plan.decimals],
  );

  const toggle = useCallback((id: string) => {
    setToggled((before) => {
      const after = new Set(before);
      if (!after.delete(id)) after.add(id);
      return after;
    });
  }, []);
  const foldAll = (fold: boolean) =>
    setToggled(new Set(pivot.foldable.filter((id) => FOLDED_AT_FIRST.test(id) !== fold)));
  const showEmpty = (shows: boolean) => {
    if (!shows) setEmptyAtFirst(emptyPairs(allocation));
    setShowsEmpty(shows);
  };
  return { sheet, pivot, view, setView, labels, categories, toggle, foldAll, showsEmpty, showEmpty };
}
