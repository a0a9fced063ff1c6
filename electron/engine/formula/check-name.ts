import type { Variable } from '#shared/plan/index.ts';
import type { Cause, CheckContext, Checked, Open } from './check-context.ts';
import { CALENDAR_NAMES, type CalendarName } from './expression.ts';
import { FUNCTIONS } from './functions.ts';
import type { Members } from './sites.ts';
import type { SyntaxTree, Word } from './syntax.ts';

type NameTree = SyntaxTree & { readonly type: 'name' };

/** Names that other languages have as constants; a variable of such a name comes first. */
const FOREIGN_CONSTANTS = new Set(
  'e i pi tau phi true false null undefined nan inf infinity NaN Infinity E PI LN2 LN10 SQRT2'.split(' '),
);

function isCalendarName(name: string): name is CalendarName {
  return (CALENDAR_NAMES as readonly string[]).includes(name);
}

/** A name used as a value: a variable, at members or not, or what the calendar gives. */
export function checkName(check: CheckContext, tree: NameTree, members: Members): Checked | null {
  const variable = check.index.variables.get(tree.name.text);
  if (variable) return checkVariable(check, variable, tree, members);
  if (isCalendarName(tree.name.text)) return checkCalendar(check, tree.name.text, tree);
  return reportNoValue(check, tree);
}

function checkCalendar(check: CheckContext, name: CalendarName, tree: NameTree): Checked | null {
  if (tree.index.length > 0) return check.report('functionIndexed', tree.name, { found: name });
  const expression = { type: 'calendar', name } as const;
  if (name === 'year_fraction') return { expression, open: new Map() };
  if (check.site.use === 'parameter') return check.report('parameterOverPeriod', tree.name, { name });
  return { expression, open: new Map([['period', periodCause(tree.name, name)]]) };
}

/** Why something is open over `period`, with `final` as the likeliest way to close it. */
export function periodCause(word: Word, shown: string): Cause {
  return { name: shown, example: `final(${shown})`, start: word.start, end: word.end };
}

function checkVariable(
  check: CheckContext,
  variable: Variable,
  tree: NameTree,
  members: Members,
): Checked | null {
  const name = tree.name.text;
  if (variable.overPeriod && check.site.use === 'parameter') {
    return check.report('parameterOverPeriod', tree.name, { name });
  }
  const fixed = fixedMembers(check, variable, tree);
  if (!fixed) return null;
  const open = openOf(variable, fixed, tree.name);
  for (const axis of variable.axes) {
    const wanted = fixed.get(axis.dimension);
    const read = wanted === undefined ? members.get(axis.dimension) : [wanted];
    const missing = read?.filter((position) => !axis.members.includes(position)) ?? [];
    if (missing.length > 0) return reportAbsent(check, variable, axis.dimension, missing, tree.name);
  }
  return { expression: { type: 'variable', name, fixed }, open };
}

/** The entry of `over` for a dimension: `line`, or `line.marketing` where the variable exists only for that group. */
function overEntry(variable: Variable, dimension: string): string {
  const entries = variable.definition.over;
  return entries.find((entry) => entry.split('.', 1)[0] === dimension) ?? dimension;
}

function openOf(variable: Variable, fixed: ReadonlyMap<string, number>, word: Word): Open {
  const name = variable.definition.name;
  const { start, end } = word;
  const open = new Map<string, Cause>();
  for (const { dimension } of variable.axes) {
    if (fixed.has(dimension)) continue;
    const example = `sum(${name}, ${overEntry(variable, dimension)})`;
    open.set(dimension, { name, example, start, end });
  }
  if (variable.overPeriod) open.set('period', { name, example: `sum(${name}, period)`, start, end });
  return open;
}

/** Dimension to member position for the members in brackets; null where one of them is at fault. */
function fixedMembers(check: CheckContext, variable: Variable, tree: NameTree): Map<string, number> | null {
  const fixed = new Map<string, number>();
  let sound = true;
  for (const word of tree.index) {
    const found = check.index.memberOf.get(word.text);
    if (!found) {
      reportNoMember(check, variable, word);
      sound = false;
    } else if (!variable.axes.some((axis) => axis.dimension === found.dimension)) {
      const args = { name: tree.name.text, dimension: found.dimension, member: word.text };
      check.report('indexNotVarying', word, args);
      sound = false;
    } else if (fixed.has(found.dimension)) {
      check.report('indexTwice', word, { dimension: found.dimension });
      sound = false;
    } else {
      fixed.set(found.dimension, found.position);
    }
  }
  return sound ? fixed : null;
}

function reportNoMember(check: CheckContext, variable: Variable, word: Word): null {
  const name = variable.definition.name;
  for (const dimension of check.index.dimensions.values()) {
    const example = dimension.groups.has(word.text) ? `${dimension.id}.${word.text}` : dimension.id;
    if (example !== dimension.id || word.text === dimension.id) {
      return check.report('groupInBrackets', word, { found: word.text, name, example });
    }
  }
  if (word.text === 'period') {
    return check.report('groupInBrackets', word, { found: word.text, name, example: 'period' });
  }
  const own = variable.axes.flatMap(({ dimension, members }) => {
    const all = check.index.dimensions.get(dimension)?.members ?? [];
    return members.map((position) => all[position]?.id ?? '');
  });
  return check.reportUnknown('memberUnknown', word, own);
}

function reportAbsent(
  check: CheckContext,
  variable: Variable,
  dimension: string,
  missing: readonly number[],
  word: Word,
): null {
  const all = check.index.dimensions.get(dimension)?.members ?? [];
  const shown = missing.slice(0, 3).map((position) => all[position]?.id ?? '');
  const more = missing.length > shown.length ? ', …' : '';
  return check.report('variableAbsent', word, {
    name: variable.definition.name,
    over: overEntry(variable, dimension),
    missing: shown.join(', ') + more,
  });
}

/** Says what a name is that stands for no value. */
function reportNoValue(check: CheckContext, tree: NameTree): null {
  const { index } = check;
  const found = tree.name.text;
  const signature = FUNCTIONS.get(found);
  if (signature) return check.report('functionNotCalled', tree.name, { found, usage: signature.usage });
  if (index.dimensions.has(found)) return check.report('dimensionAsValue', tree.name, { found });
  const member = index.memberOf.get(found);
  if (member) return check.report('memberAsValue', tree.name, { found, dimension: member.dimension });
  if (FOREIGN_CONSTANTS.has(found)) return check.report('constantUnknown', tree.name, { found });
  return check.reportUnknown('nameUnknown', tree.name, [...index.variables.keys(), ...CALENDAR_NAMES]);
}
