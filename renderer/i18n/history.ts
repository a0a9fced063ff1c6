import type { TFunction } from 'i18next';
import type { PolicyMeasure } from '#shared/allocation/policy.ts';
import { PROFILE_SHAPES } from '#shared/allocation/types.ts';
import { type Locale, labelText } from '#shared/locale.ts';
import type { MessageArguments } from '#shared/messages/message.ts';
import { KPI_GROUPS, ROLES } from '#shared/plan/kpis.ts';
import type { ChangeDescription, PlanView } from '#shared/views.ts';
import { ASSUMPTION_FIELDS } from '#shared/views-assumptions.ts';
import { driverText } from '../features/results/drivers.ts';
import { formatAmount, formatCorrelation, formatPercent } from './format.ts';
import { periodLabels } from './periods.ts';

/** What a change did, in a few words: `Brand · Europe, 2026-Q1: 30,000`. */
export function historyText(change: ChangeDescription, plan: PlanView, t: TFunction, locale: Locale): string {
  const { action, args } = change;
  switch (action) {
    case 'rename':
      return t('history.rename', { after: String(args.after ?? '') });
    case 'create':
    case 'import':
      return t(`history.${action}`);
    case 'importTable':
      return t('exchange.history.importTable', {
        file: String(args.file ?? ''),
        cells: Number(args.cells ?? 0),
      });
    case 'budget':
      return budgetText(change, plan, t, locale);
    case 'move':
      return moveText(change, plan, t, locale);
    case 'profile':
      return profileText(change, plan, t, locale);
    case 'copy':
      return copyText(change, plan, t, locale);
    case 'clear':
    case 'fill':
    case 'paste':
    case 'mend':
      return t(`moves.history.${action}`, { place: whereOf(change.args, plan, t, locale) });
    case 'limitAdd':
    case 'limitChange':
    case 'limitRemove':
    case 'noteRemove':
      return t(`guardRails.history.${action}`, { place: whereOf(args, plan, t, locale) });
    case 'policy':
      return policyText(args, t, locale);
    case 'northStar':
      return args.variable === undefined
        ? t('closerLook.historyOff')
        : t('closerLook.history', { output: driverText(plan, String(args.variable), locale) });
    case 'note':
      return t('guardRails.history.note', {
        place: whereOf(args, plan, t, locale),
        text: String(args.text ?? ''),
      });
    case 'assumption':
    case 'override':
    case 'release':
      return t(`history.${action}`, { place: assumptionPlace(change, plan, t, locale) });
    case 'formula':
    case 'variableAdd':
    case 'variableRemove':
      return t(`model.history.${action}`, { name: driverText(plan, String(args.variable), locale) });
    case 'variableEdit': {
      const name = driverText(plan, String(args.variable), locale);
      if (args.before === undefined) return t('model.history.variableEdit', { name });
      return t('model.history.variableRename', { name, before: String(args.before) });
    }
    case 'variableExtract':
      return t('model.history.variableExtract', {
        name: driverText(plan, String(args.variable), locale),
        input: driverText(plan, String(args.input), locale),
        number: String(args.number),
      });
    case 'output':
      return t(args.shown === 1 ? 'model.history.output' : 'model.history.outputRemove', {
        name: driverText(plan, String(args.variable), locale),
      });
    case 'kpi':
    case 'role':
      return meaningText(change, plan, t, locale);
    case 'correlation': {
      const first = driverText(plan, String(args.first ?? ''), locale);
      const second = driverText(plan, String(args.second ?? ''), locale);
      if (typeof args.rank !== 'number') return t('history.correlation', { first, second });
      return t('history.correlationTo', { first, second, rank: formatCorrelation(args.rank, locale) });
    }
    case 'restore': {
      const { of, ...rest } = args;
      const target = { action: of as ChangeDescription['action'], args: rest };
      return t('history.restore', { what: historyText(target, plan, t, locale) });
    }
    default:
      return editText(action, change, plan, t, locale);
  }
}

/** What a variable, or lines, were made to mean to the screens. */
function meaningText(
  { action, args }: ChangeDescription,
  plan: PlanView,
  t: TFunction,
  locale: Locale,
): string {
  if (action === 'kpi') {
    const name = driverText(plan, String(args.variable), locale);
    const stage = KPI_GROUPS.find((each) => each === args.stage);
    if (stage === undefined) return t('modelRoles.history.kpiOff', { name });
    return t('modelRoles.history.kpi', { name, stage: t(`closerLook.groups.${stage}`) });
  }
  const known = ROLES.find((each) => each === args.role) ?? 'revenue';
  const role = t(`modelRoles.roles.${known}`);
  if (args.value === undefined) return t('modelRoles.history.roleOff', { role });
  const lines = [...plan.lines, ...plan.groups.line].find(({ id }) => id === args.value);
  const value = lines
    ? labelText(lines.label, locale, lines.id)
    : driverText(plan, String(args.value), locale);
  return t('modelRoles.history.role', { role, value });
}

function policyText({ measure, share }: ChangeDescription['args'], t: TFunction, locale: Locale): string {
  const name = t(`balance.measures.${measure as PolicyMeasure}`);
  if (typeof share !== 'number') return t('balance.historyRemoved', { share: name });
  return t('balance.history', { share: name, amount: formatPercent(share, locale) });
}

type EditAction = 'set' | 'spread' | 'spreadMany' | 'scale' | 'lock' | 'unlock';

/** `Customer acquisition cost · Europe`, with the field where it is one of a path or an event. */
function assumptionPlace({ args }: ChangeDescription, plan: PlanView, t: TFunction, locale: Locale): string {
  const cell = args.cell === undefined ? '' : `[${args.cell}]`;
  const name = driverText(plan, `${args.variable}${cell}`, locale);
  const field = ASSUMPTION_FIELDS.find((known) => known === args.field);
  return field === undefined || field === 'value' ? name : `${name} · ${t(`assumptions.fields.${field}`)}`;
}

function editText(
  action: EditAction,
  change: ChangeDescription,
  plan: PlanView,
  t: TFunction,
  locale: Locale,
): string {
  const place = whereOf(change.args, plan, t, locale);
  return toAmount(t(`history.${action}`, { place }), change, plan, t, locale);
}

function moveText({ args }: ChangeDescription, plan: PlanView, t: TFunction, locale: Locale): string {
  const target = {
    ...(args.toRegion === undefined ? {} : { region: args.toRegion }),
    ...(args.toLine === undefined ? {} : { line: args.toLine }),
    regions: args.toRegions ?? 0,
    lines: args.toLines ?? 0,
    from: args.toFrom ?? 0,
    to: args.toTo ?? 0,
  };
  return t('moves.history.move', {
    amount: formatAmount(Number(args.amount), plan, locale),
    from: whereOf(args, plan, t, locale),
    to: whereOf(target, plan, t, locale),
  });
}

function profileText({ args }: ChangeDescription, plan: PlanView, t: TFunction, locale: Locale): string {
  const shape = PROFILE_SHAPES.find((each) => each === args.shape) ?? 'flat';
  return t(`moves.history.profiles.${shape}`, { place: whereOf(args, plan, t, locale) });
}

function copyText({ args }: ChangeDescription, plan: PlanView, t: TFunction, locale: Locale): string {
  const id = String(args.source ?? '');
  const source = labelText(plan.scenarios.find((each) => each.id === id)?.label, locale, id);
  return t('moves.history.copy', { place: whereOf(args, plan, t, locale), source });
}

/** Where a change was: line, region and periods, as far as they are not all there are. */
function whereOf(args: MessageArguments, plan: PlanView, t: TFunction, locale: Locale): string {
  return [...placeOf(args, plan, t, locale), spanOf(args, plan, locale)].filter(Boolean).join(' · ');
}

function budgetText(change: ChangeDescription, plan: PlanView, t: TFunction, locale: Locale): string {
  if (change.args.amount === undefined) return t('history.budgetRemoved');
  return toAmount(t('history.budget'), change, plan, t, locale);
}

/** With the amount, where the change is one to a certain amount. */
function toAmount(
  what: string,
  { args }: ChangeDescription,
  plan: PlanView,
  t: TFunction,
  locale: Locale,
): string {
  if (typeof args.amount !== 'number') return what;
  return t('history.toAmount', { what, amount: formatAmount(args.amount, plan, locale) });
}

/** The line and the region where it is one, else how many there are. */
function placeOf(args: MessageArguments, plan: PlanView, t: TFunction, locale: Locale): string[] {
  const name = (id: unknown) => {
    const member = [...plan.lines, ...plan.regions].find((each) => each.id === id);
    return member ? labelText(member.label, locale, member.id) : '';
  };
  const part = (one: unknown, count: unknown, all: number, many: 'history.lines' | 'history.regions') => {
    if (one !== undefined) return name(one);
    return count === all ? '' : t(many, { count: Number(count) });
  };
  const line = part(args.line, args.lines, plan.lines.length, 'history.lines');
  const region = part(args.region, args.regions, plan.regions.length, 'history.regions');
  return line === '' && region === '' ? [t('history.everything')] : [line, region].filter(Boolean);
}

/** The periods, where they are not all of them. */
function spanOf(args: MessageArguments, plan: PlanView, locale: Locale): string {
  const from = Number(args.from ?? 0);
  const to = Number(args.to ?? plan.calendar.periods - 1);
  if (from === 0 && to === plan.calendar.periods - 1) return '';
  const labels = periodLabels(plan.calendar, locale);
  return from === to ? (labels[from] ?? '') : `${labels[from]} – ${labels[to]}`;
}
