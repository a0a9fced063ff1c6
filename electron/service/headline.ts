import type { PlanIndex } from '#shared/plan/index.ts';
import type { SimulationResult } from '#shared/result.ts';
import type { Headline } from '#shared/views.ts';
import { outputView } from './views.ts';

/** The part of a headline that results decide; scenario, time and trials are the run's own, `current` is worked out. */
export type RunHeadline = Omit<Headline, 'scenario' | 'at' | 'trials' | 'current'>;

/** The plan's headline output in a result; null where it has none, or one of several cells. */
export function headlineOf(index: PlanIndex, result: SimulationResult): RunHeadline | null {
  const output = index.document.outputs.find(({ headline }) => headline === true);
  if (!output) return null;
  const cells = result.outputs.find(({ variable }) => variable === output.variable)?.cells ?? [];
  const [cell] = cells;
  if (cell === undefined || cells.length > 1) return null;
  const { unit, format, label } = outputView(index, output);
  return {
    label,
    unit,
    format,
    mean: cell.mean,
    standardError: cell.standardError,
    p5: cell.quantiles['0.05'] ?? null,
    p50: cell.quantiles['0.5'] ?? null,
    p95: cell.quantiles['0.95'] ?? null,
    target: cell.target ?? null,
    probabilityAtLeastTarget: cell.probabilityAtLeastTarget ?? null,
  };
}
