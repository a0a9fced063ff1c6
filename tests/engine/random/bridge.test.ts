import { expect, test } from 'vitest';
import { bridgeOrder, bridgeSteps } from '../../../electron/engine/random/bridge.ts';

/** Row t holds the weights of the path's standardised step t on its normals. */
function bridgeMatrix(periods: number): Float64Array {
  const steps = bridgeSteps(periods);
  const levels = new Float64Array(periods * periods);
  for (const { at } of bridgeOrder(periods)) {
    const { rank, left, right, leftWeight, rightWeight, deviation } = steps[at]!;
    for (let k = 0; k < periods; k++) {
      const ofLeft = left < 0 ? 0 : levels[left * periods + k]!;
      const ofRight = right === null ? 0 : levels[right * periods + k]!;
      levels[at * periods + k] = leftWeight * ofLeft + rightWeight * ofRight + (k === rank ? deviation : 0);
    }
  }
  return levels.map((level, position) => {
    const step = Math.floor(position / periods);
    const before = step === 0 ? 0 : levels[position - periods]!;
    return (level - before) * steps[step]!.scale;
  });
}

const HORIZONS = [1, 2, 3, 5, 8, 12, 40, 120];

test.each(HORIZONS)(
  'over %i periods every observation is settled once, between settled neighbours',
  (periods) => {
    const settled = new Set<number>([-1]);
    for (const { at, left, right } of bridgeOrder(periods)) {
      expect(settled.has(at)).toBe(false);
      expect(settled.has(left)).toBe(true);
      expect(right === null || settled.has(right)).toBe(true);
      settled.add(at);
    }
    expect(settled.size).toBe(periods + 1);
    expect(bridgeOrder(periods)[0]).toEqual({ at: periods - 1, left: -1, right: null });
  },
);

test.each(HORIZONS)(
  'over %i periods the matrix is orthogonal: shocks stay independent and standard',
  (periods) => {
    const matrix = bridgeMatrix(periods);
    for (let i = 0; i < periods; i++) {
      for (let j = 0; j <= i; j++) {
        let [rows, columns] = [0, 0];
        for (let k = 0; k < periods; k++) {
          rows += matrix[i * periods + k]! * matrix[j * periods + k]!;
          columns += matrix[k * periods + i]! * matrix[k * periods + j]!;
        }
        expect(Math.abs(rows - (i === j ? 1 : 0))).toBeLessThan(1e-13);
        expect(Math.abs(columns - (i === j ? 1 : 0))).toBeLessThan(1e-13);
      }
    }
  },
);

test('the first number alone settles the path at its end, where the first step lasts half a period', () => {
  const periods = 12;
  const matrix = bridgeMatrix(periods);
  const end = Array.from({ length: periods }, (_, k) => {
    let level = 0;
    for (let t = 0; t < periods; t++) level += Math.sqrt(t === 0 ? 0.5 : 1) * matrix[t * periods + k]!;
    return level;
  });
  expect(end[0]).toBeCloseTo(Math.sqrt(11.5), 12);
  for (const weight of end.slice(1)) expect(Math.abs(weight)).toBeLessThan(1e-13);
});

test('the first four of twelve numbers carry over nine tenths of the path’s variance', () => {
  const periods = 12;
  const matrix = bridgeMatrix(periods);
  let [leading, total] = [0, 0];
  for (let k = 0; k < periods; k++) {
    let level = 0;
    for (let t = 0; t < periods; t++) {
      level += Math.sqrt(t === 0 ? 0.5 : 1) * matrix[t * periods + k]!;
      total += level * level;
      if (k < 4) leading += level * level;
    }
  }
  expect(leading / total).toBeGreaterThan(0.9);
});
