import type { Label } from './locale.ts';
import type { Minor } from './money.ts';
import type { VariableFormat } from './plan/document.ts';
import type { KpiGroup } from './plan/kpis.ts';
import type { At, CellResult, Sampling } from './result.ts';
import type { Estimate } from './views.ts';

/** The closer look at a scenario: its markets, its KPIs, and how fast a figure settles. Values are in their unit. */

/** Statistics of one figure over the trials. */
export type MarketFigure = Omit<CellResult, 'at'>;

/** What a market is measured by, over the whole plan. */
export const MARKET_MEASURES = [
  'revenue',
  'contribution',
  'cac',
  'lifetimeValue',
  'valueToCost',
  'payback',
] as const;
export type MarketMeasure = (typeof MARKET_MEASURES)[number];

/** What a plan has to name, among its roles, before a measure can be worked out. */
export type MarketRole =
  | 'revenue'
  | 'contribution'
  | 'customers'
  | 'acquisition'
  | 'lifetime_value'
  | 'acquisitionLines';

/** `unnamed`: the plan names nothing of this role; `shape`: what it names is not over regions and periods alone. */
export interface MissingRole {
  readonly role: MarketRole;
  readonly why: 'unnamed' | 'shape';
}

export interface MarketColumn {
  readonly measure: MarketMeasure;
  /** `USD`, `USD/customer`, `1`; `months` for the payback. */
  readonly unit: string;
  /** Why there are no figures; empty where there are. */
  readonly missing: readonly MissingRole[];
}

export interface MarketRow {
  /** Null for all regions together. */
  readonly region: string | null;
  /** By category of the plan, over all periods. */
  readonly spend: readonly Minor[];
  /** By column; null where there is nothing to measure in this region. */
  readonly figures: readonly (MarketFigure | null)[];
}

/** What a study was made of. */
export interface StudyFacts {
  readonly planId: string;
  readonly scenario: string;
  readonly revision: number;
  readonly trials: number;
  readonly seed: number;
  readonly sampling: Sampling;
}

export interface MarketsView extends StudyFacts {
  readonly columns: readonly MarketColumn[];
  /** All regions together first, then each that has spend or figures. */
  readonly rows: readonly MarketRow[];
}

export interface KpiCell {
  /** Null for all regions together, and for what has no region. */
  readonly region: string | null;
  /** The cell of the variable that it is; null for a sum over regions. */
  readonly at: At | null;
  readonly figure: MarketFigure;
}

export interface KpiView {
  readonly variable: string;
  readonly label: Label;
  readonly unit: string;
  readonly format: VariableFormat;
  readonly group: KpiGroup;
  readonly cells: readonly KpiCell[];
}

export interface KpisView extends StudyFacts {
  readonly period: number;
  readonly kpis: readonly KpiView[];
  /** KPIs of the plan that vary by more than region and period, so that no row can show them. */
  readonly left: readonly { readonly variable: string; readonly label: Label }[];
}

/** A mean from the first trials of a run. */
export interface ConvergencePoint extends Estimate {
  readonly trials: number;
}

export interface ConvergenceView extends StudyFacts {
  readonly variable: string;
  readonly at: At;
  /** Trials double from point to point; the last is all of them. */
  readonly points: readonly ConvergencePoint[];
}
