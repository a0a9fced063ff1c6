/** Chance that a seed decides (Mulberry32, a public-domain generator of Tommy Ettinger's): good enough to pick edits by. */
export class Chance {
  private state: number;

  constructor(seed: number) {
    this.state = seed >>> 0;
  }

  /** 0 ≤ u < 1. */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  /** A whole number from 0 to `count` − 1. */
  below(count: number): number {
    return Math.floor(this.next() * count);
  }

  of<Value>(values: readonly Value[]): Value {
    const value = values[this.below(values.length)];
    if (value === undefined) throw new Error('nothing to choose from');
    return value;
  }

  /** One to `most` of the values, in their order; often few. */
  some<Value>(values: readonly Value[], most: number): Value[] {
    const count = 1 + this.below(Math.min(most, values.length));
    const start = this.below(values.length - count + 1);
    return values.slice(start, start + count);
  }
}
