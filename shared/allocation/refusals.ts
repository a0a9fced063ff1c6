import { type Minor, minorUnits } from '../money.ts';
import { failure, type Outcome } from '../outcome.ts';
import type { Cells, UnknownCell } from './grid.ts';
import type { Allocation, EditRefusal, Lock } from './types.ts';
import { type EditWords, type Place, placesText } from './words.ts';

type Refused = Outcome<never, EditRefusal> & { ok: false };

function refuse(refusal: EditRefusal): Refused {
  return failure(refusal);
}

/** An id of the plan in its words; one that is not the plan's as it was sent, cut short. */
function wordFor(id: string, known: readonly string[], word: (id: string) => string): string {
  return known.includes(id) ? word(id) : `"${id.slice(0, 60)}"`;
}

export function refuseUnknown(cell: UnknownCell, allocation: Allocation, words: EditWords): Refused {
  const region = wordFor(cell.region, allocation.regions, words.region);
  const line = wordFor(cell.line, allocation.lines, words.line);
  const known = Number.isInteger(cell.period) && cell.period >= 0 && cell.period < allocation.periods;
  const period = known ? words.period(cell.period) : String(cell.period + 1);
  return refuse({ code: 'unknownCell', args: { places: `${region} › ${line} (${period})` } });
}

/** `cells`: row and period of each locked cell that the edit would have changed. */
export function refuseLocked(
  cells: readonly (readonly [row: number, period: number])[],
  allocation: Allocation,
  words: EditWords,
): Refused {
  const places = cells.map(([row, period]): Place => {
    const { region = '', line = '' } = allocation.rows[row] ?? {};
    return { regions: [region], lines: [line], from: period, to: period, allPeriods: false };
  });
  return refuse({ code: 'lockedCells', args: { places: placesText(places, words) } });
}

export function refuseBelowLocked(
  locked: number,
  amount: Minor,
  cells: Cells,
  allocation: Allocation,
  words: EditWords,
): Refused {
  const args = { locked: words.money(minorUnits(locked)), amount: words.money(amount) };
  return refuse({ code: 'belowLocked', args: { ...args, places: lockedPlaces(cells, allocation, words) } });
}

export function refuseNothingToSpread(cells: Cells, allocation: Allocation, words: EditWords): Refused {
  return refuse({ code: 'nothingToSpread', args: { places: lockedPlaces(cells, allocation, words) } });
}

export function refuseInherited(locks: readonly Lock[], allocation: Allocation, words: EditWords): Refused {
  const places = locks.map((lock) => placeOf(lock, allocation));
  return refuse({ code: 'inheritedLock', args: { places: placesText(places, words) } });
}

/** `most`: what the unlocked cells can give to unlocked ones. */
export function refuseMove(
  most: Minor,
  amount: Minor,
  cells: Cells,
  allocation: Allocation,
  words: EditWords,
): Refused {
  const args = { most: words.money(most), amount: words.money(amount) };
  const places = lockedPlaces(cells, allocation, words);
  return refuse(
    places === ''
      ? { code: 'notEnoughToMove', args }
      : { code: 'notEnoughUnlockedToMove', args: { ...args, places } },
  );
}

export function refuseOntoItself(): Refused {
  return refuse({ code: 'moveOntoItself', args: {} });
}

/** `cells`: a row whose total has nowhere to go, as the periods that its profile wants are locked. */
export function refuseProfile(cells: Cells, allocation: Allocation, words: EditWords): Refused {
  return refuse({ code: 'profileLocked', args: { places: lockedPlaces(cells, allocation, words) } });
}

export function refuseWeights(): Refused {
  return refuse({ code: 'badWeights', args: {} });
}

export function refuseNegative(): Refused {
  return refuse({ code: 'negativeAmount', args: {} });
}

export function refuseTooLarge(): Refused {
  return refuse({ code: 'amountTooLarge', args: {} });
}

function placeOf(lock: Lock, allocation: Allocation): Place {
  return {
    regions: lock.regions.length === allocation.regions.length ? null : lock.regions,
    lines: lock.lines.length === allocation.lines.length ? null : lock.lines,
    from: lock.from,
    to: lock.to,
    allPeriods: lock.from === 0 && lock.to === allocation.periods - 1,
  };
}

/** The locks that meet the cells, each cut to what the cells have of it. */
export function locksMeeting(cells: Cells, allocation: Allocation): Lock[] {
  const regions = new Set(cells.rows.map((row) => allocation.rows[row]?.region));
  const lines = new Set(cells.rows.map((row) => allocation.rows[row]?.line));
  return allocation.locks.flatMap((lock) => {
    const periods = cells.periods.filter((period) => period >= lock.from && period <= lock.to);
    const cut = {
      ...lock,
      regions: lock.regions.filter((id) => regions.has(id)),
      lines: lock.lines.filter((id) => lines.has(id)),
      from: periods[0] ?? 0,
      to: periods.at(-1) ?? 0,
    };
    return periods.length > 0 && cut.regions.length > 0 && cut.lines.length > 0 ? [cut] : [];
  });
}

function lockedPlaces(cells: Cells, allocation: Allocation, words: EditWords): string {
  const places = locksMeeting(cells, allocation).map((lock) => placeOf(lock, allocation));
  return placesText(places, words);
}
