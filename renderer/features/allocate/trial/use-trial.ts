import { useCallbackRef } from '@mantine/hooks';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Allocation, AllocationEdit, EditRefusal } from '#shared/allocation/types.ts';
import type { EditWords } from '#shared/allocation/words.ts';
import { useReport } from '../../../components/use-report.ts';
import type { PivotRow } from '../pivot-row.ts';
import { type Tries, tried, triedEdit, withTry } from './trial.ts';

const NOTHING: Tries = new Map();

/** What is tried and not stored: shown in the grid and previewed until it is kept or dropped. */
export interface Trial {
  readonly open: boolean;
  setOpen(open: boolean): void;
  readonly tries: Tries;
  /** The edit that keeping makes; null where nothing is tried, or where it cannot be. */
  readonly edit: AllocationEdit | null;
  readonly refusal: EditRefusal | null;
  set(row: PivotRow, factor: number): void;
  keep(): void;
  drop(): void;
}

/** Trying amounts on an allocation: what it would be, and edits that wait until the trying is over. */
export function useTrial(
  allocation: Allocation | null,
  edit: (edit: AllocationEdit) => boolean,
  words: EditWords,
) {
  const { t } = useTranslation();
  const report = useReport();
  const [open, setOpen] = useState(false);
  const [tries, setTries] = useState(NOTHING);
  const wanted = useMemo(
    () => (allocation ? triedEdit(tries, allocation.periods) : null),
    [tries, allocation?.periods, allocation],
  );
  const shown = useMemo(
    () => (allocation ? tried(allocation, wanted, words) : null),
    [allocation, wanted, words],
  );
  const refusal = shown?.refusal ?? null;
  const possible = refusal ? null : wanted;
  const drop = useCallbackRef(() => setTries(NOTHING));
  const keep = useCallbackRef(() => {
    if (possible && edit(possible)) setTries(NOTHING);
  });
  const trial = useMemo(
    (): Trial => ({
      open,
      setOpen: (next) => {
        setOpen(next);
        if (!next) setTries(NOTHING);
      },
      tries,
      edit: possible,
      refusal,
      set: (row, factor) => setTries((before) => withTry(before, row, factor)),
      keep,
      drop,
    }),
    [open, tries, possible, refusal, keep, drop],
  );
  /** Edits of the grid; while something is tried they would be made on amounts that are not there. */
  const guarded = useCallbackRef((change: AllocationEdit): boolean => {
    if (tries.size === 0) return edit(change);
    report.warning(t('trial.first'));
    return false;
  });
  return { trial, allocation: shown?.allocation ?? null, edit: guarded };
}
