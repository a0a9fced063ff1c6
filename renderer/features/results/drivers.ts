import { type Locale, labelText } from '#shared/locale.ts';
import type { DriverInput, SimulationResult } from '#shared/result.ts';
import type { PlanView } from '#shared/views.ts';

/** The drivers of an output's only cell, the strongest first; inputs that never vary are left out. */
export function driversOf(result: SimulationResult, variable: string): DriverInput[] {
  const entry = result.drivers.find(({ output, at }) => output === variable && Object.keys(at).length === 0);
  return (entry?.inputs ?? []).filter((input) => input.rankCorrelation !== null);
}

const CELL = /^([^[]+)(?:\[(.*)\])?$/;

const LONGEST = 26;

/** Long names of variables are cut for axes, so that their members can still be read. */
const cut = (text: string) => (text.length > LONGEST ? `${text.slice(0, LONGEST - 1).trimEnd()}…` : text);

/** `cac[eu]` in the plan's words: `Customer acquisition cost · Europe`; with `short`, as an axis has room for. */
export function driverText(plan: PlanView, input: string, locale: Locale, short = false): string {
  const [, name = input, members = ''] = CELL.exec(input) ?? [];
  const variable = plan.variables.find((each) => each.name === name);
  const known = [...plan.regions, ...plan.lines];
  const places = members
    .split(',')
    .filter(Boolean)
    .map((id) => {
      const member = known.find((each) => each.id === id.trim());
      return member ? labelText(member.label, locale, member.id) : id.trim();
    });
  const label = labelText(variable?.label, locale, name);
  return [short ? cut(label) : label, ...places].join(' · ');
}
