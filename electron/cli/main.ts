import { applicationRoot, applicationVersion } from '../host/paths.ts';
import { runCommand } from './program.ts';
import { endQuietlyOnBrokenPipe, openTerminal } from './terminal.ts';

endQuietlyOnBrokenPipe();
const version = applicationVersion(applicationRoot(import.meta.dirname));
process.exitCode = await runCommand(process.argv.slice(2), version, openTerminal());
