import { MOST_PREVIEWED, type OutputView, type PlanView } from '#shared/views.ts';

const isSingle = (output: OutputView) => output.over.length === 0;

/** The outputs that the strip can show: single figures, and courses over time by their last period. */
export function choosable(outputs: readonly OutputView[]): OutputView[] {
  return outputs.filter(({ over }) => over.every((entry) => entry === 'period'));
}

/** What is shown until one chooses: the single figures, the headline first; courses over time where there are none. */
export function firstChoice(plan: PlanView): string[] {
  const all = choosable(plan.outputs);
  const single = all.filter(isSingle);
  const shown = (single.length > 0 ? single : all).toSorted(
    (a, b) => Number(b.headline) - Number(a.headline),
  );
  return shown.slice(0, MOST_PREVIEWED).map(({ variable }) => variable);
}

/** A choice as it was kept, as far as the plan still has it; the first choice where nothing of it is left. */
export function readChoice(stored: string | null, plan: PlanView): string[] {
  const kept = new Set(parsed(stored));
  const known = choosable(plan.outputs).filter(({ variable }) => kept.has(variable));
  return known.length > 0
    ? known.slice(0, MOST_PREVIEWED).map(({ variable }) => variable)
    : firstChoice(plan);
}

function parsed(stored: string | null): unknown[] {
  try {
    const value: unknown = JSON.parse(stored ?? '[]');
    return Array.isArray(value) ? value : [];
  } catch {
    return [];
  }
}
