/**
 * Prints how fast the engine is, against the same models written otherwise: `npm run bench [-- SECTION…] [--rounds N]`.
 * Ratios are medians of alternating rounds with their range. Sections: large, measurement, sample, roofline, error,
 * preview, reuse.
 */
import { parseArgs } from 'node:util';
import { ENGINE_VERSION } from '#shared/result.ts';
import { machine } from './measure.ts';
import { NumpyModel } from './numpy.ts';
import { errorSection, previewSection } from './section-error.ts';
import { largeSection, measurementSection } from './section-plans.ts';
import { reuseSection } from './section-reuse.ts';
import { rooflineSection } from './section-roofline.ts';
import { sampleSection } from './section-sample.ts';

/** The large plan comes first: the peak memory of the process is then its own. */
const SECTIONS = {
  large: largeSection,
  measurement: measurementSection,
  sample: sampleSection,
  roofline: rooflineSection,
  error: errorSection,
  preview: previewSection,
  reuse: reuseSection,
} as const;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { rounds: { type: 'string', default: '5' } },
});
const rounds = Number(values.rounds);
const unknown = positionals.filter((name) => !(name in SECTIONS));
if (unknown.length > 0 || !Number.isInteger(rounds) || rounds < 1) {
  console.error(`usage: npm run bench [-- ${Object.keys(SECTIONS).join(' ')}] [--rounds N]`);
  process.exit(2);
}

console.log(`engine ${ENGINE_VERSION}, ${rounds} rounds; ${machine()}`);
const started = await NumpyModel.start();
const numpy = started instanceof NumpyModel ? started : null;
console.log(started instanceof NumpyModel ? started.versions : `NumPy skipped: ${started.reason}`);
for (const [name, section] of Object.entries(SECTIONS)) {
  if (positionals.length === 0 || positionals.includes(name)) await section(rounds, numpy);
}
numpy?.close();
