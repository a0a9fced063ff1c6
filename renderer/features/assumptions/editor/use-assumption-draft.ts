import { useState } from 'react';
import type { AppError } from '#shared/errors.ts';
import { labelText } from '#shared/locale.ts';
import { scaledShape } from '#shared/quantity-shape.ts';
import type {
  AssumptionRow,
  AssumptionsView,
  OverrideView,
  QuantityShape,
} from '#shared/views-assumptions.ts';
import { useLocale } from '../../../i18n/setup.ts';
import { type Draft, draftOf, readDraft } from './draft.ts';
import { firstTarget, replacedAmount, type Target } from './target.ts';
import { useAssumptionEdits } from './use-assumption-edits.ts';
import { useLook } from './use-look.ts';

/** What the fields begin with: what the model says, or what holds in the scenario that is changed. */
function firstDraft(row: AssumptionRow, target: Target): Draft {
  if (target.action !== 'set')
    return draftOf(replacedAmount(row, target) ?? (target.action === 'multiply' ? 1 : 0));
  if (target.scenario === null) return draftOf(row.own);
  const held = row.set ?? row.own;
  return draftOf(typeof held === 'string' ? null : held);
}

/** What a factor or summand makes of what holds now; one that takes the place of the last change counts from before it. */
function rescaled(row: AssumptionRow, target: Target, value: number): QuantityShape | null {
  if (row.shape === null) return null;
  const before = replacedAmount(row, target);
  if (target.action === 'add') return scaledShape(row.shape, 1, value - (before ?? 0));
  return before === 0 ? null : scaledShape(row.shape, value / (before ?? 1), 0);
}

/** An assumption as it is typed: where it goes, its quantity with what it comes to, note and source, and saving it. */
export function useAssumptionDraft(view: AssumptionsView, row: AssumptionRow) {
  const locale = useLocale();
  const [target, setTarget] = useState(() => firstTarget(view, row));
  const [draft, setDraft] = useState(() => firstDraft(row, target));
  const shown = {
    note: labelText(row.note ?? undefined, locale, ''),
    source: labelText(row.source ?? undefined, locale, ''),
  };
  // Only what is written here: the rest follows the language of the window, and is not saved as if it were a change.
  const [written, setWritten] = useState<Partial<typeof shown>>({});
  const texts = { ...shown, ...written };
  const [error, setError] = useState<AppError | null>(null);
  const { save, release, saving } = useAssumptionEdits(view, row);
  const outcome = readDraft(draft);
  const value = outcome.ok ? outcome.value : null;
  const look = useLook(typeof value === 'string' ? null : value);
  const scales = target.action !== 'set';
  const scaled = scales && typeof value === 'number' ? rescaled(row, target, value) : null;
  const ready = outcome.ok && draft.mode !== 'data' && (scales || look.problems.length === 0);
  return {
    target,
    draft,
    setDraft,
    outcome,
    look,
    /** True where a factor or summand is typed instead of a quantity. */
    scales,
    /** What is typed comes to this; null where it cannot be said. */
    typed: scales ? scaled : draft.mode === 'formula' ? null : look.summary,
    ready,
    texts,
    error,
    saving,
    setText: (text: Partial<typeof shown>) => setWritten({ ...written, ...text }),
    retarget: (next: Target) => {
      const fresh = next.scenario !== target.scenario || next.action !== target.action;
      setTarget(next);
      if (fresh) setDraft(firstDraft(row, next));
    },
    save: async () => {
      if (!outcome.ok || !ready) return;
      const note = texts.note === shown.note ? null : texts.note;
      const source = texts.source === shown.source ? null : texts.source;
      setError(await save(target, outcome.value, { note, source }));
    },
    release: async (override: OverrideView) => setError(await release(override)),
  };
}

export type AssumptionDraft = ReturnType<typeof useAssumptionDraft>;
