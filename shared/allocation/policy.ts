import { type MetaObject, metaObject, withMetaEntry } from '../plan/meta.ts';
import type { Allocation } from './types.ts';

/**
 * Shares of a plan's spend that a company steers by: what goes to experiments, to the first quarter, the rest of the
 * first year and later, and to emerging and mature markets.
 */
export const POLICY_MEASURES = ['experiments', 'short', 'middle', 'long', 'emerging', 'mature'] as const;
export type PolicyMeasure = (typeof POLICY_MEASURES)[number];

/** What was set as policy, parts of one; null where nothing was. */
export type PolicyShares = Readonly<Record<PolicyMeasure, number | null>>;

/** A deviation smaller than half a point is none: shares are shown to one decimal and set as round figures. */
export const POLICY_TOLERANCE = 0.005;

type Attributes = Readonly<Record<string, string | number | boolean>>;

/** What the shares need to know of a plan. */
export interface PolicyFrame {
  readonly regions: readonly { readonly id: string; readonly attributes: Attributes }[];
  readonly lines: readonly { readonly id: string; readonly attributes: Attributes }[];
  readonly monthsPerPeriod: number;
}

/** The horizon of a period by the months from the plan's start to its own: a quarter, a year, later. */
function horizonOf(period: number, monthsPerPeriod: number): 'short' | 'middle' | 'long' {
  const months = period * monthsPerPeriod;
  return months < 3 ? 'short' : months < 12 ? 'middle' : 'long';
}

/** True for lines of the growth fund, which buys experiments. */
const isFund = ({ category, role }: Attributes) => category === 'growth_fund' || role === 'fund';

/** The shares of the total spend, parts of one; null where nothing is spent. */
export function policyShares(
  allocation: Allocation,
  frame: PolicyFrame,
): Readonly<Record<PolicyMeasure, number>> | null {
  const funds = new Set(frame.lines.filter(({ attributes }) => isFund(attributes)).map(({ id }) => id));
  const stages = new Map(frame.regions.map(({ id, attributes }) => [id, attributes.stage]));
  const sums = { experiments: 0, short: 0, middle: 0, long: 0, emerging: 0, mature: 0 };
  let total = 0;
  for (const { region, line, amounts } of allocation.rows) {
    const stage = stages.get(region);
    amounts.forEach((amount, period) => {
      total += amount;
      sums[horizonOf(period, frame.monthsPerPeriod)] += amount;
      if (funds.has(line)) sums.experiments += amount;
      if (stage === 'emerging' || stage === 'mature') sums[stage] += amount;
    });
  }
  if (total === 0) return null;
  for (const measure of POLICY_MEASURES) sums[measure] /= total;
  return sums;
}

const KEY = 'policyShares';

const isShare = (value: unknown): value is number => typeof value === 'number' && value >= 0 && value <= 1;

/** The policy under a plan's `meta`. It may be anything: what is no share is passed over. */
export function policyIn(meta: unknown): PolicyShares {
  const kept = metaObject(metaObject(meta)[KEY]);
  const of = (measure: PolicyMeasure) => (isShare(kept[measure]) ? kept[measure] : null);
  return {
    experiments: of('experiments'),
    short: of('short'),
    middle: of('middle'),
    long: of('long'),
    emerging: of('emerging'),
    mature: of('mature'),
  };
}

/**
 * `meta` with a share set, or taken away (null); what else it holds stays. Null where `meta` is there and no object, so
 * that there is no place in it.
 */
export function withPolicy(meta: unknown, measure: PolicyMeasure, share: number | null): MetaObject | null {
  const { [measure]: _before, ...others } = metaObject(metaObject(meta)[KEY]);
  const after = share === null ? others : { ...others, [measure]: share };
  return withMetaEntry(meta, KEY, Object.keys(after).length === 0 ? undefined : after);
}
