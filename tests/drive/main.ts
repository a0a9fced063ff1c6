import { driveAndCompare, samplePlan } from './host.ts';

/** `npm run drive [operations] [seed]`: two hours of a busy person's edits, and three accounts of what they came to. */
const [operations = 10_000, seed = 1] = process.argv.slice(2).map(Number);
const say = (text: string) => process.stdout.write(`${text}\n`);
const started = performance.now();
const { tally, changes, cells, scenarios } = await driveAndCompare({
  operations,
  seed,
  every: 1000,
  plan: samplePlan(),
  told: (done) => {
    const seconds = Math.round((performance.now() - started) / 1000);
    say(`${done} operations, ${seconds} s: store, history and grid agree`);
  },
});
for (const [name, { made, refused }] of [...tally].sort()) {
  say(`${name.padEnd(18)} ${String(made).padStart(6)} made ${String(refused).padStart(6)} refused`);
}
say(`${changes} changes in the history; ${cells} cells of ${scenarios} scenarios compared at the end`);
