import { ensureBuilt } from '../../../scripts/fresh-build.ts';

/** Before all browser tests: they run on what users run. */
export default async function buildIfStale(): Promise<void> {
  if (!(await ensureBuilt())) throw new Error('the build failed, so there is nothing to test');
}
