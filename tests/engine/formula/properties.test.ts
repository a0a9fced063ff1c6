import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseFormula } from '../../../electron/engine/formula/parse.ts';
import { formula, problemsOf } from './plans.ts';
import { recognise } from './recogniser.ts';
import { shown } from './show.ts';

/** A random expression as text, with the loosest grammar level that it has, and its S-expression. */
interface Sample {
  text: string;
  level: number;
  tree: string;
}

const wrap = (sample: Sample): Sample => ({ ...sample, text: `(${sample.text})`, level: 8 });
const atLeast = (sample: Sample, level: number): Sample => (sample.level < level ? wrap(sample) : sample);

const word = fc.constantFrom('a', 'b', 'spend', 'e', 'in', 'end', 'true', 'constructor', 'x9_', '_y');
const anyWord = fc.oneof(word, fc.constantFrom('and', 'or', 'not', 'mod', 'to', '__proto__'));
const numeral = fc.constantFrom('0', '1', '12', '.5', '2.25', '1e3', '1E-2', '3.0e+1', '0010');
const space = fc.constantFrom('', ' ', '  ', '\t', '\n ', '\r\n');

const OPERATORS: readonly [sign: string, own: number, left: number, right: number][] = [
  ['or', 1, 1, 2],
  ['and', 2, 2, 3],
  ...['<', '<=', '>', '>=', '==', '!='].map((sign): [string, number, number, number] => [sign, 4, 5, 5]),
  ['+', 5, 5, 6],
  ['-', 5, 5, 6],
  ['*', 6, 6, 7],
  ['/', 6, 6, 7],
  ['^', 7, 8, 7],
];

const { expression } = fc.letrec<{ expression: Sample; leaf: Sample; branch: Sample }>((tie) => ({
  leaf: fc.oneof(
    numeral.map((text): Sample => ({ text, level: 8, tree: String(Number(text)) })),
    word.map((text): Sample => ({ text, level: 8, tree: text })),
    fc
      .tuple(word, fc.array(anyWord, { minLength: 1, maxLength: 3 }), space)
      .map(([name, ids, gap]): Sample => {
        return { text: `${name}${gap}[${ids.join(`${gap},`)}]`, level: 8, tree: `${name}[${ids.join(' ')}]` };
      }),
    fc.tuple(word, anyWord, space).map(([dimension, group, gap]): Sample => {
      return {
        text: `sum(a, ${dimension}${gap}.${group})`,
        level: 8,
        tree: `(sum() a <${dimension}.${group}>)`,
      };
    }),
  ),
  branch: fc.oneof(
    fc
      .tuple(fc.constantFrom(...OPERATORS), tie('expression'), tie('expression'), space)
      .map(([[sign, own, left, right], first, second, gap]): Sample => {
        const between = /[a-z]/.test(sign) ? ' ' : gap;
        const text = `${atLeast(first, left).text}${between}${sign}${between}${atLeast(second, right).text}`;
        return { text, level: own, tree: `(${sign} ${first.tree} ${second.tree})` };
      }),
    tie('expression').map((operand): Sample => {
      return { text: `-${atLeast(operand, 7).text}`, level: 7, tree: `(- ${operand.tree})` };
    }),
    tie('expression').map((operand): Sample => {
      const plain = operand.tree.startsWith('(not ') && operand.level === 3;
      const bare = /^[0-9]/.test(operand.tree) ? wrap(operand) : atLeast(operand, 8);
      return { text: `not ${plain ? operand.text : bare.text}`, level: 3, tree: `(not ${operand.tree})` };
    }),
    fc.tuple(tie('expression'), tie('expression'), tie('expression')).map(([test, yes, no]): Sample => {
      const text = `${atLeast(test, 1).text} ? ${atLeast(yes, 1).text}:${no.text}`;
      return { text, level: 0, tree: `(? ${test.tree} ${yes.tree} ${no.tree})` };
    }),
    fc
      .tuple(fc.constantFrom('max', 'prev', 'abs'), fc.array(tie('expression'), { maxLength: 3 }))
      .map(([name, args]): Sample => {
        const text = `${name}(${args.map((argument) => argument.text).join(', ')})`;
        return { text, level: 8, tree: `(${[`${name}()`, ...args.map(({ tree }) => tree)].join(' ')})` };
      }),
    tie('expression').map(wrap),
  ),
  expression: fc.oneof(
    { maxDepth: 5, depthSize: 'max' },
    { weight: 1, arbitrary: tie('leaf') },
    { weight: 2, arbitrary: tie('branch') },
  ),
}));

const fits = expression.filter(({ text }) => text.length <= 4000);

/** Pieces of formulas, good and bad. */
const piece = fc.oneof(
  { weight: 3, arbitrary: word },
  { weight: 2, arbitrary: numeral },
  {
    weight: 6,
    arbitrary: fc.constantFrom(
      ...'+ - * / ^ < <= > >= == != ? : ( ) [ ] , . not and or'.split(' '),
      ...'sum( max( prev( sum(a, a[ line.x = ! mod xor in to 0x1 1. 2a 1e400 1e .. '.split(' '),
    ),
  },
);

describe('formula syntax', () => {
  it('reads every expression of the grammar as the tree that it was made from', () => {
    fc.assert(
      fc.property(fits, ({ text, tree }) => {
        expect(shown(text)).toBe(tree);
        expect(recognise(text)).toBe(tree);
      }),
      { seed: 1, numRuns: 3000 },
    );
  });

  it('agrees with the recogniser on sequences of pieces', () => {
    const soup = fc.array(fc.tuple(piece, space), { maxLength: 12 }).map((pairs) => pairs.flat().join(''));
    fc.assert(
      fc.property(soup, (text) => {
        expect(shown(text)).toBe(recognise(text));
      }),
      { seed: 2, numRuns: 20_000 },
    );
  });

  it('agrees with the recogniser on good expressions with one slip', () => {
    const slip = fc.tuple(fits, fc.nat(), fc.nat({ max: 3 }), piece);
    const verdicts = { accepted: 0, refused: 0 };
    fc.assert(
      fc.property(slip, ([{ text }, place, length, inserted]) => {
        const at = place % (text.length + 1);
        const slipped = text.slice(0, at) + inserted + text.slice(at + length);
        const expected = recognise(slipped);
        verdicts[expected === null ? 'refused' : 'accepted'] += 1;
        expect(shown(slipped)).toBe(expected);
      }),
      { seed: 3, numRuns: 6000 },
    );
    expect(verdicts.accepted).toBeGreaterThan(500);
    expect(verdicts.refused).toBeGreaterThan(500);
  });

  it('never throws, whatever the text, and marks its fault inside it', () => {
    const allowed = fc.constantFrom(...'abesxAZ019_ .,()[]+-*/^<>=!?:\t\n');
    const anything = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: allowed, maxLength: 60 }));
    fc.assert(
      fc.property(anything, (text) => {
        const parsed = parseFormula(text);
        expect(parsed.ok).toBe(recognise(text) !== null);
        if (parsed.ok) return;
        for (const { start, end } of parsed.faults) {
          expect(0 <= start && start <= end && end <= text.length).toBe(true);
        }
      }),
      { seed: 4, numRuns: 5000 },
    );
  });

  it('never throws while checking what the grammar accepts', () => {
    fc.assert(
      fc.property(fits, ({ text }) => {
        expect(() => problemsOf(formula(text, ['region', 'period']))).not.toThrow();
      }),
      { seed: 5, numRuns: 1000 },
    );
  });
});
