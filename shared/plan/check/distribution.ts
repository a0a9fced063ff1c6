import type { Distribution } from '../document.ts';
import { checkMetalog, checkTruncation, type Percentiles } from './distribution-rules.ts';
import { found, keyPath, type Report } from './report.ts';
import {
  anything,
  type Check,
  checkObject,
  isObject,
  type JsonObject,
  listOf,
  number,
  oneOf,
  own,
} from './shape.ts';

const positive: Check = (value, path, report) => {
  if (!number(value, path, report)) return false;
  if ((value as number) > 0) return true;
  report.add(path, 'notPositive', { name: lastKey(path), found: found(value) });
  return false;
};

const notNegative: Check = (value, path, report) => {
  if (!number(value, path, report)) return false;
  if ((value as number) >= 0) return true;
  report.add(path, 'negative', { name: lastKey(path), found: found(value) });
  return false;
};

const probability: Check = (value, path, report) => {
  if (!number(value, path, report)) return false;
  if ((value as number) >= 0 && (value as number) <= 1) return true;
  report.add(path, 'notProbability', { name: lastKey(path), found: found(value) });
  return false;
};

function lastKey(path: string): string {
  return path.slice(path.lastIndexOf('.') + 1);
}

const numbers: Check = (value, path, report) => {
  if (!listOf(number)(value, path, report)) return false;
  if ((value as unknown[]).length > 0) return true;
  report.add(path, 'emptyList');
  return false;
};

const weights = listOf((value, path, report) => {
  if (!number(value, path, report)) return false;
  if ((value as number) >= 0) return true;
  report.add(path, 'negative', { name: 'weights', found: found(value) });
  return false;
});

/** `less <= more` between two parameters; strict where the kind needs room between them. */
interface Order {
  readonly less: string;
  readonly more: string;
  readonly strict?: true;
}

interface Kind {
  readonly required: Readonly<Record<string, Check>>;
  readonly optional?: Readonly<Record<string, Check>>;
  readonly orders?: readonly Order[];
  /** What stands for a parameter that was left out, in the orders. */
  readonly defaults?: Readonly<Record<string, number>>;
}

const MODE_ORDERS: readonly Order[] = [
  { less: 'min', more: 'mode' },
  { less: 'mode', more: 'max' },
];

const KINDS: Readonly<Record<Distribution['dist'], Kind>> = {
  constant: { required: { value: number } },
  uniform: { required: { min: number, max: number }, orders: [{ less: 'min', more: 'max' }] },
  triangular: { required: { min: number, mode: number, max: number }, orders: MODE_ORDERS },
  pert: {
    required: { min: number, mode: number, max: number },
    optional: { shape: notNegative },
    orders: MODE_ORDERS,
  },
  normal: { required: { mean: number, sd: notNegative } },
  lognormal: { required: { mean: positive, sd: notNegative } },
  beta: {
    required: { alpha: positive, beta: positive },
    optional: { min: number, max: number },
    orders: [{ less: 'min', more: 'max' }],
    defaults: { min: 0, max: 1 },
  },
  gamma: { required: { shape: positive, scale: positive } },
  exponential: { required: { mean: positive } },
  weibull: { required: { shape: positive, scale: positive } },
  percentiles: {
    required: { p10: number, p50: number, p90: number },
    optional: { min: number, max: number },
    orders: [
      { less: 'min', more: 'p10', strict: true },
      { less: 'p10', more: 'p50', strict: true },
      { less: 'p50', more: 'p90', strict: true },
      { less: 'p90', more: 'max', strict: true },
    ],
  },
  poisson: { required: { mean: notNegative } },
  bernoulli: { required: { p: probability } },
  discrete: { required: { values: numbers, weights } },
  samples: { required: { values: numbers } },
};

const LOGNORMAL_PERCENTILES: Kind = {
  required: { p10: positive, p90: positive },
  orders: [{ less: 'p10', more: 'p90' }],
};

const DISTRIBUTION_KINDS = Object.keys(KINDS) as Distribution['dist'][];

function kindOf(value: JsonObject, dist: Distribution['dist']): Kind {
  const byPercentiles = own(value, 'p10') !== undefined || own(value, 'p90') !== undefined;
  return dist === 'lognormal' && byPercentiles ? LOGNORMAL_PERCENTILES : KINDS[dist];
}

function mixesLognormalForms(value: JsonObject): boolean {
  const has = (key: string) => own(value, key) !== undefined;
  return own(value, 'dist') === 'lognormal' && (has('mean') || has('sd')) && (has('p10') || has('p90'));
}

function checkOrders(value: JsonObject, path: string, report: Report, kind: Kind): void {
  for (const { less, more, strict } of kind.orders ?? []) {
    const low = own(value, less) ?? kind.defaults?.[less];
    const high = own(value, more) ?? kind.defaults?.[more];
    if (typeof low !== 'number' || typeof high !== 'number') continue;
    if (strict ? low < high : low <= high) continue;
    const place = own(value, more) === undefined ? less : more;
    const args = {
      rule: `${less} ${strict ? '<' : '≤'} ${more}`,
      found: `${less} = ${low}, ${more} = ${high}`,
    };
    report.add(keyPath(path, place), 'orderOf', args);
  }
  const { min, max } = { ...kind.defaults, ...value } as { min?: unknown; max?: unknown };
  if (typeof min === 'number' && typeof max === 'number' && !Number.isFinite(max - min)) {
    report.add(path, 'rangeTooWide', { low: min, high: max });
  }
}

function checkWeights(value: JsonObject, path: string, report: Report): void {
  const values = own(value, 'values') as number[];
  const list = own(value, 'weights') as number[];
  const place = keyPath(path, 'weights');
  if (list.length !== values.length) {
    report.add(place, 'weightsCount', { values: values.length, weights: list.length });
    return;
  }
  const sum = list.reduce((total, weight) => total + weight, 0);
  if (!(sum > 0 && Number.isFinite(sum))) report.add(place, 'weightsSum', { found: found(sum) });
}

/** A distribution with every rule of its kind. */
function checkDistribution(value: JsonObject, path: string, report: Report): boolean {
  const before = report.count;
  const dist = own(value, 'dist');
  if (dist === undefined) {
    report.add(keyPath(path, 'dist'), 'missing');
    return false;
  }
  if (!oneOf(DISTRIBUTION_KINDS)(dist, keyPath(path, 'dist'), report)) return false;
  if (mixesLognormalForms(value)) {
    report.add(path, 'lognormalForms');
    return false;
  }
  const kind = kindOf(value, dist as Distribution['dist']);
  checkObject(value, path, report, {
    required: { dist: anything, ...kind.required },
    optional: { ...kind.optional, truncate: anything },
  });
  checkOrders(value, path, report, kind);
  if (report.count > before) return false;
  if (dist === 'discrete') checkWeights(value, path, report);
  if (dist === 'percentiles') checkMetalog(value as unknown as Percentiles, path, report);
  const sound = report.count === before;
  if (own(value, 'truncate') !== undefined)
    checkTruncation(value as unknown as Distribution, sound, keyPath(path, 'truncate'), report);
  return report.count === before;
}

/** A plain number or a distribution. */
export const quantity: Check = (value, path, report) => {
  if (isObject(value)) return checkDistribution(value, path, report);
  if (typeof value === 'number' && Number.isFinite(value)) return true;
  report.add(path, 'notQuantity', { found: found(value) });
  return false;
};
