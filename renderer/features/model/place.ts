import type { FormulaPlace } from '#shared/plan/formula-parts.ts';

/** What the screen of the model shows; the address says which, so that the way back works. */
export type ModelPlace =
  | {
      readonly shows: 'variable';
      readonly name: string;
      readonly editing: boolean;
      /** A piece of the formula that the editor opens with selected, where it stands first from `start` on. */
      readonly mark: FormulaPlace | null;
    }
  | { readonly shows: 'new' | 'audit' | 'roles' };

/** The part of the address that stands for a place; names of variables hold no `~`. */
export function modelFocus(place: ModelPlace): string {
  if (place.shows !== 'variable') return `~${place.shows}`;
  const { name, editing, mark } = place;
  if (!editing) return name;
  return [name, 'edit', ...(mark ? [mark.text, ...(mark.start > 0 ? [mark.start] : [])] : [])].join('~');
}

/** The place that an address names. */
export function modelPlace(focus: string): ModelPlace {
  const [name = '', second = '', text = '', start = '0'] = focus.split('~');
  if (name === '' && (second === 'new' || second === 'audit' || second === 'roles')) return { shows: second };
  const mark = text === '' ? null : { text, start: /^\d{1,5}$/.test(start) ? Number(start) : 0 };
  return { shows: 'variable', name, editing: second === 'edit', mark };
}

/**
 * A variable, or its formula to be edited.
 * @param mark a piece of the formula that the editor opens with selected
 */
export function variablePlace(name: string, editing = false, mark: FormulaPlace | null = null): ModelPlace {
  return { shows: 'variable', name, editing, mark };
}
