import type { Locale } from '#shared/locale.ts';
import { LOCALES } from '#shared/locale.ts';
import { formatTemplate } from '#shared/messages/message.ts';
import { WORKBOOK_MESSAGES } from '#shared/messages/workbook.ts';
import type { Parameter, Quantity } from '#shared/plan/document.ts';
import { cellText, type GridCell } from '#shared/table/grid.ts';
import {
  PARAMETER_COLUMNS,
  QUANTITY_KIND_IDS,
  QUANTITY_KINDS,
  type QuantityKind,
  type QuantityKindId,
} from './quantity-kinds.ts';

/** A figure as cells of one row: its kind, up to five parameters, and where its distribution is cut off. */
export interface QuantityCells {
  readonly kind: QuantityKindId | null;
  readonly parameters: readonly (number | string | null)[];
  readonly low: number | null;
  readonly high: number | null;
}

const NOTHING: QuantityCells = { kind: null, parameters: [], low: null, high: null };

/** A list that would not fit a cell stays with the plan; the cell says how many values there are. */
const LONGEST_LIST = 20_000;

function listText(values: readonly number[], locale: Locale): string {
  const text = values.join('; ');
  return text.length <= LONGEST_LIST
    ? text
    : formatTemplate(WORKBOOK_MESSAGES.manyValues[locale], { count: values.length });
}

function kindOf(quantity: Quantity | Parameter): QuantityKindId {
  if (typeof quantity === 'number') return 'number';
  if (typeof quantity === 'string') return 'formula';
  return quantity.dist === 'lognormal' && 'p10' in quantity ? 'lognormalRange' : quantity.dist;
}

/** What the cells of a figure show; all empty where there is none. */
export function quantityCells(quantity: Quantity | Parameter | undefined, locale: Locale): QuantityCells {
  if (quantity === undefined) return NOTHING;
  const kind = kindOf(quantity);
  if (typeof quantity !== 'object') return { kind, parameters: [quantity], low: null, high: null };
  const fields = quantity as unknown as Record<string, number | number[] | undefined>;
  const parameters = QUANTITY_KINDS[kind].parameters.map(({ name }) => {
    const value = fields[name];
    return Array.isArray(value) ? listText(value, locale) : (value ?? null);
  });
  const [low, high] = quantity.truncate ?? [null, null];
  return { kind, parameters, low, high };
}

/** The cells that a reader found in the place of a figure. */
export interface FoundCells {
  readonly kind: GridCell | null;
  readonly parameters: readonly (GridCell | null)[];
  readonly low: GridCell | null;
  readonly high: GridCell | null;
}

/** Whether two numbers are the same but for the sixteenth digit, which not every program keeps. */
export function sameNumber(a: number, b: number): boolean {
  return a === b || Math.abs(a - b) <= 1e-14 * Math.max(Math.abs(a), Math.abs(b));
}

/** Whether a cell still shows what was written into it. */
export function sameCell(found: GridCell | null, shown: number | string | null): boolean {
  if (typeof found === 'number' && typeof shown === 'number') return sameNumber(found, shown);
  if (shown === null || shown === '') return found === null || found === '';
  return typeof shown === 'string' && typeof found !== 'number' && cellText(found) === shown;
}

function kindNamed(cell: GridCell | null): QuantityKindId | null {
  const text = cellText(cell).trim().toLowerCase();
  const names = (id: QuantityKindId) =>
    LOCALES.map((locale) => WORKBOOK_MESSAGES[QUANTITY_KINDS[id].word][locale].toLowerCase());
  return QUANTITY_KIND_IDS.find((id) => id.toLowerCase() === text || names(id).includes(text)) ?? null;
}

/** Whether the cells of a figure are as they were written. */
export function sameQuantity(found: FoundCells, shown: QuantityCells): boolean {
  const kind = found.kind === null ? null : kindNamed(found.kind);
  return (
    (found.kind === null) === (shown.kind === null) &&
    kind === shown.kind &&
    Array.from({ length: PARAMETER_COLUMNS }, (_, n) => n).every((n) =>
      sameCell(found.parameters[n] ?? null, shown.parameters[n] ?? null),
    ) &&
    sameCell(found.low, shown.low) &&
    sameCell(found.high, shown.high)
  );
}

/** Which of a figure's cells cannot be read, and what is needed there. */
export interface QuantityFault {
  readonly cell: 'kind' | 'low' | 'high' | number;
  readonly wanted: 'kind' | 'number' | 'numbers' | 'formula' | 'nothing';
}

type Read = { readonly value: Quantity | Parameter } | { readonly fault: QuantityFault };

function fault(cell: QuantityFault['cell'], wanted: QuantityFault['wanted']): Read {
  return { fault: { cell, wanted } };
}

function readList(cell: GridCell | null): number[] | null {
  if (typeof cell === 'number') return [cell];
  const parts = cellText(cell)
    .split(/[;；]/)
    .map((part) => part.trim());
  const values = parts.map((part) => (part === '' ? Number.NaN : Number(part)));
  return values.every(Number.isFinite) ? values : null;
}

/** The figure that edited cells stand for. Whether its numbers make sense is for the check of the plan to say. */
export function readQuantity(found: FoundCells): Read {
  const id = kindNamed(found.kind);
  if (id === null) return fault('kind', 'kind');
  const [first = null] = found.parameters;
  if (id === 'number') return typeof first === 'number' ? { value: first } : fault(0, 'number');
  if (id === 'formula') {
    if (typeof first === 'number') return { value: first };
    return typeof first === 'string' ? { value: first } : fault(0, 'formula');
  }
  return readDistribution(QUANTITY_KINDS[id], found);
}

function readDistribution({ dist, parameters }: QuantityKind, found: FoundCells): Read {
  const fields: Record<string, unknown> = { dist };
  for (let n = 0; n < PARAMETER_COLUMNS; n++) {
    const cell = found.parameters[n] ?? null;
    const parameter = parameters[n];
    if (parameter === undefined) {
      if (cell !== null) return fault(n, 'nothing');
      continue;
    }
    if (cell === null && parameter.optional) continue;
    const value = parameter.list ? readList(cell) : cell;
    if (value === null || !(Array.isArray(value) || typeof value === 'number'))
      return fault(n, parameter.list ? 'numbers' : 'number');
    fields[parameter.name] = value;
  }
  for (const end of ['low', 'high'] as const) {
    if (found[end] !== null && typeof found[end] !== 'number') return fault(end, 'number');
  }
  if (found.low !== null || found.high !== null) fields.truncate = [found.low, found.high];
  return { value: fields as unknown as Quantity };
}
