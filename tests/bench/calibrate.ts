/**
 * Prints how the stated standard errors stand to the true ones over many seeds: `npm run calibrate`.
 * Ends with status 1 where a 95 % interval holds the true mean in fewer than 93 % or more than 97 % of runs.
 */
import { SAMPLINGS } from '#shared/result.ts';
import { calibrate } from '../engine/truths/calibration.ts';

const SEEDS = 200;
const TRIALS = 8192;

const percent = (share: number) => `${(100 * share).toFixed(1)} %`;
console.log(`${SEEDS} seeds of ${TRIALS} trials: share of runs that hold the true mean`);
for (const sampling of SAMPLINGS) {
  const outputs = await calibrate(sampling, SEEDS, TRIALS);
  for (const { output, inInterval, withinTwo, ratio } of outputs) {
    const errors = `true/stated error ${Math.sqrt(ratio).toFixed(2)}`;
    const name = `${sampling} ${output}`.padEnd(24);
    console.log(`${name} 95 % interval ${percent(inInterval)}, ±2 errors ${percent(withinTwo)}, ${errors}`);
  }
  const all = outputs.reduce((sum, { inInterval }) => sum + inInterval, 0) / outputs.length;
  console.log(`${sampling}: ${percent(all)} of all`);
  if (all < 0.93 || all > 0.97) process.exitCode = 1;
}
