/**
 * Block kernels in WebAssembly SIMD. Each reads and writes `count` doubles (a multiple of 8) at byte addresses of one
 * memory, and means what its JavaScript twin in engine/interpret/kernels.ts and engine/random means. The result may
 * take an operand's place.
 */
export { binary } from './binary';
export { countBuckets, placeMarked, sortBuckets } from './buckets';
export { countBins, extremes, laneSquares, laneSums } from './column';
export { latinHypercube, latinHypercubeAt } from './latin-hypercube';
export { countDown, eventRemaining, eventValue, goOn } from './events';
export { hill, select } from './nary';
export { normalQuantile } from './normal';
export { normalCdf } from './normal-cdf';
export { pseudoRandom, pseudoRandomAt } from './philox';
export { fillAt, gather, keepFree, noteBelow, scatter, started, startingNow } from './places';
export { logistic, stepQuantile, tableQuantile, uniformQuantile } from './quantiles';
export { sobol, sobolAt } from './sobol';
export { sobolBelow } from './sobol-below';
export { countBelow, sumBeyond } from './tally';
export { unary } from './unary';
