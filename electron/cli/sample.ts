import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { appError } from '#shared/errors.ts';
import { applicationRoot } from '../host/paths.ts';
import { wouldChange, writeTarget } from './targets.ts';
import { DONE, sayFaults, type Terminal } from './terminal.ts';

/** `headroom sample`: writes the sample plan; a plan that a person may have edited is kept unless forced. */
export async function sample(target: string, force: boolean, terminal: Terminal): Promise<number> {
  const file = join(applicationRoot(import.meta.dirname), 'resources', 'sample-plan.json');
  const plan = readFileSync(file, 'utf8');
  if (!force && wouldChange(target, plan)) {
    return sayFaults(terminal, [
      appError('fileNotWritten', { reason: terminal.words('keptFile', { name: target }) }),
    ]);
  }
  const written = await writeTarget(target, plan, terminal);
  return written.ok ? DONE : sayFaults(terminal, written.faults);
}
