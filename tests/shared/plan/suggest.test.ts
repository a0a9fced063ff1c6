import { describe, expect, it } from 'vitest';
import { nearest, Suggester } from '#shared/plan/suggest.ts';

describe('did you mean', () => {
  it.each([
    ['spned', 'spend'],
    ['sped', 'spend'],
    ['SPEND', 'spend'],
    ['revenu', 'revenue'],
    ['x', null],
    ['spend', null],
    ['unrelated', null],
    ['a'.repeat(40), null],
    ['s'.repeat(65), null],
  ])('%s: %s', (word, meant) => {
    expect(nearest(word, ['revenue', 'spend', 'suspend'])).toBe(meant);
  });

  it('takes the nearest, and of equally near ones the first', () => {
    expect(nearest('region', ['regional', 'regions', 'legion'])).toBe('regions');
    expect(nearest('cost', ['most', 'lost'])).toBe('most');
  });

  it('stops guessing in a document that is full of unknown names', () => {
    const suggester = new Suggester();
    const guesses = Array.from({ length: 201 }, () => suggester.near('sped', ['spend']));
    expect(guesses.filter((guess) => guess === 'spend')).toHaveLength(200);
  });
});
