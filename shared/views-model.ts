import type { Label } from './locale.ts';
import type { Problem } from './messages/problem.ts';
import type { VariableDefinition, VariableFormat } from './plan/document.ts';
import type { KpiGroup, Role } from './plan/kpis.ts';
import type { At } from './result.ts';
import type { OutputView } from './views.ts';
import type { MarketFigure } from './views-results.ts';
import type { WithoutOutput } from './views-risks.ts';

/** What the screen of the model shows. */

export interface ModelVariable {
  readonly name: string;
  readonly kind: VariableDefinition['kind'];
  readonly label: Label;
  /** Empty where the variable names none. */
  readonly section: Label;
  readonly unit: string;
  readonly format: VariableFormat;
  /** As it stands in the document: dimensions and groups. */
  readonly over: readonly string[];
  /** Null where the variable is no formula. */
  readonly formula: string | null;
  readonly note: Label | null;
  readonly source: Label | null;
  /** Variables that its formulas read, and those whose formulas read it, each once, in the model's order. */
  readonly uses: readonly string[];
  readonly usedBy: readonly string[];
  readonly output: OutputView | null;
  /** The stage that results show it under as a KPI. */
  readonly kpi: KpiGroup | null;
}

/** What is worth a second look in a model; nothing of it stops a run. */
export const AUDIT_KINDS = [
  'noSource',
  'unused',
  'constant',
  'notFinite',
  'timesProbability',
  'repaired',
] as const;
export type AuditKind = (typeof AUDIT_KINDS)[number];

export interface AuditEntry {
  readonly kind: AuditKind;
  /** Null for what concerns no single variable. */
  readonly variable: string | null;
  /** The number, the cells or the names that it is about. */
  readonly detail: string;
  /** Where in its formula a number stands. */
  readonly at?: number;
}

export interface ModelView {
  readonly planId: string;
  readonly revision: number;
  readonly variables: readonly ModelVariable[];
  /** How each function of formulas is called: `hill(x, half, shape)`. */
  readonly functions: readonly string[];
  /** Names that formulas have from the calendar. */
  readonly calendar: readonly string[];
  readonly roles: Readonly<Record<Role, string | null>>;
  readonly audit: readonly AuditEntry[];
}

/** A changed formula as it is typed: what is wrong with it and where. Columns count from the start of the text. */
export interface FormulaReply {
  readonly problems: readonly Problem[];
}

/** The outputs with the model as it would be (`without`) against the saved one (`with`), on the same random numbers. */
export interface DryRunView {
  readonly outputs: readonly WithoutOutput[];
  /** The variable itself as it would be, in the last period; empty where the edit makes no formula. */
  readonly own: readonly VariableCell[];
}

/** A cell of a variable over the trials of a study. */
export interface VariableCell {
  readonly at: At;
  readonly figure: MarketFigure;
}
