import { ensureBuilt } from './fresh-build.ts';

process.exitCode = (await ensureBuilt()) ? 0 : 1;
