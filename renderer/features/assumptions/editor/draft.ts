import type { Distribution, Quantity, Truncation } from '#shared/plan/document.ts';
import type { QuantityShape } from '#shared/views-assumptions.ts';
import { KIND_PARAMETERS, type KindId, kindOf } from './kinds.ts';

/** The ways to say a quantity, the easiest first. */
export const MODES = ['likely', 'number', 'other', 'data', 'formula'] as const;
export type Mode = (typeof MODES)[number];

/** A quantity while it is being typed: texts by parameter, and the ends that cut it off. */
export interface Draft {
  readonly mode: Mode;
  readonly kind: KindId;
  readonly texts: Readonly<Record<string, string>>;
  readonly formula: string;
}

export type FieldFault = { readonly type: 'needed' } | { readonly type: 'notANumber'; readonly text: string };

export type DraftOutcome =
  | { readonly ok: true; readonly value: Quantity | string }
  | { readonly ok: false; readonly faults: Readonly<Record<string, FieldFault>> };

const LIKELY: readonly KindId[] = ['percentiles', 'pert'];

/** Commas that part thousands; any other may be a decimal mark, and 12,5 must not become 125. */
const GROUPED = /^[+-]?\d{1,3}(?:,\d{3})*(?:\.\d*)?[%％]?$/;

/** A number as people type it: separators of thousands, a true minus sign, per cent. NaN where it is none. */
export function parseNumber(text: string): number {
  const written = text
    .trim()
    .replaceAll(/[\s\u2009\u202f\u00a0]/g, '')
    .replaceAll('，', ',')
    .replace('−', '-');
  if (written.includes(',') && !GROUPED.test(written)) return Number.NaN;
  const plain = written.replaceAll(',', '');
  const percent = /[%％]$/.test(plain);
  const digits = percent ? plain.slice(0, -1) : plain;
  if (!/^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i.test(digits)) return Number.NaN;
  const value = Number(digits);
  // Dividing keeps 3 % the double that 0.03 is; multiplying by 0.01 would not.
  return percent ? value / 100 : value;
}

/** Figures separated by blanks, semicolons or line breaks, or the first text that is none. */
export function parseNumbers(text: string): { values: number[]; fault: string | null } {
  const parts = text.split(/[\s;；]+/).filter(Boolean);
  const values = parts.map(parseNumber);
  const wrong = values.findIndex((value) => !Number.isFinite(value));
  return { values, fault: wrong < 0 ? null : (parts[wrong] ?? '') };
}

const asText = (value: unknown): string => (Array.isArray(value) ? value.join(' ') : String(value));

/** What the editor begins with for a quantity or formula as it stands. */
export function draftOf(quantity: Quantity | string | null): Draft {
  const blank = { kind: 'percentiles' as const, texts: {}, formula: '' };
  if (typeof quantity === 'string') return { ...blank, mode: 'formula', formula: quantity };
  if (quantity === null) return { ...blank, mode: 'number' };
  if (typeof quantity === 'number') return { ...blank, mode: 'number', texts: { value: String(quantity) } };
  const kind = kindOf(quantity);
  const { dist: _dist, truncate, meta: _meta, ...parameters } = quantity;
  const texts: Record<string, string> = {};
  for (const [name, value] of Object.entries(parameters)) texts[name] = asText(value);
  const [low, high] = truncate ?? [null, null];
  if (low !== null) texts.cutLow = String(low);
  if (high !== null) texts.cutHigh = String(high);
  return { ...blank, mode: LIKELY.includes(kind) ? 'likely' : 'other', kind, texts };
}

/** The quantity that a draft says, or what is missing in which field. Whether it is valid is the checker's to say. */
export function readDraft(draft: Draft): DraftOutcome {
  if (draft.mode === 'formula') return { ok: true, value: draft.formula };
  const faults: Record<string, FieldFault> = {};
  const number = (name: string): number => {
    const text = draft.texts[name] ?? '';
    const value = parseNumber(text);
    if (text.trim() === '') faults[name] = { type: 'needed' };
    else if (!Number.isFinite(value)) faults[name] = { type: 'notANumber', text };
    return value;
  };
  if (draft.mode === 'number') {
    const value = number('value');
    return Object.keys(faults).length === 0 ? { ok: true, value } : { ok: false, faults };
  }
  const list = (name: string): number[] => {
    const { values, fault } = parseNumbers(draft.texts[name] ?? '');
    if (fault !== null) faults[name] = { type: 'notANumber', text: fault };
    else if (values.length === 0) faults[name] = { type: 'needed' };
    return values;
  };
  const { dist, required, optional = [], lists } = KIND_PARAMETERS[draft.kind];
  const parameters: Record<string, number | number[] | Truncation> = {};
  for (const name of required) parameters[name] = lists ? list(name) : number(name);
  for (const name of optional) if (isTyped(draft, name)) parameters[name] = number(name);
  const cut = (name: string) => (isTyped(draft, name) ? number(name) : null);
  const truncate: Truncation = [cut('cutLow'), cut('cutHigh')];
  if (truncate.some((end) => end !== null)) parameters.truncate = truncate;
  if (Object.keys(faults).length > 0) return { ok: false, faults };
  return { ok: true, value: { dist, ...parameters } as unknown as Distribution };
}

function isTyped({ texts }: Draft, name: string): boolean {
  return (texts[name] ?? '').trim() !== '';
}

const Z90 = 1.2815515655446004;

/** Four digits: what one begins to type from. */
const rounded = (value: number): string => String(Number(value.toPrecision(4)));

/** Parameters of another kind that say about the same as what is shown, for one to go on from. */
export function startOf(kind: KindId, shape: QuantityShape | null): Readonly<Record<string, string>> {
  if (shape === null) return {};
  const [, p10 = 0, , p50 = 0, , p90 = 0] = shape.percentiles;
  const flat = p10 === p90;
  const low = flat ? p50 - Math.abs(p50) * 0.1 : p10;
  const high = flat ? p50 + Math.abs(p50) * 0.1 : p90;
  const sd = (high - low) / (2 * Z90);
  const positive = low > 0;
  const texts = (values: Record<string, number>) =>
    Object.fromEntries(Object.entries(values).map(([name, value]) => [name, rounded(value)]));
  switch (kind) {
    case 'percentiles':
      return texts({ p10: low, p50, p90: high });
    case 'pert':
    case 'triangular':
      return texts({ min: low, mode: p50, max: high });
    case 'uniform':
      return texts({ min: low, max: high });
    case 'normal':
      return texts({ mean: p50, sd });
    case 'lognormal':
      return positive ? texts({ p10: low, p90: high }) : {};
    case 'lognormalMoments':
      return positive ? texts({ mean: p50, sd }) : {};
    case 'gamma':
      return positive && sd > 0 ? texts({ shape: (p50 / sd) ** 2, scale: sd ** 2 / p50 }) : {};
    case 'exponential':
    case 'poisson':
      return positive ? texts({ mean: p50 }) : {};
    case 'constant':
      return texts({ value: p50 });
    default:
      return {};
  }
}

/** The draft in another mode or kind, starting from what is shown. */
export function switched(draft: Draft, to: { mode: Mode; kind: KindId }, shape: QuantityShape | null): Draft {
  if (to.mode === 'number') return { ...draft, ...to, texts: startOf('constant', shape) };
  if (to.mode === 'formula' || to.mode === 'data') return { ...draft, ...to };
  return { ...draft, ...to, texts: startOf(to.kind, shape) };
}
