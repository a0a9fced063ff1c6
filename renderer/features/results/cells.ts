import { type Locale, labelText } from '#shared/locale.ts';
import type { At, CellResult, SimulationResult } from '#shared/result.ts';
import type { OutputView, PlanView } from '#shared/views.ts';
import { memberText } from '../../i18n/names.ts';

/** An output of the plan with its cells of a run. */
export interface OutputCells {
  readonly output: OutputView;
  readonly cells: readonly CellResult[];
}

/** The outputs of the plan that the run has, in the plan's order, the north star first, then the headline. */
export function outputsOf(plan: PlanView, result: SimulationResult): OutputCells[] {
  const cells = new Map(result.outputs.map((output) => [output.variable, output.cells]));
  const found = plan.outputs.flatMap((output) => {
    const known = cells.get(output.variable);
    return known ? [{ output, cells: known }] : [];
  });
  const rank = ({ output }: OutputCells) =>
    output.variable === plan.northStar ? 0 : output.headline ? 1 : 2;
  return found.sort((a, b) => rank(a) - rank(b));
}

/** The dimensions of an output other than the periods. */
export const membersOver = (output: OutputView): string[] =>
  output.over.filter((entry) => entry !== 'period');

/** The outputs that have one figure, or one by period: those that cards and a course of the mean can show. */
export const cardOutputs = (outputs: readonly OutputCells[]): OutputCells[] =>
  outputs.filter(({ output, cells }) => membersOver(output).length === 0 && cells.length > 0);

/** Cells without the period: a text that is the same for all periods of one place. */
export function placeKey(at: At): string {
  return Object.entries(at)
    .filter(([dimension]) => dimension !== 'period')
    .map(([dimension, member]) => `${dimension}=${member}`)
    .sort()
    .join('&');
}

/** The names of the members of a cell, without its period: `Europe · Brand`. */
export function placeText(plan: PlanView, at: At, locale: Locale): string {
  return Object.entries(at)
    .filter(([dimension]) => dimension !== 'period')
    .map(([, id]) => memberText(plan, String(id), locale))
    .join(' · ');
}

/** The places of an output in order of first appearance, each with its cells by period. */
export function cellsByPlace<Cell extends { readonly at: At }>(cells: readonly Cell[]): Map<string, Cell[]> {
  const places = new Map<string, Cell[]>();
  for (const cell of cells) {
    const key = placeKey(cell.at);
    const list = places.get(key);
    if (list) list.push(cell);
    else places.set(key, [cell]);
  }
  for (const list of places.values())
    list.sort((a, b) => Number(a.at.period ?? 0) - Number(b.at.period ?? 0));
  return places;
}

export const sameCell = (a: At, b: At): boolean => placeKey(a) === placeKey(b) && a.period === b.period;

/** The name of an output. */
export const outputText = (output: OutputView, locale: Locale): string =>
  labelText(output.label, locale, output.variable);
