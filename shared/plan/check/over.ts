import type { Axis, Dimension } from '../index.ts';
import { entryPath, listed, type Report } from './report.ts';
import { readList, text } from './shape.ts';

export interface Over {
  readonly axes: readonly Axis[];
  readonly overPeriod: boolean;
}

interface Known {
  readonly report: Report;
  readonly dimensions: ReadonlyMap<string, Dimension>;
  readonly dimensionsComplete: boolean;
}

function axisOf(entry: string, path: string, known: Known): Axis | null {
  const [id = '', group] = split(entry);
  const dimension = known.dimensions.get(id);
  if (!dimension) {
    if (known.dimensionsComplete)
      known.report.unknown(path, 'unknownDimension', id, [...known.dimensions.keys(), 'period']);
    return null;
  }
  if (group === undefined)
    return { dimension: id, members: dimension.members.map((_, position) => position) };
  const members = dimension.groups.get(group);
  if (members) return { dimension: id, members };
  known.report.unknown(path, 'unknownGroup', group, [...dimension.groups.keys()], { dimension: id });
  return null;
}

/** `region.market` in its two parts; the second is undefined for a whole dimension. */
function split(entry: string): [string, string?] {
  const dot = entry.indexOf('.');
  return dot < 0 ? [entry] : [entry.slice(0, dot), entry.slice(dot + 1)];
}

/** The dimensions of a variable, each at most once; null where one of them is at fault. */
export function checkOver(value: unknown, path: string, known: Known): Over | null {
  const before = known.report.count;
  const list = readList(value, path, known.report);
  const axes: Axis[] = [];
  const seen = new Set<string>();
  let sound = true;
  list.forEach((entry, position) => {
    const place = entryPath(path, position);
    if (!text(entry, place, known.report)) return;
    const [id] = split(entry as string);
    if (seen.has(id)) known.report.add(place, 'dimensionTwice', { name: id });
    seen.add(id);
    if (entry === 'period') return;
    const axis = axisOf(entry as string, place, known);
    if (axis) axes.push(axis);
    else sound = false;
  });
  return sound && known.report.count === before ? { axes, overPeriod: seen.has('period') } : null;
}

/** Spend is decided for every region, line and period. */
export function checkAllocationOver(over: readonly string[], path: string, report: Report): boolean {
  const wanted = ['region', 'line', 'period'];
  if (over.length === 3 && wanted.every((entry) => over.includes(entry))) return true;
  report.add(path, 'allocationOver', { found: listed(over) });
  return false;
}
