import { type Locale, labelText } from '#shared/locale.ts';
import type { DriverInput, SimulationResult } from '#shared/result.ts';
import type { PlanView } from '#shared/views.ts';
import type { Figure } from '../../components/figure.ts';
import { memberText } from '../../i18n/names.ts';

/** The drivers of an output's only cell, the strongest first; inputs that never vary are left out. */
export function driversOf(result: SimulationResult, variable: string): DriverInput[] {
  const entry = result.drivers.find(({ output, at }) => output === variable && Object.keys(at).length === 0);
  return (entry?.inputs ?? []).filter((input) => input.rankCorrelation !== null);
}

const CELL = /^([^[]+)(?:\[(.*)\])?$/;

const LONGEST = 30;

/** A long name without what it says in brackets at its end. */
export const bareName = (text: string): string =>
  text.length <= LONGEST ? text : text.replace(/\s*[(（][^()（）]*[)）]\s*$/, '');

/** A long name without what it says in brackets, and its beginning where that is still too long for an axis. */
export function shortName(text: string): string {
  const bare = bareName(text);
  return bare.length <= LONGEST ? bare : `${bare.slice(0, LONGEST - 1).trimEnd()}…`;
}

/** `cac[eu]` in the plan's words: `Customer acquisition cost · Europe`; `shorten` makes a label fit where there is little room. */
export function driverText(
  plan: PlanView,
  input: string,
  locale: Locale,
  shorten = (label: string): string => label,
): string {
  const [, name = input, members = ''] = CELL.exec(input) ?? [];
  const variable = plan.variables.find((each) => each.name === name);
  const places = members
    .split(',')
    .filter(Boolean)
    .map((id) => memberText(plan, id.trim(), locale));
  const label = labelText(variable?.label, locale, name);
  return [shorten(label), ...places].join(' · ');
}

/** A measure of an input with its standard error, both to be copied; `write` may give a sign, which an error has none of. */
export function measureFigure(
  value: number | null,
  error: number | null | undefined,
  write: (value: number) => string,
): Figure {
  if (value === null) return { text: '—', values: [] };
  if (error == null) return { text: write(value), values: [value] };
  return { text: `${write(value)} ± ${write(error).replace('+', '')}`, values: [value, error] };
}
