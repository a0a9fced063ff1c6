import type { PlacedLimit } from '#shared/allocation/limits/from-plan.ts';
import type { LimitChange } from '#shared/contract/guard-rails.ts';
import type { Label, Locale } from '#shared/locale.ts';
import { labelText } from '#shared/locale.ts';
import { type Minor, toMain } from '#shared/money.ts';
import { parseAmount } from '../amount-input.ts';

type LimitInput = Extract<LimitChange, { type: 'add' }>['limit'];

/** A limit as its form holds it: texts as they are typed. */
export interface LimitDraft {
  readonly name: string;
  readonly region: string | null;
  readonly line: string | null;
  readonly of: 'amount' | 'share';
  readonly each: 'period' | 'plan';
  readonly min: string;
  readonly max: string;
  readonly from: number;
  readonly to: number;
  readonly owner: string | null;
}

/** The form of a limit, or of a new one of the scenario. */
export function draftOf(
  limit: PlacedLimit | null,
  {
    scenario,
    periods,
    decimals,
    locale,
  }: { scenario: string; periods: number; decimals: number; locale: Locale },
): LimitDraft {
  if (!limit) {
    return {
      name: '',
      region: null,
      line: null,
      of: 'amount',
      each: 'plan',
      min: '',
      max: '',
      from: 0,
      to: periods - 1,
      owner: scenario,
    };
  }
  const { definition, of, each, from, to, owner } = limit;
  const text = (end: number | null) => {
    if (end === null) return '';
    return String(of === 'share' ? Number((end * 100).toFixed(6)) : toMain(end as Minor, decimals));
  };
  const { at = {} } = definition;
  return {
    name: labelText(definition.label, locale, ''),
    region: at.region === undefined ? null : String(at.region),
    line: at.line === undefined ? null : String(at.line),
    of,
    each,
    min: text(limit.min),
    max: text(limit.max),
    from,
    to,
    owner,
  };
}

/** An end as it is typed: minor units or a share; null where it is left open, `wrong` where it is neither. */
export function endOf(text: string, of: LimitDraft['of'], decimals: number): number | null | 'wrong' {
  const typed = text.trim();
  if (typed === '') return null;
  if (of === 'amount') {
    const parsed = parseAmount(typed, decimals);
    return parsed.ok && parsed.amount >= 0 ? parsed.amount : 'wrong';
  }
  const plain = typed.normalize('NFKC').replace(/\s*%$/, '').replace(',', '.');
  const share = /^\d+(\.\d*)?$|^\.\d+$/.test(plain) ? Number(plain) / 100 : Number.NaN;
  return share >= 0 && share <= 1 ? share : 'wrong';
}

export type DraftFault = 'noEnd' | 'badEnd' | 'endOrder';

/** The limit that a form describes, as the plan format writes it, or what is wrong with it. */
export function limitOf(
  draft: LimitDraft,
  label: Label | undefined,
  { periods, decimals, locale }: { periods: number; decimals: number; locale: Locale },
): { limit: LimitInput } | { fault: DraftFault } {
  const min = endOf(draft.min, draft.of, decimals);
  const max = endOf(draft.max, draft.of, decimals);
  if (min === 'wrong' || max === 'wrong') return { fault: 'badEnd' };
  if (min === null && max === null) return { fault: 'noEnd' };
  if (min !== null && max !== null && min > max) return { fault: 'endOrder' };
  const main = (end: number) => (draft.of === 'share' ? end : toMain(end as Minor, decimals));
  const name = nameOf(draft.name.trim(), label, locale);
  const whole = draft.from === 0 && draft.to === periods - 1;
  const at = {
    ...(draft.region === null ? {} : { region: draft.region }),
    ...(draft.line === null ? {} : { line: draft.line }),
  };
  return {
    limit: {
      ...(name === undefined ? {} : { label: name }),
      ...(Object.keys(at).length > 0 ? { at } : {}),
      ...(min === null ? {} : { min: main(min) }),
      ...(max === null ? {} : { max: main(max) }),
      of: draft.of,
      each: draft.each,
      ...(whole ? {} : { from: draft.from, to: draft.to }),
    },
  };
}

/** Changes the name in the language of the window; what it is called in the other stays. */
function nameOf(name: string, label: Label | undefined, locale: Locale): Label | undefined {
  if (name === '') return undefined;
  return typeof label === 'object' ? { ...label, [locale]: name } : name;
}
