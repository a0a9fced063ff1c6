import { currencyDecimals } from '#shared/money.ts';
import { categoriesOf } from '#shared/plan/categories.ts';
import type {
  MemberDefinition,
  OutputDefinition,
  PlanDocument,
  VariableDefinition,
  VariableFormat,
} from '#shared/plan/document.ts';
import type { Dimension, PlanIndex } from '#shared/plan/index.ts';
import { northStarIn } from '#shared/plan/north-star.ts';
import { resolveScenario } from '#shared/plan/scenario.ts';
import { shownText, translatedLabel } from '#shared/plan/texts.ts';
import type {
  DimensionView,
  GroupView,
  HistoryState,
  MemberView,
  OutputView,
  PlanView,
  ScenarioView,
} from '#shared/views.ts';
import type { OpenPlan } from './context.ts';

function membersOf(index: PlanIndex, dimension: 'region' | 'line'): readonly MemberDefinition[] {
  return index.dimensions.get(dimension)?.members ?? [];
}

function memberView({ id, label = id, attributes = {} }: MemberDefinition): MemberView {
  return { id, label, attributes };
}

function categoryViews(index: PlanIndex): GroupView[] {
  const line = index.dimensions.get('line');
  const categories = line ? categoriesOf(line.definition) : [];
  return categories.map(({ id, label, lines }) => ({ id, label, members: lines.map((each) => each.id) }));
}

function dimensionViews({ dimensions }: PlanIndex): DimensionView[] {
  return [...dimensions.values()].map((dimension) => ({
    id: dimension.id,
    label: dimension.definition.label ?? dimension.id,
    members: dimension.members.map(({ id, label = id }) => ({ id, label })),
    groups: groupViews(dimension),
  }));
}

function groupViews({ id, definition, members, groups }: Dimension): GroupView[] {
  const labels = new Map(definition.groups?.map((group) => [group.id, group.label]));
  return [...groups].map(([group, positions]) => ({
    id: `${id}.${group}`,
    label: labels.get(group) ?? group,
    members: positions.flatMap((position) => members[position]?.id ?? []),
  }));
}

function scenarioViews(document: PlanDocument): ScenarioView[] {
  return document.scenarios.map(({ id, label = id, parent = null, note = null }) => ({
    id,
    label,
    parent,
    note,
    budget: resolveScenario(document, id).budget,
  }));
}

/** How a variable's figures are written: as it says, else as money where its unit is the plan's currency. */
export function variableFormat(index: PlanIndex, { format, unit }: VariableDefinition): VariableFormat {
  return format ?? (unit === index.document.currency ? 'currency' : 'number');
}

/** What an output is measured in and over, as screens show it. */
export function outputView(index: PlanIndex, output: OutputDefinition): OutputView {
  const variable = index.variables.get(output.variable);
  if (!variable) throw new Error(`not a valid document: no variable "${output.variable}"`);
  const { definition, axes, overPeriod } = variable;
  return {
    variable: output.variable,
    label: output.label ?? definition.label ?? output.variable,
    note: shownText(index.document, definition.note),
    unit: definition.unit,
    format: variableFormat(index, definition),
    over: [...axes.map(({ dimension }) => dimension), ...(overPeriod ? ['period'] : [])],
    axes: axes.map(({ dimension, members }) => ({
      dimension,
      members: members.map((member) => index.dimensions.get(dimension)?.members[member]?.id ?? ''),
    })),
    target: output.target ?? null,
    better: output.better ?? null,
    headline: output.headline ?? false,
  };
}

/** The chosen one, as far as it is still an output. */
function northStarOf({ meta, outputs }: PlanDocument): string | null {
  const variable = northStarIn(meta);
  return outputs.some((output) => output.variable === variable) ? variable : null;
}

export function planView({ record, document, index }: OpenPlan, history: HistoryState): PlanView {
  const { start, monthsPerPeriod, periods } = document.calendar;
  const dimensions = dimensionViews(index);
  const groupsOf = (dimension: string) => dimensions.find(({ id }) => id === dimension)?.groups ?? [];
  return {
    id: record.id,
    name: document.name,
    label: translatedLabel(document, document.name),
    currency: document.currency,
    decimals: currencyDecimals(document.currency),
    calendar: { start, monthsPerPeriod, periods },
    revision: record.revision,
    dimensions,
    regions: membersOf(index, 'region').map(memberView),
    lines: membersOf(index, 'line').map(memberView),
    categories: categoryViews(index),
    groups: { region: groupsOf('region'), line: groupsOf('line') },
    scenarios: scenarioViews(document),
    outputs: document.outputs.map((output) => outputView(index, output)),
    northStar: northStarOf(document),
    variables: document.variables.map(({ name, label = name }) => ({ name, label })),
    history,
  };
}
