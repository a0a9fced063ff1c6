import type { SampleColumn } from './csv.ts';
import { sampleHeader } from './csv.ts';
import { fitMetalog, quantileOf } from './metalog-fit.ts';

/**
 * A SIPmath 3.0 library (ProbabilityManagement.org, JSON form): for each variable a metalog, all tied together by a
 * Gaussian copula over HDR random numbers, so that other tools draw coherent trials of them.
 */
export interface SipLibrary {
  readonly name: string;
  readonly objectType: 'sipModel';
  readonly libraryType: 'SIPmath_3_0';
  readonly dateCreated: string;
  readonly provenance: string;
  readonly globalVariables: readonly unknown[];
  readonly U01: { readonly rng: readonly unknown[]; readonly copula: readonly unknown[] };
  readonly sips: readonly Sip[];
  readonly version: '1';
}

export interface Sip {
  readonly name: string;
  readonly ref: { readonly source: 'copula'; readonly name: 'Gaussian'; readonly copulaLayer: string };
  readonly function: 'Metalog_1_0';
  readonly arguments: { readonly aCoefficients: readonly number[] };
  readonly metadata: Readonly<Record<string, number | readonly number[]>>;
}

/** Variables of one library at most: its matrix grows with their square. */
export const MOST_SIPS = 300;
const DENSITY_POINTS = 25;

/** Normal scores of the ranks of values, ties broken by their order: (r − 3/8)/(n + 1/4), Blom (1958). */
function normalScores(values: Float64Array, inverseNormal: (p: number) => number): Float64Array {
  const order = Uint32Array.from(values.keys()).sort((a, b) => values[a]! - values[b]! || a - b);
  const scores = new Float64Array(values.length);
  order.forEach((trial, rank) => {
    scores[trial] = inverseNormal((rank + 1 - 0.375) / (values.length + 0.25));
  });
  return scores;
}

/** Pearson's correlation of two columns of normal scores, which have mean 0 and the same spread. */
function correlation(a: Float64Array, b: Float64Array): number {
  let product = 0;
  let square = 0;
  for (let trial = 0; trial < a.length; trial++) {
    product += a[trial]! * b[trial]!;
    square += a[trial]! * a[trial]!;
  }
  return square === 0 ? 0 : Math.max(-1, Math.min(1, product / square));
}

function sipOf(name: string, values: Float64Array, layer: number): Sip {
  const sorted = values.toSorted();
  const count = sorted.length;
  const mean = sorted.reduce((sum, value) => sum + value / count, 0);
  const spread = sorted.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const density = Array.from({ length: DENSITY_POINTS }, (_, n) =>
    quantileOf(sorted, n / (DENSITY_POINTS - 1)),
  );
  return {
    name,
    ref: { source: 'copula', name: 'Gaussian', copulaLayer: `c${layer}` },
    function: 'Metalog_1_0',
    arguments: { aCoefficients: fitMetalog(sorted) },
    metadata: {
      count,
      mean,
      std: count > 1 ? Math.sqrt(spread / (count - 1)) : 0,
      min: sorted[0] ?? 0,
      P25: quantileOf(sorted, 0.25),
      P50: quantileOf(sorted, 0.5),
      P75: quantileOf(sorted, 0.75),
      max: sorted.at(-1) ?? 0,
      density,
    },
  };
}

export interface SipInput {
  readonly name: string;
  /** Where the figures come from: plan, scenario, seed, engine. */
  readonly provenance: string;
  readonly columns: readonly SampleColumn[];
  readonly inverseNormal: (p: number) => number;
}

/** What the ranking of the columns takes of the work; the rest are the correlations of each pair. */
const SHARE_OF_RANKING = 0.5;

/**
 * The library of columns of trials, made step by step: each says how much is done, as a share of 1. Those with a trial that is not finite have no distribution and are left out; so is
 * what is beyond {@link MOST_SIPS}. There is no clock here: the date is that of the format's epoch, so that equal trials
 * make equal files.
 */
export function* sipLibrary({
  name,
  provenance,
  columns,
  inverseNormal,
}: SipInput): Generator<number, SipLibrary> {
  const kept = columns.filter(({ values }) => values.every(Number.isFinite)).slice(0, MOST_SIPS);
  const names = kept.map(sampleHeader);
  const scores: Float64Array[] = [];
  for (const { values } of kept) {
    scores.push(normalScores(values, inverseNormal));
    yield (scores.length / kept.length) * SHARE_OF_RANKING;
  }
  const matrix: { row: string; col: string; value: number }[] = [];
  for (const [i, row] of names.entries()) {
    for (const [j, col] of names.slice(0, i + 1).entries()) {
      matrix.push({ row, col, value: i === j ? 1 : correlation(scores[i]!, scores[j]!) });
    }
    yield SHARE_OF_RANKING + (1 - SHARE_OF_RANKING) * ((i + 1) / names.length) ** 2;
  }
  const rng = names.map((_, n) => ({
    name: `hdr${n + 1}`,
    function: 'HDR_2_0',
    arguments: { counter: 'PM_Index', entity: 1, varId: n + 1, seed3: 0, seed4: 0 },
  }));
  const copula = {
    arguments: {
      correlationMatrix: { type: 'globalVariables', value: 'correlationMatrix' },
      rng: rng.map((each) => each.name),
    },
    function: 'GaussianCopula',
    name: 'Gaussian',
    copulaLayer: names.map((_, n) => `c${n + 1}`),
  };
  return {
    name,
    objectType: 'sipModel',
    libraryType: 'SIPmath_3_0',
    dateCreated: '01-01-1980',
    provenance,
    globalVariables: [{ name: 'correlationMatrix', value: { columns: names, rows: names, matrix } }],
    U01: { rng, copula: [copula] },
    sips: kept.map(({ values }, n) => sipOf(names[n]!, values, n + 1)),
    version: '1',
  };
}
