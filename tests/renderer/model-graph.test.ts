import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ModelVariable } from '#shared/views-model.ts';
import {
  graphColumn,
  graphHeight,
  middlesOf,
  steppedTo,
} from '../../renderer/features/model/graph/layout.ts';
import { modelFocus, modelPlace, variablePlace } from '../../renderer/features/model/place.ts';

const variable = (name: string, section: string): ModelVariable => ({
  ...{ name, label: name, section, kind: 'formula', unit: '1', format: 'number', over: [], formula: '1' },
  ...{ note: null, source: null, uses: [], usedBy: [], output: null, kpi: null },
});
const sectionOf = ({ section }: ModelVariable) => section as string;
const variables = (count: number, sections = 1) =>
  Array.from({ length: count }, (_, at) => variable(`v${at}`, `S${at % sections}`));
const namesIn = ({ rows }: ReturnType<typeof graphColumn>) =>
  rows.flatMap((row) => (row.kind === 'variable' ? [row.variable.name] : []));

describe('a side of the picture', () => {
  it('leaves out what is many, and says how many; opened it shows all', () => {
    const closed = graphColumn(variables(23), sectionOf, false);
    expect(namesIn(closed)).toHaveLength(8);
    expect(closed.rows.at(-1)).toEqual({ kind: 'more', count: 15 });
    const opened = graphColumn(variables(23), sectionOf, true);
    expect(namesIn(opened)).toHaveLength(23);
    expect(opened.rows.at(-1)).toEqual({ kind: 'more', count: 0 });
  });

  it('groups many variables of several sections, and hides none for want of two places', () => {
    const ten = graphColumn(variables(10, 2), sectionOf, false);
    expect(ten.rows.filter(({ kind }) => kind === 'heading')).toEqual([
      { kind: 'heading', text: 'S0' },
      { kind: 'heading', text: 'S1' },
    ]);
    expect(namesIn(ten)).toEqual(['v0', 'v2', 'v4', 'v6', 'v8', 'v1', 'v3', 'v5', 'v7', 'v9']);
    expect(graphColumn(variables(3, 3), sectionOf, false).rows.map(({ kind }) => kind)).toEqual(
      Array(3).fill('variable'),
    );
  });

  it('fits into the picture, centred, from the top down', () => {
    fc.assert(
      fc.property(
        fc.nat(30),
        fc.nat(30),
        fc.integer({ min: 1, max: 5 }),
        fc.boolean(),
        (a, b, sections, open) => {
          const [left, right] = [a, b].map((count) =>
            graphColumn(variables(count, sections), sectionOf, open),
          );
          const height = graphHeight(left!, right!);
          for (const column of [left!, right!]) {
            const middles = middlesOf(column, height);
            expect(middles).toHaveLength(namesIn(column).length);
            expect(middles).toEqual([...new Set(middles)].sort((x, y) => x - y));
            for (const middle of middles) expect(middle > 0 && middle < height).toBe(true);
          }
        },
      ),
    );
  });
});

describe('arrows', () => {
  const middles = { uses: [20, 60, 100], this: [60], usedBy: [60] };

  it('lead to the nearest variable of the next column and back', () => {
    expect(steppedTo({ side: 'this', at: 0 }, 'ArrowLeft', middles)).toEqual({ side: 'uses', at: 1 });
    expect(steppedTo({ side: 'uses', at: 2 }, 'ArrowRight', middles)).toEqual({ side: 'this', at: 0 });
    expect(steppedTo({ side: 'uses', at: 0 }, 'ArrowDown', middles)).toEqual({ side: 'uses', at: 1 });
  });

  it('stay where there is nothing further', () => {
    for (const [place, key] of [
      [{ side: 'uses', at: 0 }, 'ArrowLeft'],
      [{ side: 'uses', at: 0 }, 'ArrowUp'],
      [{ side: 'uses', at: 2 }, 'ArrowDown'],
      [{ side: 'usedBy', at: 0 }, 'ArrowRight'],
    ] as const)
      expect(steppedTo(place, key, middles)).toEqual(place);
    expect(steppedTo({ side: 'this', at: 0 }, 'ArrowRight', { ...middles, usedBy: [] }).side).toBe('this');
  });
});

it('the address of a place leads to it', () => {
  const places = [
    variablePlace('npv'),
    variablePlace('npv', true),
    variablePlace('lifetime_value', true, { text: '1.03', start: 0 }),
    variablePlace('lifetime_value', true, { text: '0.5', start: 31 }),
    { shows: 'new' as const },
    { shows: 'audit' as const },
  ];
  for (const place of places) expect(modelPlace(modelFocus(place))).toEqual(place);
});
