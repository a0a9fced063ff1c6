/** What the screen of the model shows; the address says which, so that the way back works. */
export type ModelPlace =
  | { readonly shows: 'variable'; readonly name: string; readonly editing: boolean; readonly mark: string }
  | { readonly shows: 'new' | 'audit' | 'roles' };

/** The part of the address that stands for a place; names of variables hold no `~`. */
export function modelFocus(place: ModelPlace): string {
  if (place.shows !== 'variable') return `~${place.shows}`;
  const { name, editing, mark } = place;
  return [name, ...(editing ? ['edit'] : []), ...(editing && mark !== '' ? [mark] : [])].join('~');
}

/** The place that an address names. */
export function modelPlace(focus: string): ModelPlace {
  const [name = '', second = '', mark = ''] = focus.split('~');
  if (name === '' && (second === 'new' || second === 'audit' || second === 'roles')) return { shows: second };
  return { shows: 'variable', name, editing: second === 'edit', mark };
}

/**
 * A variable, or its formula to be edited.
 * @param mark a piece of the formula that the editor opens with selected
 */
export function variablePlace(name: string, editing = false, mark = ''): ModelPlace {
  return { shows: 'variable', name, editing, mark };
}
