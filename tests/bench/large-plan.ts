import type {
  CorrelationDefinition,
  MemberDefinition,
  Place,
  PlanDocument,
  SpendRow,
  VariableDefinition,
} from '#shared/plan/document.ts';

/** Members of a dimension by the member of the sample plan that they are copies of: `sea` → `sea`, `sea_2`, …. */
type Copies = ReadonlyMap<string, readonly string[]>;

const MONTHS = 60;
const MONTHS_PER_QUARTER = 3;

function copiesOf(members: readonly MemberDefinition[], count: number): Copies {
  const copies = new Map<string, string[]>(members.map(({ id }) => [id, []]));
  for (let i = 0; i < count; i++) {
    const { id } = members[i % members.length]!;
    const copy = Math.floor(i / members.length);
    copies.get(id)!.push(copy === 0 ? id : `${id}_${copy + 1}`);
  }
  return copies;
}

function copyMembers(members: readonly MemberDefinition[], copies: Copies): MemberDefinition[] {
  return members.flatMap(({ id, attributes }) =>
    copies.get(id)!.map((copy) => ({ id: copy, attributes: attributes ?? {} })),
  );
}

/** The places of the large plan that stand for one of the sample's; groups stay groups. */
function copyPlace(at: Place, copies: Copies, quarters: number): Place[] {
  let places: Place[] = [{}];
  for (const [dimension, where] of Object.entries(at)) {
    const wheres =
      dimension === 'period'
        ? Array.from({ length: MONTHS }, (_, month) => month).filter(
            (month) => Math.floor(month / MONTHS_PER_QUARTER) % quarters === where,
          )
        : (copies.get(String(where)) ?? [where]);
    places = places.flatMap((place) => wheres.map((one) => ({ ...place, [dimension]: one })));
  }
  return places;
}

function copyVariable(definition: VariableDefinition, copies: Copies, quarters: number): VariableDefinition {
  if (!('cells' in definition) || definition.cells === undefined) return definition;
  const cells = (definition.cells as { at: Place }[]).flatMap((cell) =>
    copyPlace(cell.at, copies, quarters).map((at) => ({ ...cell, at })),
  );
  return { ...definition, cells } as VariableDefinition;
}

/** Copies of a pair are correlated like the pair, each with the copy of its own number. */
function copyCorrelation({ between, rank }: CorrelationDefinition, copies: Copies): CorrelationDefinition[] {
  const sides = between.map((side) => {
    const [, name = '', member = ''] = /^(\w+)\[(\w+)\]$/.exec(side) ?? [];
    return (copies.get(member) ?? []).map((copy) => `${name}[${copy}]`);
  });
  const pairs = Math.min(...sides.map(({ length }) => length));
  return Array.from({ length: pairs }, (_, i) => ({ between: [sides[0]![i]!, sides[1]![i]!], rank }));
}

function copySpend({ region, line, amounts }: SpendRow, copies: Copies): SpendRow[] {
  const regions = copies.get(region)!;
  const lines = copies.get(line)!;
  const share = MONTHS_PER_QUARTER * regions.length * lines.length;
  const monthly = Array.from({ length: MONTHS }, (_, month) =>
    Math.round(amounts[Math.floor(month / MONTHS_PER_QUARTER) % amounts.length]! / share),
  );
  return regions.flatMap((one) => lines.map((other) => ({ region: one, line: other, amounts: monthly })));
}

/**
 * The sample plan's model at 30 regions × 40 lines × 60 months: the same formulas over copies of its members, each
 * with the figures of the member that it copies. For measuring; the figures mean nothing.
 */
export function largePlan(sample: PlanDocument): PlanDocument {
  const [regions, lines] = sample.dimensions as [
    PlanDocument['dimensions'][number],
    PlanDocument['dimensions'][number],
  ];
  const [group, ...markets] = regions.members as [MemberDefinition, ...MemberDefinition[]];
  const ofMarkets = copiesOf(markets, 29);
  const ofLines = copiesOf(lines.members, 40);
  const copies: Copies = new Map([[group.id, [group.id]], ...ofMarkets, ...ofLines]);
  const quarters = sample.calendar.periods;
  const base = sample.scenarios.find(({ parent }) => parent === undefined)!;
  return {
    format: 'headroom-plan',
    version: 1,
    name: 'Large',
    currency: sample.currency,
    calendar: { start: sample.calendar.start, monthsPerPeriod: 1, periods: MONTHS },
    discountRate: sample.discountRate,
    dimensions: [
      { id: regions.id, members: [group, ...copyMembers(markets, copies)] },
      { id: lines.id, members: copyMembers(lines.members, copies) },
    ],
    variables: sample.variables.map((definition) => copyVariable(definition, copies, quarters)),
    correlations: (sample.correlations ?? []).flatMap((one) => copyCorrelation(one, copies)),
    outputs: sample.outputs,
    scenarios: [{ id: base.id, spend: (base.spend ?? []).flatMap((row) => copySpend(row, copies)) }],
  };
}
