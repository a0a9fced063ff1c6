import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from '#shared/plan/canonical.ts';
import { smallPlan } from './small-plan.ts';

/** The same value with the keys of every object in the opposite order. */
function turned(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(turned);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).reverse();
  const result: Record<string, unknown> = {};
  for (const [key, entry] of entries) {
    Object.defineProperty(result, key, {
      value: turned(entry),
      enumerable: true,
      configurable: true,
      writable: true,
    });
  }
  return result;
}

const json = fc
  .jsonValue({ depthSize: 'medium', noUnicodeString: false, stringUnit: 'binary' })
  .filter((value) => {
    return JSON.stringify(value).isWellFormed() && !JSON.stringify(value).includes('\\ud');
  });

describe('canonical JSON', () => {
  it('is that of RFC 8785, section 3.2.2 and 3.2.3', () => {
    const sample = {
      numbers: JSON.parse('[333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001]'),
      string: '\u20ac$\u000f\u000aA\'\u0042\u0022\u005c\\"/',
      literals: [null, true, false],
    };
    expect(canonicalJson(sample)).toBe(
      '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],' +
        '"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
    );
    const keys = { '\u20ac': 1, '\r': 2, '\ufb33': 3, '1': 4, '\ud83d\ude00': 5, '\u0080': 6, '\u00f6': 7 };
    expect(canonicalJson(keys)).toBe('{"\\r":2,"1":4,"\u0080":6,"ö":7,"€":1,"😀":5,"\ufb33":3}');
  });

  it('does not depend on the order of keys, and says the same', () => {
    fc.assert(
      fc.property(json, (value) => {
        const text = canonicalJson(value);
        expect(canonicalJson(turned(value))).toBe(text);
        expect(canonicalJson(JSON.parse(text))).toBe(text);
      }),
    );
  });

  it('keeps −0 out, and own keys named like the prototype in', () => {
    expect(canonicalJson({ a: -0 })).toBe('{"a":0}');
    expect(canonicalJson(JSON.parse('{"__proto__": 1, "constructor": 2}'))).toBe(
      '{"__proto__":1,"constructor":2}',
    );
  });

  it('differs where plans differ, and not where only their keys’ order does', () => {
    const plan = smallPlan();
    expect(canonicalJson(turned(plan))).toBe(canonicalJson(plan));
    expect(canonicalJson({ ...plan, discountRate: 0.1200000001 })).not.toBe(canonicalJson(plan));
  });

  it('throws for what JSON cannot say', () => {
    expect(() => canonicalJson(Number.NaN)).toThrow();
    expect(() => canonicalJson(undefined)).toThrow(/not a JSON value/);
    expect(() => canonicalJson('\ud800')).toThrow();
  });
});
