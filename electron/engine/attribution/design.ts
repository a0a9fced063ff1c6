import { openUniform, philoxBlock } from '../random/philox.ts';
import { seedWords } from '../random/pseudo-random.ts';

/** Which causes are switched in, one flag each. */
export type Coalition = readonly boolean[];

/** What has to be evaluated to share a difference out among causes. */
export interface AttributionDesign {
  readonly causes: number;
  /** The first has no cause switched in, the last has all. Each once. */
  readonly coalitions: readonly Coalition[];
  /**
   * Pairs of an order and its reverse in which causes are switched in, each order as positions of `coalitions` from
   * none to all; null where every order is accounted for.
   */
  readonly pairs: readonly (readonly [readonly number[], readonly number[]])[] | null;
}

/** Up to here every order is accounted for: 2^6 evaluations. */
export const MOST_EXACT_CAUSES = 6;
/** Evaluations that sampled orders may take, about. */
const SAMPLED_EVALUATIONS = 96;
const FEWEST_PAIRS = 4;

/** All subsets of few causes; of many, the subsets that a sample of orders passes through. */
export function attributionDesign(causes: number, seed: number): AttributionDesign {
  return causes <= MOST_EXACT_CAUSES ? everyOrder(causes) : sampledOrders(causes, seed);
}

function everyOrder(causes: number): AttributionDesign {
  const coalitions = Array.from({ length: 2 ** causes }, (_, mask) =>
    Array.from({ length: causes }, (__, cause) => ((mask >> cause) & 1) === 1),
  );
  return { causes, coalitions, pairs: null };
}

/**
 * Orders drawn at random, each with its reverse, which cancels most of what depends on coming early or late (Mitchell,
 * Cooper, Frank and Holmes 2022, "Sampling permutations for Shapley value estimation", JMLR 23(43), section 4).
 */
function sampledOrders(causes: number, seed: number): AttributionDesign {
  const positions = new Map<string, number>();
  const coalitions: Coalition[] = [];
  const positionOf = (coalition: Coalition): number => {
    const key = coalition.map(Number).join('');
    const known = positions.get(key);
    if (known !== undefined) return known;
    positions.set(key, coalitions.length);
    return coalitions.push(coalition) - 1;
  };
  const chain = (order: readonly number[]): number[] => {
    const switched = new Array<boolean>(causes).fill(false);
    return [
      positionOf([...switched]),
      ...order.map((cause) => {
        switched[cause] = true;
        return positionOf([...switched]);
      }),
    ];
  };
  const count = Math.max(FEWEST_PAIRS, Math.round(SAMPLED_EVALUATIONS / (2 * (causes - 1))));
  const pairs = Array.from({ length: count }, (_, pair) => {
    const order = shuffled(causes, seed, pair);
    return [chain(order), chain(order.toReversed())] as const;
  });
  const last = coalitions.length - 1;
  const full = positionOf(new Array<boolean>(causes).fill(true));
  const swap = (position: number) => (position === full ? last : position === last ? full : position);
  [coalitions[full], coalitions[last]] = [coalitions[last]!, coalitions[full]!];
  return {
    causes,
    coalitions,
    pairs: pairs.map(([order, reverse]) => [order.map(swap), reverse.map(swap)] as const),
  };
}

/** Fisher and Yates's shuffle from keyed random numbers. */
function shuffled(length: number, seed: number, which: number): number[] {
  const order = Array.from({ length }, (_, position) => position);
  const key = seedWords(seed);
  const block = new Int32Array(4);
  for (let last = length - 1; last > 0; last--) {
    philoxBlock(last, which, 0x5ba9, 0, key.low, key.high, block);
    const other = Math.floor(openUniform(block[0]!, block[1]!) * (last + 1));
    [order[last], order[other]] = [order[other]!, order[last]!];
  }
  return order;
}
