/** One point of a Brownian bridge: drawn given its nearest drawn neighbours in time. */
export interface BridgePoint {
  /** Observation that it settles, 0-based. */
  readonly at: number;
  /** Settled observations around it; −1 is time 0, where the path is 0, null is none. */
  readonly left: number;
  readonly right: number | null;
}

/** Observation t lies in the middle of period t: times 0.5, 1.5, … in periods. */
function timeOf(observation: number): number {
  return observation < 0 ? 0 : observation + 0.5;
}

/**
 * The order in which a bridge settles the observations of `periods` periods: the last, then the middles of the gaps,
 * halved level by level (Caflisch and Moskowitz 1995; Moro 1995).
 */
export function bridgeOrder(periods: number): BridgePoint[] {
  const order: BridgePoint[] = [{ at: periods - 1, left: -1, right: null }];
  const gaps: [left: number, right: number][] = [[-1, periods - 1]];
  for (let gap = gaps.shift(); gap !== undefined; gap = gaps.shift()) {
    const [left, right] = gap;
    if (right - left < 2) continue;
    const at = Math.floor((left + right) / 2);
    order.push({ at, left, right });
    gaps.push([left, at], [at, right]);
  }
  return order;
}

/** How the level of a path at one observation comes from its neighbours' levels and a standard normal of its own. */
export interface BridgeStep {
  /** Which of the path's normals, in order of importance: the first ones carry most of its variance. */
  readonly rank: number;
  readonly left: number;
  readonly right: number | null;
  readonly leftWeight: number;
  /** 0 where there is no right neighbour. */
  readonly rightWeight: number;
  readonly deviation: number;
  /** One over the root of the time since the observation before: makes the increment a standard normal. */
  readonly scale: number;
}

/**
 * By observation how a Brownian path (times in periods) is settled. Its scaled increments are independent standard
 * normals again, and the first normals, which get the best Sobol dimensions, carry most of the path's variance
 * (Glasserman, Monte Carlo Methods in Financial Engineering, 2003, section 3.1.1).
 */
export function bridgeSteps(periods: number): BridgeStep[] {
  const steps = new Array<BridgeStep>(periods);
  bridgeOrder(periods).forEach(({ at, left, right }, rank) => {
    const before = timeOf(left);
    const here = timeOf(at);
    const scale = 1 / Math.sqrt(here - timeOf(at - 1));
    if (right === null) {
      const deviation = Math.sqrt(here - before);
      steps[at] = { rank, left, right, leftWeight: 1, rightWeight: 0, deviation, scale };
      return;
    }
    const after = timeOf(right);
    const rightWeight = (here - before) / (after - before);
    const deviation = Math.sqrt(((here - before) * (after - here)) / (after - before));
    steps[at] = { rank, left, right, leftWeight: 1 - rightWeight, rightWeight, deviation, scale };
  });
  return steps;
}
