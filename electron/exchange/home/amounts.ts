import { LOCALES, labelText } from '#shared/locale.ts';
import { type Minor, minorUnits, toMain, toMinor } from '#shared/money.ts';
import type { PlanDocument, ScenarioDefinition, SpendRow } from '#shared/plan/document.ts';
import { resolveScenario } from '#shared/plan/scenario.ts';
import { cellText, type GridCell, type Sheet } from '#shared/table/grid.ts';
import { NO_LINE } from '../allocation-sheet.ts';
import { pairKey } from '../sheet-keys.ts';
import { type Findings, type KeyedRow, KeyedTable } from './keyed-table.ts';

/** Rows of spend as a sheet has them, by `scenario|region|line`. */
export type FoundRows = ReadonlyMap<string, { readonly amounts: readonly Minor[]; readonly place: string }>;

/** Finds members by id or by any of their labels: rows that people add carry names, not ids. */
function membersByName(document: PlanDocument, id: 'region' | 'line'): ReadonlyMap<string, string> {
  const members = document.dimensions.find((dimension) => dimension.id === id)?.members ?? [];
  const names = new Map<string, string>();
  for (const member of members) {
    for (const locale of LOCALES)
      names.set(labelText(member.label, locale, member.id).trim().toLowerCase(), member.id);
  }
  // Ids come last: no label takes one's place.
  for (const member of members) names.set(member.id, member.id);
  return names;
}

/** An amount of a cell in minor units, rounded where it has a fraction of one; null where it is no amount. */
function amountOf(cell: GridCell | null, decimals: number, findings: Findings): Minor | null {
  if (cell === null) return minorUnits(0);
  if (typeof cell !== 'number' || cell < 0) return null;
  const exact = toMinor(cell, decimals);
  if (exact !== null) return exact;
  const rounded = Math.round(cell * 10 ** decimals);
  if (!Number.isSafeInteger(rounded)) return null;
  findings.rounded += 1;
  return minorUnits(rounded);
}

/** Reads the rows of spend on one of the two sheets that have them. */
export class AmountReader {
  readonly #document: PlanDocument;
  readonly #decimals: number;
  readonly #findings: Findings;
  readonly #regions: ReadonlyMap<string, string>;
  readonly #lines: ReadonlyMap<string, string>;

  constructor(document: PlanDocument, decimals: number, findings: Findings) {
    this.#document = document;
    this.#decimals = decimals;
    this.#findings = findings;
    this.#regions = membersByName(document, 'region');
    this.#lines = membersByName(document, 'line');
  }

  /** `scenario` is whose rows they are where the sheet does not say it row by row. Null where there is no such sheet. */
  read(sheets: readonly Sheet[], kind: 'allocation' | 'amounts', scenario: string | null): FoundRows | null {
    const table = KeyedTable.find(sheets, kind);
    if (table === null) return null;
    const periods = Array.from({ length: this.#document.calendar.periods }, (_, n) => `p${n}`);
    const found = new Map<string, { amounts: Minor[]; place: string }>();
    if (!table.check(['region', 'line', ...periods], this.#findings)) return found;
    for (const row of table.rows) {
      const pair = this.#pairOf(row);
      const owner = scenario ?? this.#scenarioOf(row, pair !== null);
      if (pair === null || owner === null) continue;
      const key = pairKey(owner, pair.region, pair.line);
      const place = row.place(periods[0]!);
      const other = found.get(key);
      if (other)
        this.#findings.add('homeTwice', { place, other: other.place, what: `${pair.region} · ${pair.line}` });
      else found.set(key, { amounts: this.#amountsOf(row, periods), place });
    }
    return found;
  }

  /** Subtotals, totals and limits are marked as no line's; a row that people added has labels alone. */
  #pairOf(row: KeyedRow): { region: string; line: string } | null {
    if (row.text('row') === NO_LINE) return null;
    const line = row.text('line') || row.text('lineLabel');
    const region = row.text('region') || row.text('regionLabel');
    if (row.text('line') === '' && (line === '' || !this.#hasNumbers(row))) return null;
    const regionId = this.#regions.get(region) ?? this.#regions.get(region.toLowerCase());
    const lineId = this.#lines.get(line) ?? this.#lines.get(line.toLowerCase());
    if (regionId !== undefined && lineId !== undefined) return { region: regionId, line: lineId };
    const unknown = regionId === undefined ? 'region' : 'line';
    const what = `"${unknown === 'region' ? region : line}"`;
    this.#findings.add('homeRowUnknown', { place: row.place(unknown), what });
    return null;
  }

  #hasNumbers(row: KeyedRow): boolean {
    return Array.from({ length: this.#document.calendar.periods }, (_, n) => row.cell(`p${n}`)).some(
      (cell) => cell !== null,
    );
  }

  #scenarioOf(row: KeyedRow, needed: boolean): string | null {
    const named = row.text('scenario') || row.text('scenarioLabel');
    const found = this.#document.scenarios.find(
      ({ id, label }) => id === named || LOCALES.some((locale) => labelText(label, locale, id) === named),
    );
    if (found) return found.id;
    if (needed) this.#findings.add('homeRowUnknown', { place: row.place('scenario'), what: `"${named}"` });
    return null;
  }

  #amountsOf(row: KeyedRow, periods: readonly string[]): Minor[] {
    return periods.map((name) => {
      const cell = row.cell(name);
      const amount = amountOf(cell, this.#decimals, this.#findings);
      if (amount !== null) return amount;
      this.#findings.add('homeNotAmount', { place: row.place(name), found: `"${cellText(cell)}"` });
      return minorUnits(0);
    });
  }
}

function sameAmounts(a: readonly Minor[], b: readonly Minor[]): boolean {
  return a.every((amount, period) => amount === b[period]);
}

/** A scenario with rows of the workbook in the place of its own: rows keep their order and notes, new ones follow. */
function withRows(
  scenario: ScenarioDefinition,
  changed: ReadonlyMap<string, readonly Minor[]>,
  decimals: number,
): ScenarioDefinition {
  if (changed.size === 0) return scenario;
  const rows = new Map((scenario.spend ?? []).map((row) => [pairKey(row.region, row.line), row]));
  for (const [key, amounts] of changed) {
    const [region = '', line = ''] = key.split('|');
    const row: SpendRow = {
      ...(rows.get(key) ?? { region, line }),
      amounts: amounts.map((amount) => toMain(amount, decimals)),
    };
    rows.set(key, row);
  }
  return { ...scenario, spend: [...rows.values()] };
}

/** Parents before their children. */
function parentsFirst(
  scenarios: readonly ScenarioDefinition[],
  document: PlanDocument,
): ScenarioDefinition[] {
  const depth = (id: string) => resolveScenario(document, id).lineage.length;
  return [...scenarios].sort((a, b) => depth(a.id) - depth(b.id));
}

function rowsByPair(document: PlanDocument, scenario: string) {
  return new Map(
    resolveScenario(document, scenario).rows.map((row) => [pairKey(row.region, row.line), row] as const),
  );
}

/** What the workbook changes in a scenario's rows; null amounts never arise, for a row that is gone is kept. */
function changedRows(
  scenario: string,
  found: FoundRows,
  before: PlanDocument,
  now: PlanDocument,
): Map<string, readonly Minor[]> {
  const shown = rowsByPair(before, scenario);
  const inherited = rowsByPair(now, scenario);
  const changed = new Map<string, readonly Minor[]>();
  for (const [key, { amounts }] of found) {
    if (!key.startsWith(`${scenario}|`)) continue;
    const pair = key.slice(scenario.length + 1);
    const held = shown.get(pair);
    const above = inherited.get(pair);
    if (held ? sameAmounts(amounts, held.amounts) : amounts.every((amount) => amount === 0)) continue;
    // An amount that was changed in the parent as well is inherited as before.
    if (above && !above.own && sameAmounts(amounts, above.amounts)) continue;
    changed.set(pair, amounts);
  }
  return changed;
}

/** A document with the amounts of a workbook. */
export interface WithAmounts {
  readonly document: PlanDocument;
  readonly changed: number;
  /** Rows of the plan that the workbook no longer has. */
  readonly missing: number;
}

/** Puts the rows that differ into their scenarios. `listed` are those whose rows were all shown, inherited ones too. */
export function withAmounts(
  document: PlanDocument,
  found: FoundRows,
  listed: ReadonlySet<string>,
  decimals: number,
): WithAmounts {
  let now = document;
  let changed = 0;
  let missing = 0;
  for (const { id } of parentsFirst(document.scenarios, document)) {
    const rows = changedRows(id, found, document, now);
    changed += rows.size;
    const scenarios = now.scenarios.map((each) => (each.id === id ? withRows(each, rows, decimals) : each));
    now = { ...now, scenarios };
    for (const [pair, row] of rowsByPair(document, id)) {
      if ((listed.has(id) || row.own) && !found.has(pairKey(id, pair))) missing += 1;
    }
  }
  return { document: now, changed, missing };
}
