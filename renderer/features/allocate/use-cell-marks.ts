import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { EditWords } from '#shared/allocation/words.ts';
import type { NoteView, PlanView } from '#shared/views.ts';
import { type CellMarking, CellMarks } from './cell-marks.ts';
import { breachMarks } from './limits/breach-marks.ts';
import type { GuardRails } from './limits/use-guard-rails.ts';
import { breachText, nameOf } from './limits/wording.ts';
import { noteFinder } from './notes/note-cells.ts';
import type { PivotRow } from './pivot-row.ts';

interface Parts {
  readonly plan: PlanView;
  readonly words: EditWords;
  readonly marks: CellMarks;
  readonly rows: readonly PivotRow[];
  readonly rails: GuardRails;
  readonly notes: readonly NoteView[];
}

export function useMarkStore(): CellMarks {
  const [marks] = useState(() => new CellMarks());
  return marks;
}

/** Keeps the marks of the grid as the notes and the broken limits are. */
export function useCellMarks({ plan, words, marks, rows, rails, notes }: Parts): void {
  const { t } = useTranslation();
  const { breaches, limits } = rails;
  // Amounts change with every edit; which rows there are does so seldom.
  const shape = rows.map(({ id }) => id).join(' ');
  const { periods } = plan.calendar;
  // biome-ignore lint/correctness/useExhaustiveDependencies: `shape` stands for the rows
  const marking = useMemo((): CellMarking => {
    const broken = breachMarks(breaches, rows, periods);
    const note = noteFinder(notes, periods);
    return {
      note,
      breach: (row, column) => broken(row, column)[0]?.kind ?? null,
      text: (row, column) => {
        const speech = { plan, words, t };
        const texts = broken(row, column).map((breach) =>
          t('guardRails.over', {
            name: nameOf(breach.limit, limits, speech),
            text: breachText(breach, speech),
          }),
        );
        const written = note(row, column)?.text;
        if (written !== undefined) texts.push(t('guardRails.noteOf', { text: written }));
        return texts.length > 0 ? texts.join(t('guardRails.semicolon')) : null;
      },
    };
  }, [plan.groups, words, t, shape, breaches, limits, notes, periods]);
  useEffect(() => marks.set(marking), [marks, marking]);
}
