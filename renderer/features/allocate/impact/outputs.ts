import type { TFunction } from 'i18next';
import { type Locale, labelText } from '#shared/locale.ts';
import { referenceText } from '#shared/output-reference.ts';
import { MOST_PREVIEWED, type OutputView, type PlanView } from '#shared/views.ts';
import { memberText } from '../../../i18n/names.ts';

/** Something of an output that the strip can show: a single figure, a sum, or one member; of a course its last period. */
export interface Choice {
  /** By which the preview knows it. */
  readonly reference: string;
  readonly output: OutputView;
  /** null for a single figure or a sum. */
  readonly member: string | null;
}

/** Money and counts add up over members; shares and durations do not. */
const addsUp = ({ format }: OutputView) => format === 'currency' || format === 'number';

function choicesOf(output: OutputView): Choice[] {
  const { variable, axes } = output;
  const [axis] = axes;
  const whole: Choice = { reference: variable, output, member: null };
  if (!axis) return [whole];
  const members = axes.length === 1 ? axis.members : [];
  return [
    ...(addsUp(output) ? [whole] : []),
    ...members.map((member) => ({
      reference: referenceText({ variable, members: [member] }),
      output,
      member,
    })),
  ];
}

/** All that the strip can show, output by output. */
export function choosable(outputs: readonly OutputView[]): Choice[] {
  return outputs.flatMap(choicesOf);
}

const isSingle = ({ output }: Choice) => output.over.length === 0;
const isWhole = ({ output }: Choice) => output.axes.length === 0;

/** What is shown until one chooses: the single figures, the headline first; courses over time where there are none. */
export function firstChoice(plan: PlanView): string[] {
  const all = choosable(plan.outputs);
  const single = all.filter(isSingle);
  const whole = all.filter(isWhole);
  const shown = (single.length > 0 ? single : whole.length > 0 ? whole : all).toSorted(
    (a, b) => Number(b.output.headline) - Number(a.output.headline),
  );
  return shown.slice(0, MOST_PREVIEWED).map(({ reference }) => reference);
}

/** A choice as it was kept, as far as the plan still has it; the first choice where nothing of it is left. */
export function readChoice(stored: string | null, plan: PlanView): string[] {
  const kept = new Set(parsed(stored));
  const known = choosable(plan.outputs).filter(({ reference }) => kept.has(reference));
  return known.length > 0
    ? known.slice(0, MOST_PREVIEWED).map(({ reference }) => reference)
    : firstChoice(plan);
}

/** Which part of its output a choice is; null where it is all of it. */
export function partName(
  { output, member }: Choice,
  plan: PlanView,
  t: TFunction,
  locale: Locale,
): string | null {
  if (member === null) return output.axes.length > 0 ? t('impact.sum') : null;
  return memberText(plan, member, locale);
}

/** The choice in words. */
export function choiceName(choice: Choice, plan: PlanView, t: TFunction, locale: Locale): string {
  const { label, variable } = choice.output;
  const part = partName(choice, plan, t, locale);
  const name = labelText(label, locale, variable);
  return part === null ? name : `${name} · ${part}`;
}

function parsed(stored: string | null): unknown[] {
  try {
    const value: unknown = JSON.parse(stored ?? '[]');
    return Array.isArray(value) ? value : [];
  } catch {
    return [];
  }
}
