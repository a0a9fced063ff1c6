import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ModelVariable } from '#shared/views-model.ts';
import { completionAt, type Vocabulary } from '../../renderer/features/model/completion.ts';

const variable = (name: string, label: ModelVariable['label'], over: string[]) =>
  ({ name, label, over }) as unknown as ModelVariable;

const members = ['sea', 'eu', 'group'].map((id) => ({ id, label: { en: id, 'zh-CN': id } }));
const known: Vocabulary = {
  variables: [
    variable('cac', { en: 'Cost of acquisition', 'zh-CN': '获客成本' }, ['region.market']),
    variable('cac_factor', 'CAC factor', ['region']),
    variable('base_cac', 'Base', []),
    variable('retention', 'Retention', ['period']),
  ],
  functions: ['stock(x, c, initial)', 'clamp(x, low, high)'],
  calendar: ['period', 'years'],
  dimensions: [
    {
      id: 'region',
      label: 'Region',
      members,
      groups: [{ id: 'region.market', label: 'Markets', members: ['sea', 'eu'] }],
    },
  ],
};

/** The names for where `|` stands. */
const names = (text: string) => {
  const caret = text.indexOf('|');
  return completionAt(text.replace('|', ''), caret, known)?.items.map(({ insert }) => insert) ?? null;
};

describe('names that go on from what is typed', () => {
  it('are those that begin so, then those with a part or a word that does, in every language', () => {
    expect(names('2 * ca|')).toEqual(['cac', 'cac_factor', 'base_cac']);
    expect(names('x + acq|')).toEqual(['cac']);
    expect(names('x + 获客|')).toEqual(['cac']);
    expect(names('max(sto|, 1)')).toEqual(['stock(']);
    expect(names('sum(cac, reg|)')).toEqual(['region']);
    expect(names('ye|')).toEqual(['years']);
  });

  it('are members in brackets, as far as the variable has them, and groups behind a dimension', () => {
    expect(names('cac[|]')).toEqual(['sea', 'eu']);
    expect(names('cac_factor[|')).toEqual(['sea', 'eu', 'group']);
    expect(names('cac_factor[sea] + gr|')).toBeNull();
    expect(names('retention[|]')).toBeNull();
    expect(names('sum(cac, region.|)')).toEqual(['market']);
  });

  it('are none where a name is complete, nothing is typed, or a number stands', () => {
    for (const text of ['cac|', 'ca|c', '|', 'cac + |', '2e|', 'nothing_like_it|'])
      expect(names(text)).toBeNull();
  });

  it('leave the rest of the formula as it is', () => {
    const piece = fc.constantFrom('ca', 'cac', '[', ']', ' + ', '(', 'region', '.', '2', '获', ', ', 'st');
    const formulas = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(''));
    fc.assert(
      fc.property(formulas, fc.nat(40), (formula, place) => {
        const caret = Math.min(place, formula.length);
        const found = completionAt(formula, caret, known);
        if (found === null) return;
        expect(found.from).toBeLessThanOrEqual(caret);
        expect(found.to).toBeGreaterThanOrEqual(caret);
        expect(formula.slice(found.from, found.to)).toMatch(/^[\p{L}\p{N}_]*$/u);
        expect(new Set(found.items.map(({ name }) => name)).size).toBe(found.items.length);
      }),
    );
  });
});
