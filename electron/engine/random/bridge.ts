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

/**
 * The orthogonal periods × periods matrix B (row-major: row t = step t, column k = k-th normal in order of importance)
 * that turns independent standard normals into the unit-variance increments z_t of a Brownian path seen at 0.5h, 1.5h, …:
 * z = B·x is again independent standard normal, and its first columns carry most of the path's variance, so that they
 * get the best Sobol dimensions (Glasserman, Monte Carlo Methods in Financial Engineering, 2003, section 3.1.1).
 */
export function bridgeMatrix(periods: number): Float64Array {
  const levels = bridgeLevels(periods);
  const matrix = new Float64Array(periods * periods);
  for (let step = 0; step < periods; step++) {
    const scale = 1 / Math.sqrt(timeOf(step) - timeOf(step - 1));
    for (let k = 0; k < periods; k++) {
      const before = step === 0 ? 0 : levels[(step - 1) * periods + k]!;
      matrix[step * periods + k] = (levels[step * periods + k]! - before) * scale;
    }
  }
  return matrix;
}

/** Row t holds the weights of the path's level W(t) on the normals. */
function bridgeLevels(periods: number): Float64Array {
  const levels = new Float64Array(periods * periods);
  bridgeOrder(periods).forEach(({ at, left, right }, rank) => {
    const before = timeOf(left);
    const here = timeOf(at);
    const row = at * periods;
    if (right === null) {
      levels[row + rank] = Math.sqrt(here - before);
      return;
    }
    const after = timeOf(right);
    const weight = (here - before) / (after - before);
    for (let k = 0; k < rank; k++) {
      const fromLeft = left < 0 ? 0 : levels[left * periods + k]!;
      levels[row + k] = (1 - weight) * fromLeft + weight * levels[right * periods + k]!;
    }
    levels[row + rank] = Math.sqrt(((here - before) * (after - here)) / (after - before));
  });
  return levels;
}
