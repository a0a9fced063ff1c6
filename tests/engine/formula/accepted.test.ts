import { parse } from 'mathjs/number';
import { describe, expect, it } from 'vitest';
import { readWithMathjs } from '../../../electron/engine/formula/mathjs-reader.ts';
import { parseFormula } from '../../../electron/engine/formula/parse.ts';
import { Refusal } from '../../../electron/engine/formula/syntax.ts';
import { tokenize } from '../../../electron/engine/formula/tokens.ts';
import { deriveTree } from '../../../electron/engine/formula/walk.ts';
import { formula, problemsOf } from './plans.ts';
import { recognise } from './recogniser.ts';
import { shown } from './show.ts';

const ACCEPTED: readonly [text: string, tree: string][] = [
  ['1', '1'],
  ['.5', '0.5'],
  ['2.50', '2.5'],
  ['1e3', '1000'],
  ['1E-2', '0.01'],
  ['1.5e+2', '150'],
  ['1e-400', '0'],
  ['007', '7'],
  ['a', 'a'],
  ['((a))', 'a'],
  ['a + b - c', '(- (+ a b) c)'],
  ['a - (b + c)', '(- a (+ b c))'],
  ['a + b * c', '(+ a (* b c))'],
  ['(a + b) * c', '(* (+ a b) c)'],
  ['a / b / c', '(/ (/ a b) c)'],
  ['a / b * c', '(* (/ a b) c)'],
  ['1 / 2 / 3', '(/ (/ 1 2) 3)'],
  ['a * b / c - d', '(- (/ (* a b) c) d)'],
  ['-a ^ b', '(- (^ a b))'],
  ['(-a) ^ b', '(^ (- a) b)'],
  ['a ^ -b', '(^ a (- b))'],
  ['a ^ -b ^ c', '(^ a (- (^ b c)))'],
  ['a ^ b ^ c', '(^ a (^ b c))'],
  ['(a ^ b) ^ c', '(^ (^ a b) c)'],
  ['-a * b', '(* (- a) b)'],
  ['a * -b', '(* a (- b))'],
  ['a - -b', '(- a (- b))'],
  ['--a', '(- (- a))'],
  ['2^.5', '(^ 2 0.5)'],
  ['a < b + c', '(< a (+ b c))'],
  ['a<=b', '(<= a b)'],
  ['(a < b) < c', '(< (< a b) c)'],
  ['a == b and c != d', '(and (== a b) (!= c d))'],
  ['a or b and c', '(or a (and b c))'],
  ['a or b or c', '(or (or a b) c)'],
  ['a < b or c > d', '(or (< a b) (> c d))'],
  ['not a', '(not a)'],
  ['not not a', '(not (not a))'],
  ['not a and b', '(and (not a) b)'],
  ['a and not b', '(and a (not b))'],
  ['not a or b', '(or (not a) b)'],
  ['not (a < b)', '(not (< a b))'],
  ['not (5)', '(not 5)'],
  ['not abs(a)', '(not (abs() a))'],
  ['not scale[ads]', '(not scale[ads])'],
  ['not a ? b : c', '(? (not a) b c)'],
  ['a ? b : c', '(? a b c)'],
  ['a?.3:.7', '(? a 0.3 0.7)'],
  ['a ? b : c ? d : e', '(? a b (? c d e))'],
  ['a ? (b ? c : d) : e', '(? a (? b c d) e)'],
  ['(a ? b : c) ? d : e', '(? (? a b c) d e)'],
  ['a ? b : (c ? d : e) + 1', '(? a b (+ (? c d e) 1))'],
  ['a < b ? c + 1 : -d', '(? (< a b) (+ c 1) (- d))'],
  ['max(a ? b : c, d)', '(max() (? a b c) d)'],
  ['a ? max(b ? c : d, a) : e', '(? a (max() (? b c d) a) e)'],
  ['spend[sea, ads]', 'spend[sea ads]'],
  ['spend [ ads ,sea ]', 'spend[ads sea]'],
  ['quirk[in]', 'quirk[in]'],
  ['quirk[to]', 'quirk[to]'],
  ['quirk[end]', 'quirk[end]'],
  ['quirk[and]', 'quirk[and]'],
  ['quirk[e] * quirk[i]', '(* quirk[e] quirk[i])'],
  ['e + pi', '(+ e pi)'],
  ['in', 'in'],
  ['true', 'true'],
  ['Infinity', 'Infinity'],
  ['__proto__', '__proto__'],
  ['sum(a, line)', '(sum() a <line>)'],
  ['sum(a, line.marketing)', '(sum() a <line.marketing>)'],
  ['sum(quirk, odd.and)', '(sum() quirk <odd.and>)'],
  ['sum(quirk, odd.NaN)', '(sum() quirk <odd.NaN>)'],
  ['sum(a, line . marketing)', '(sum() a <line.marketing>)'],
  ['sum(sum(a, line), region)', '(sum() (sum() a <line>) <region>)'],
  ['sum(a, (line))', '(sum() a line)'],
  ['sum(line, a + b)', '(sum() line (+ a b))'],
  ['abs()', '(abs())'],
  ['a\r\n\t+\nb', '(+ a b)'],
];

describe('text that is a formula', () => {
  it.each(ACCEPTED)('%j is %s', (text, tree) => {
    expect(shown(text)).toBe(tree);
    expect(recognise(text)).toBe(tree);
  });

  it('keeps offsets into the text', () => {
    const parsed = parseFormula(' spend[sea] *\t( cac + 10 )');
    if (!parsed.ok || parsed.value.type !== 'binary') throw new Error('not a product');
    const { left, right, start, end } = parsed.value;
    expect([start, end, left.start, left.end, right.start, right.end]).toEqual([1, 26, 1, 11, 14, 26]);
  });
});

describe('trees that the grammar does not derive', () => {
  /** Without the checks of layout that come before: the tree alone must give them away. */
  const TRAPS = [
    '2 a',
    'a b',
    '2 (a)',
    '(a)(b)',
    'a 2',
    '+a',
    'not a < b',
    'a < b < c',
    '1 : 2',
    'a [ b ] [ c ]',
    '[ a ]',
  ];

  it.each([...TRAPS, 'a . b', 'a . b ( c )', 'a [ b + c ]', 'a [ 1 ]', 'f ( x ) [ y ]'])('%j', (text) => {
    expect(() => parse(text)).not.toThrow();
    const tokens = tokenize(text);
    expect(() => deriveTree(readWithMathjs(tokens), tokens)).toThrow(Refusal);
  });

  it('says where mathjs itself gives up', () => {
    expect(() => readWithMathjs(tokenize('a + ) b'))).toThrow(
      expect.objectContaining({
        fault: { code: 'formulaUnexpected', args: { found: ')' }, start: 4, end: 5 },
      }),
    );
    expect(() => readWithMathjs(tokenize('a ? b'))).toThrow(
      expect.objectContaining({ fault: { code: 'formulaEndsEarly', args: {}, start: 5, end: 5 } }),
    );
  });
});

describe('formulas at the limits', () => {
  const LONG = [
    `${'('.repeat(100)}a${')'.repeat(100)}`,
    `${'1+'.repeat(1999)}1`,
    `${'1/'.repeat(1999)}1`,
    `${'a or '.repeat(799)}a`,
    `${'a^'.repeat(999)}a`,
    `${'not '.repeat(999)}a`,
    `${'a?b:'.repeat(999)}a`,
    `${'-'.repeat(999)}a`,
    `max(${'1,'.repeat(1990)}1)`,
    `${'abs('.repeat(100)}${'a?b:'.repeat(799)}1${')'.repeat(100)}`,
    `sum(${'scale+'.repeat(660)}1,line)`,
  ];
  it.each(LONG)('%.12s… is read and checked', (text) => {
    expect(text.length).toBeLessThanOrEqual(4000);
    expect(problemsOf(formula(text))).toEqual([]);
  });

  const DEEP = [
    `${'-'.repeat(3999)}a`,
    `${'a^'.repeat(1000)}a`,
    `${'a^-'.repeat(1332)}a`,
    `${'-'.repeat(1000)}a`,
  ];
  it.each(DEEP)('%.12s… is refused, not thrown at', (text) => {
    expect(problemsOf(formula(text))).toEqual([
      expect.stringMatching(/formulaTooDeep: more than 1000 operators/),
    ]);
  });
});
