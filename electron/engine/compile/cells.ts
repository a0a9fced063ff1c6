import type { Place } from '#shared/plan/document.ts';
import { type PlanIndex, resolveReference, type Variable } from '#shared/plan/index.ts';

/**
 * The cells of a variable, numbered in the order of its axes, the last one fastest; `period` is left out.
 * A cell is given by the position of a member on each axis of the variable.
 */
export class Cells {
  readonly index: PlanIndex;
  readonly variable: Variable;
  readonly count: number;
  /** For each axis: member position in the dimension → position on the axis, −1 where the variable does not exist. */
  readonly #positions: readonly Int32Array[];

  constructor(index: PlanIndex, variable: Variable) {
    this.index = index;
    this.variable = variable;
    this.count = variable.axes.reduce((product, axis) => product * axis.members.length, 1);
    this.#positions = variable.axes.map((axis) => {
      const positions = new Int32Array(index.dimensions.get(axis.dimension)!.members.length).fill(-1);
      axis.members.forEach((member, position) => {
        positions[member] = position;
      });
      return positions;
    });
  }

  /** Number of the cell whose member on each axis `memberOn` gives. Throws where the variable does not exist. */
  numberOf(memberOn: (dimension: string) => number): number {
    let cell = 0;
    for (let axis = 0; axis < this.variable.axes.length; axis++) {
      const { dimension, members } = this.variable.axes[axis]!;
      const position = this.#positions[axis]![memberOn(dimension)] ?? -1;
      if (position < 0) throw new Error(`${this.variable.definition.name} has no such cell`);
      cell = cell * members.length + position;
    }
    return cell;
  }

  /** Member positions of a cell, one for each axis. */
  membersOf(cell: number): number[] {
    const members = new Array<number>(this.variable.axes.length);
    let rest = cell;
    for (let axis = members.length - 1; axis >= 0; axis--) {
      const length = this.variable.axes[axis]!.members.length;
      members[axis] = this.variable.axes[axis]!.members[rest % length]!;
      rest = Math.floor(rest / length);
    }
    return members;
  }

  /** Member ids of a cell, in the order of the variable's axes. */
  idsOf(cell: number): string[] {
    return this.membersOf(cell).map((member, axis) => {
      const dimension = this.index.dimensions.get(this.variable.axes[axis]!.dimension)!;
      return dimension.members[member]!.id;
    });
  }

  /** `cac[eu]`, members in the order of `over`; the bare name where there is one cell. */
  nameOf(cell: number): string {
    const ids = this.idsOf(cell);
    const name = this.variable.definition.name;
    return ids.length === 0 ? name : `${name}[${ids.join(',')}]`;
  }

  /** One name for a cell whatever the order of `over`: what its random numbers are keyed by. */
  identityOf(cell: number): string {
    return `${this.variable.definition.name}[${this.idsOf(cell).sort().join(',')}]`;
  }

  /** Which cells `at` covers, without its `period`: 1 or 0 for each. */
  covered(at: Place | undefined): Uint8Array {
    const covered = new Uint8Array(this.count).fill(1);
    const wanted = this.variable.axes.map((axis) => {
      const reference = at?.[axis.dimension];
      if (typeof reference !== 'string') return null;
      return new Set(resolveReference(this.index.dimensions.get(axis.dimension)!, reference) ?? []);
    });
    if (wanted.every((set) => set === null)) return covered;
    for (let cell = 0; cell < this.count; cell++) {
      const members = this.membersOf(cell);
      if (members.some((member, axis) => wanted[axis]?.has(member) === false)) covered[cell] = 0;
    }
    return covered;
  }
}
