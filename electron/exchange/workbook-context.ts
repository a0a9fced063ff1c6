import { type Locale, labelText } from '#shared/locale.ts';
import { type WorkbookWord, workbookText } from '#shared/messages/workbook.ts';
import { currencyDecimals } from '#shared/money.ts';
import { periodLabel } from '#shared/plan/calendar.ts';
import type { PlanDocument, VariableDefinition } from '#shared/plan/document.ts';
import { indexPlan, type PlanIndex } from '#shared/plan/index.ts';
import type { ResolvedScenario } from '#shared/plan/resolved.ts';
import type { At, ComparisonResult, Distribution, SimulationResult } from '#shared/result.ts';

/** What a workbook is made of. */
export interface WorkbookInput {
  readonly document: PlanDocument;
  readonly scenario: ResolvedScenario;
  /** Of the document's canonical form. */
  readonly sha256: string;
  /** Null where the scenario was not simulated: the workbook then has no results. */
  readonly result: SimulationResult | null;
  /** Shapes of the outputs' distributions, for pictures; without them fans alone are drawn. */
  readonly distributions?: readonly { readonly variable: string; readonly cells: readonly Distribution[] }[];
  /** Differences of scenarios on common random numbers; left out where none were computed. */
  readonly comparison?: ComparisonResult;
  readonly locale: Locale;
  /** Null keeps the clock out: equal input then gives equal bytes. */
  readonly createdAt: Date | null;
}

/** The input with what every sheet looks up. */
export interface WorkbookContext extends WorkbookInput {
  readonly decimals: number;
  readonly index: PlanIndex;
  readonly word: (key: WorkbookWord) => string;
  readonly periodLabel: (period: number) => string;
  readonly variable: (name: string) => VariableDefinition | undefined;
  /** A variable's label; an output's own one comes first. */
  readonly variableLabel: (name: string) => string;
  readonly scenarioLabel: (id: string) => string;
  /** A member's label, or its id where the plan does not know it. */
  readonly memberLabel: (id: string) => string;
  /** The label of a group of a dimension's members, or its id. */
  readonly groupLabel: (dimension: string, group: string) => string;
  /** A dimension's label, `period` included. */
  readonly dimensionLabel: (id: string) => string;
  /** What stands at a dimension of a cell: a member's label or a period's. */
  readonly placeLabel: (at: At, dimension: string) => string;
}

export function workbookContext(input: WorkbookInput): WorkbookContext {
  const { document, locale } = input;
  const variables = new Map(document.variables.map((variable) => [variable.name, variable]));
  const members = new Map(document.dimensions.flatMap(({ members }) => members.map((m) => [m.id, m])));
  const say = (key: WorkbookWord) => workbookText(key, locale);
  const period = (number: number) => periodLabel(document.calendar, number, locale);
  const memberLabel = (id: string) => labelText(members.get(id)?.label, locale, id);
  return {
    ...input,
    decimals: currencyDecimals(document.currency),
    index: indexPlan(document),
    word: say,
    periodLabel: period,
    variable: (name) => variables.get(name),
    variableLabel: (name) => {
      const own = document.outputs.find((output) => output.variable === name)?.label;
      return labelText(own ?? variables.get(name)?.label, locale, name);
    },
    scenarioLabel: (id) =>
      labelText(document.scenarios.find((scenario) => scenario.id === id)?.label, locale, id),
    memberLabel,
    groupLabel: (dimension, group) => {
      const groups = document.dimensions.find(({ id }) => id === dimension)?.groups ?? [];
      return labelText(groups.find(({ id }) => id === group)?.label, locale, group);
    },
    dimensionLabel: (id) =>
      id === 'period'
        ? say('period')
        : labelText(document.dimensions.find((dimension) => dimension.id === id)?.label, locale, id),
    placeLabel: (at, dimension) => {
      const place = at[dimension];
      if (place === undefined) return '';
      return typeof place === 'number' ? period(place) : memberLabel(place);
    },
  };
}
