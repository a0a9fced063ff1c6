import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formulaParts, numbersIn, withVariableRenamed } from '#shared/plan/formula-parts.ts';
import { differenceOf } from '../../renderer/features/model/formula.ts';

const names = new Set(['spend', 'cac', 'region', 'sea']);
const found = (formula: string) =>
  formulaParts(formula, names).flatMap(({ variable }) => (variable === null ? [] : [variable]));

describe('a formula with its variables', () => {
  it('finds names, and neither members in brackets nor groups after a dot', () => {
    expect(found('spend[sea] / cac + sum(spend, region.cac)')).toEqual(['spend', 'cac', 'spend', 'region']);
    expect(found('spend_more + xcac * 2')).toEqual([]);
    expect(formulaParts('2e5 + e5', new Set(['e5']))).toHaveLength(2);
  });

  it('loses nothing of the text', () => {
    const piece = fc.constantFrom('spend', 'cac', '[sea]', ' + ', '(', ')', '.x', 'other', '2.5');
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const formula = pieces.join('');
        const parts = formulaParts(formula, names);
        expect(parts.map(({ text }) => text).join('')).toBe(formula);
        for (const { text, start } of parts) expect(formula.slice(start, start + text.length)).toBe(text);
      }),
    );
  });
});

describe('the numbers of a formula that an input could stand for', () => {
  const places = (formula: string) => numbersIn(formula).map(({ text, start }) => [text, start]);

  it('are found place by place, as they are written', () => {
    expect(places('0.5 * cac - 0.5 * x2 + .25^2.50e-3')).toEqual([
      ['0.5', 0],
      ['0.5', 12],
      ['.25', 23],
      ['2.50e-3', 27],
    ]);
  });

  it('nought, one, and the periods that lag looks back are none', () => {
    expect(places('max(0, 1 - x) * 1.0')).toEqual([]);
    expect(places('lag (min(spend[sea, ads], 7), 2, 3) + lag_2')).toEqual([
      ['7', 26],
      ['3', 33],
    ]);
  });
});

describe('a variable renamed', () => {
  it('is renamed where it is read, and nowhere else', () => {
    expect(withVariableRenamed('cac * cac_factor[cac] + sum(cac, region.cac)', 'cac', 'cost')).toBe(
      'cost * cac_factor[cac] + sum(cost, region.cac)',
    );
  });
});

describe('the difference of two formulas', () => {
  it('is what stands between their common ends', () => {
    expect(differenceOf('a * 2 + c', 'a * 3 + c')).toEqual({
      before: 'a * ',
      removed: '2',
      added: '3',
      after: ' + c',
    });
  });

  it('puts either text together again', () => {
    const text = fc.string({ maxLength: 12 });
    fc.assert(
      fc.property(text, text, (saved, typed) => {
        const { before, removed, added, after } = differenceOf(saved, typed);
        expect(before + removed + after).toBe(saved);
        expect(before + added + after).toBe(typed);
      }),
    );
  });
});
