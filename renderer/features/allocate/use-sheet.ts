import { useCallbackRef } from '@mantine/hooks';
import { useCallback, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Allocation } from '#shared/allocation/types.ts';
import { type Locale, labelText } from '#shared/locale.ts';
import type { PlanView } from '#shared/views.ts';
import { useStoredFlag } from '../../components/use-stored-flag.ts';
import { useLocale } from '../../i18n/setup.ts';
import type { ColumnChoice } from './columns-menu.tsx';
import { buildPivot, emptyPairs } from './pivot.ts';
import type { Pivot, PivotCategory, PivotView } from './pivot-row.ts';
import { pivotTree } from './pivot-tree.ts';
import type { Sheet } from './sheet.ts';
import { type ComputedKind, type Grain, grainsOf, sheetColumns } from './sheet-columns.ts';

const FOLDED_AT_FIRST = /^line\//;

/** Lines by category, each line in one. */
function categoriesOf(categories: PlanView['categories'], locale: Locale): PivotCategory[] {
  return categories.map(({ id, label, members }) => ({
    id,
    label: labelText(label, locale, id),
    lines: members,
  }));
}

function useLabels({ regions, lines }: PlanView, locale: Locale) {
  return useMemo(() => {
    const names = new Map([...regions, ...lines].map(({ id, label }) => [id, labelText(label, locale, id)]));
    const name = (id: string) => names.get(id) ?? id;
    return { region: name, line: name };
  }, [regions, lines, locale]);
}

/** Which rows are folded: those that a person has folded or unfolded differ from how they begin. */
function useFolding() {
  const [toggled, setToggled] = useState<ReadonlySet<string>>(new Set());
  const isFolded = useCallback((id: string) => FOLDED_AT_FIRST.test(id) !== toggled.has(id), [toggled]);
  const toggle = useCallback((id: string) => {
    setToggled((before) => {
      const after = new Set(before);
      if (!after.delete(id)) after.add(id);
      return after;
    });
  }, []);
  const fold = useCallback((ids: readonly string[], folded: boolean) => {
    setToggled((before) => {
      const after = new Set(before);
      for (const id of ids) {
        if (FOLDED_AT_FIRST.test(id) === folded) after.delete(id);
        else after.add(id);
      }
      return after;
    });
  }, []);
  return { isFolded, toggle, fold };
}

/** Which columns a person wants: how long their periods are, and what is worked out beside them. */
function useColumnChoice(plan: PlanView, hasParent: boolean) {
  const locale = useLocale();
  const [chosen, setGrain] = useState<Grain>('period');
  const grains = useMemo(() => grainsOf(plan.calendar), [plan.calendar]);
  const grain = grains.includes(chosen) ? chosen : 'period';
  const [share, setShare] = useStoredFlag('allocate.share', true);
  const [change, setChange] = useStoredFlag('allocate.change', false);
  const [changeShare, setChangeShare] = useStoredFlag('allocate.changeShare', false);
  const columns = useMemo(() => {
    const wanted: ComputedKind[] = [];
    if (share) wanted.push('share');
    if (change && hasParent) wanted.push('change');
    if (changeShare && hasParent) wanted.push('changeShare');
    return sheetColumns(plan.calendar, grain, wanted, locale);
  }, [plan.calendar, grain, share, change, changeShare, hasParent, locale]);
  const show = useCallbackRef((kind: ComputedKind, shown: boolean) =>
    ({ share: setShare, change: setChange, changeShare: setChangeShare })[kind](shown),
  );
  const computed = useMemo(() => ({ share, change, changeShare }), [share, change, changeShare]);
  return { columns, grains, grain, setGrain, computed, show };
}

/** How a person looks at an allocation: which way round, what is folded, which columns, whether empty rows are shown. */
export function useSheet(
  plan: PlanView,
  allocation: Allocation,
  { inherits, parent }: { inherits: boolean; parent: Allocation | null },
) {
  const { t } = useTranslation();
  const locale = useLocale();
  const [view, setView] = useState<PivotView>('region');
  const [showsEmpty, setShowsEmpty] = useState(false);
  // Taken once, so that a row that is cleared while one works stays where it is.
  const [emptyAtFirst, setEmptyAtFirst] = useState(() => emptyPairs(allocation));
  const { isFolded, toggle, fold } = useFolding();
  const choice = useColumnChoice(plan, inherits);
  const previous = useRef<Pivot | null>(null);

  const categories = useMemo(() => categoriesOf(plan.categories, locale), [plan.categories, locale]);
  const labels = useLabels(plan, locale);
  const { regions, lines } = plan;
  const tree = useMemo(
    () =>
      pivotTree({
        regions: regions.map(({ id }) => id),
        lines: lines.map(({ id }) => id),
        view,
        categories,
        labels,
        totalLabel: t('allocate.total'),
      }),
    [regions, lines, view, categories, labels, t],
  );
  const pivot: Pivot = useMemo(() => {
    const hidden = showsEmpty ? new Set<string>() : emptyAtFirst;
    const looks = { tree, allocation, isFolded, hidden, inherits, parent };
    previous.current = buildPivot({ ...looks, previous: previous.current });
    return previous.current;
  }, [tree, allocation, isFolded, showsEmpty, emptyAtFirst, inherits, parent]);

  const { columns } = choice;
  const sheet: Sheet = useMemo(
    () => ({
      rows: [...pivot.rows, pivot.total],
      columns,
      periods: allocation.periods,
      decimals: plan.decimals,
    }),
    [pivot, columns, allocation.periods, plan.decimals],
  );

  const foldAll = useCallbackRef((folded: boolean) => fold(pivot.foldable, folded));
  const showEmpty = useCallbackRef((shows: boolean) => {
    if (!shows) setEmptyAtFirst(emptyPairs(allocation));
    setShowsEmpty(shows);
  });
  /** Turns the rows round; the line that a person is at is unfolded, so that it stays in sight. */
  const turn = (next: PivotView, line: string | undefined) => {
    if (next === 'category' && line !== undefined) {
      const category = categories.find(({ lines }) => lines.includes(line));
      fold([...(category ? [`category/${category.id}`] : []), `line/${line}`], false);
    }
    setView(next);
  };
  const reveal = useCallbackRef((next: PivotView, opened: readonly string[]) => {
    fold(opened, false);
    setView(next);
  });
  const { grains, grain, setGrain, computed, show } = choice;
  const menu = useMemo(
    (): ColumnChoice => ({
      grains,
      grain,
      setGrain,
      computed,
      show,
      comparable: inherits,
      showsEmpty,
      showEmpty,
    }),
    [grains, grain, setGrain, computed, show, inherits, showsEmpty, showEmpty],
  );
  return {
    sheet,
    pivot,
    view,
    turn,
    reveal,
    labels,
    categories,
    toggle,
    foldAll,
    menu,
  };
}

/** What {@link useSheet} gives. */
export type SheetParts = ReturnType<typeof useSheet>;
