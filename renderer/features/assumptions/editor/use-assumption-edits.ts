import { useState } from 'react';
import type { AppError } from '#shared/errors.ts';
import type { Quantity } from '#shared/plan/document.ts';
import type { AssumptionRow, AssumptionsView, OverrideView } from '#shared/views-assumptions.ts';
import { useModelEdit } from '../../../service/model-edits.ts';
import { isPart, type Target } from './target.ts';

interface Texts {
  readonly note: string | null;
  readonly source: string | null;
}

/** Saves and releases; each comes back with the reason where it was not done. */
export function useAssumptionEdits(view: AssumptionsView, row: AssumptionRow) {
  const edit = useModelEdit(view.planId);
  const [saving, setSaving] = useState(false);
  const { scenario } = view;

  const during = async (work: Promise<{ ok: true } | { ok: false; error: AppError }>) => {
    setSaving(true);
    const reply = await work;
    setSaving(false);
    return reply.ok ? null : reply.error;
  };
  const save = (target: Target, value: Quantity | string, texts: Texts): Promise<AppError | null> => {
    const at = Object.fromEntries(Object.entries(target.at).map(([id, members]) => [id, [...members]]));
    const periods: [number, number] | null = target.periods && [...target.periods];
    const place = { scenario, variable: row.variable, field: row.field, at, periods, ...texts };
    if (target.scenario === null || typeof value === 'string') {
      const split = row.partOfEntry || isPart(row, target);
      return during(edit('assumptions.set', { ...place, entry: row.entry, split, value }));
    }
    const { action } = target;
    return during(edit('assumptions.override', { ...place, in: target.scenario, action, value }));
  };
  const release = ({ scenario: where, position }: OverrideView): Promise<AppError | null> =>
    during(edit('assumptions.release', { scenario, in: where, position }));
  return { save, release, saving };
}
