import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { TableMapping } from '#shared/table/mapping.ts';
import { type Role, roleOf, withName, withRole } from '../../renderer/features/import/roles.ts';

const mapping: TableMapping = {
  sheet: 's',
  headRow: 1,
  shape: 'wide',
  regionColumn: 0,
  lineColumn: 1,
  region: null,
  line: null,
  periods: [{ column: 2, period: 0 }],
  periodColumn: null,
  amountColumn: null,
  decimalMark: '.',
  unit: 1,
  takesForeign: false,
  names: [],
};

test('a column that takes a role has it, and its old one no longer', () => {
  const moved = withRole(mapping, 0, 'line');
  expect([moved.regionColumn, moved.lineColumn]).toEqual([null, 0]);
  const wide = fc.constantFrom<Role>('none', 'region', 'line', 'p0', 'p5');
  const long = fc.constantFrom<Role>('none', 'region', 'line', 'period', 'amount');
  const steps = (role: fc.Arbitrary<Role>) => fc.array(fc.tuple(fc.nat(5), role), { minLength: 1 });
  for (const [shape, role] of [
    ['wide', wide],
    ['long', long],
  ] as const) {
    fc.assert(
      fc.property(steps(role), (taken) => {
        const end = taken.reduce((now, [column, as]) => withRole(now, column, as), { ...mapping, shape });
        const [column, as] = taken.at(-1)!;
        expect(roleOf(end, column)).toBe(as);
        expect(end.periods.map((each) => each.column)).toEqual([
          ...new Set(end.periods.map((each) => each.column)),
        ]);
      }),
    );
  }
});

test('a name has one meaning at a time, and can be forgotten', () => {
  const named = withName(withName(mapping, 'region', 'EMEA', 'eu'), 'region', 'EMEA', null);
  expect(named.names).toEqual([{ dimension: 'region', name: 'EMEA', member: null }]);
  expect(withName(named, 'region', 'EMEA', undefined).names).toEqual([]);
});
