/**
 * Prints nanoseconds per element of every block kernel beside its JavaScript twin: `node tests/bench/kernels.ts`. The
 * least of many short rounds, so that what else the machine does counts little.
 */
import { readFileSync } from 'node:fs';
import { BINARY_OPERATIONS, CODE } from '../../electron/engine/graph/operation.ts';
import { MODE } from '../../electron/engine/graph/program.ts';
import { BLOCK } from '../../electron/engine/interpret/interpreter.ts';
import { BINARY_KERNELS, NARY_KERNELS, UNARY_KERNELS } from '../../electron/engine/interpret/kernels.ts';
import { Arena } from '../../electron/engine/interpret/memory.ts';
import { uniformKernels } from '../../electron/engine/interpret/uniforms.ts';
import { instantiateKernels } from '../../electron/engine/kernels/kernels.ts';
import { parseDirectionNumbers } from '../../electron/engine/random/direction-numbers.ts';
import { drawKey } from '../../electron/engine/random/key.ts';
import { normalCdf, normalQuantileBlock } from '../../electron/engine/random/normal.ts';
import { createUniformSource } from '../../electron/engine/random/uniform.ts';

const ROUNDS = 60;
const CALLS = 100;
const resource = (name: string) => readFileSync(new URL(`../../resources/${name}`, import.meta.url));

const arena = new Arena();
const kernels = instantiateKernels(new WebAssembly.Module(resource('kernels.wasm')), arena.memory);
const [to = 0, a = 0, b = 0, c = 0, d = 0, scratch = 0] = Array.from({ length: 6 }, () =>
  arena.take((BLOCK + 16) * 8),
);
const directionNumbers = parseDirectionNumbers(resource('sobol-joe-kuo-8192.csv').toString('utf8'));
const draw = { ...drawKey('cac[eu]'), dimension: 7 };

function nanoseconds(run: () => void): number {
  let least = Number.POSITIVE_INFINITY;
  for (let round = 0; round < ROUNDS; round++) {
    const start = performance.now();
    for (let call = 0; call < CALLS; call++) run();
    least = Math.min(least, performance.now() - start);
  }
  return (least * 1e6) / CALLS / BLOCK;
}

function compare(name: string, kernel: () => void, twin: () => void): void {
  const [fast, slow] = [nanoseconds(kernel), nanoseconds(twin)];
  console.log(
    `${name.padEnd(20)} ${fast.toFixed(2).padStart(7)} ${slow.toFixed(2).padStart(7)} ${(slow / fast).toFixed(1).padStart(6)}`,
  );
}

const memory = () => arena.doubles();
const sources = (['sobol', 'random'] as const).map((sampling) => {
  const options = { sampling, seed: 1, trials: 100_000, directionNumbers };
  const [kernel] = uniformKernels([draw], options, kernels, arena.region(), scratch, memory);
  return { sampling, kernel: kernel!, source: createUniformSource(options) };
});

/** The memory as doubles: taken once, since nothing grows it from here on. */
const data = memory();
const uniforms = Float64Array.from(
  { length: BLOCK * 4 },
  (_, i) => ((i * 0.618033988749895) % 1) * 0.98 + 0.01,
);
for (const [operand, at] of [a, b, c, d].entries())
  data.set(uniforms.subarray(operand * BLOCK, (operand + 1) * BLOCK), at / 8);

console.log('ns per element          wasm      JS  ratio');
for (const name of BINARY_OPERATIONS) {
  const twin = BINARY_KERNELS[name]!;
  const kernel = () => kernels.binary(CODE[name], MODE.slots, to, a, b, 0, BLOCK);
  compare(name, kernel, () => twin.slots(data, to / 8, a / 8, b / 8, BLOCK));
}
for (const name of ['negate', 'not', 'abs', 'exp', 'log', 'sqrt', 'floor', 'ceil', 'round'] as const) {
  const twin = UNARY_KERNELS[name]!;
  const kernel = () => kernels.unary(CODE[name], to, a, BLOCK);
  compare(name, kernel, () => twin(data, to / 8, a / 8, BLOCK));
}
const nary = (name: 'select' | 'hill' | 'eventRemaining' | 'eventValue') => () =>
  NARY_KERNELS[name]!(data, to / 8, a / 8, b / 8, c / 8, d / 8, BLOCK);
compare('select', () => kernels.select(to, a, b, c, BLOCK), nary('select'));
compare('hill', () => kernels.hill(to, a, b, c, BLOCK), nary('hill'));
compare('eventRemaining', () => kernels.eventRemaining(to, a, b, c, d, BLOCK), nary('eventRemaining'));
compare('eventValue', () => kernels.eventValue(to, a, b, c, d, BLOCK), nary('eventValue'));
compare(
  'normalQuantile',
  () => kernels.normalQuantile(to, a, BLOCK),
  () => {
    data.copyWithin(to / 8, a / 8, a / 8 + BLOCK);
    normalQuantileBlock(data, to / 8, BLOCK);
  },
);
compare(
  'normalCdf',
  () => kernels.normalCdf(to, a, BLOCK),
  () => {
    for (let i = 0; i < BLOCK; i++) data[to / 8 + i] = normalCdf(data[a / 8 + i]!);
  },
);
for (const { sampling, kernel, source } of sources) {
  const fill = () => kernel.fill(to, 0, BLOCK);
  compare(`uniform: ${sampling}`, fill, () => source.fill(draw, 0, BLOCK, data, to / 8));
}
