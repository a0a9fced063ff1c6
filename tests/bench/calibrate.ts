/**
 * Prints how the stated standard errors stand to the true ones over many seeds: `npm run calibrate`.
 * Ends with status 1 where ±2 stated errors hold a true figure in fewer than 93 % or more than 97 % of runs, over all
 * outputs.
 */
import { SAMPLINGS } from '#shared/result.ts';
import { type Calibration, calibrate, FIGURES } from '../engine/truths/calibration.ts';

const SEEDS = 200;
const TRIALS = 8192;
const [LEAST, MOST] = [0.93, 0.97];

const percent = (share: number) => (100 * share).toFixed(1).padStart(6);
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

function print(calibrations: readonly Calibration[]): void {
  const outputs = [...new Set(calibrations.map(({ output }) => output))];
  console.log(''.padEnd(18) + FIGURES.map((figure) => figure.padStart(14)).join(''));
  const text = (some: readonly Calibration[]) =>
    some.length === 0
      ? '–'.padStart(14)
      : `${percent(mean(some.map(({ within }) => within)))} (${Math.sqrt(mean(some.map(({ ratio }) => ratio))).toFixed(2)})`.padStart(
          14,
        );
  for (const name of [...outputs, 'all']) {
    const own = calibrations.filter(({ output }) => name === 'all' || output === name);
    console.log(
      name.padEnd(18) + FIGURES.map((figure) => text(own.filter((one) => one.figure === figure))).join(''),
    );
  }
}

console.log(`${SEEDS} seeds of ${TRIALS} trials: % of runs within two stated errors (true/stated error)`);
for (const sampling of SAMPLINGS) {
  console.log(`\n${sampling}`);
  const calibrations = await calibrate(sampling, SEEDS, TRIALS);
  print(calibrations);
  for (const figure of FIGURES) {
    const share = mean(calibrations.filter((one) => one.figure === figure).map(({ within }) => within));
    if (share < LEAST || share > MOST) process.exitCode = 1;
  }
}
