import { forbidCodeFromText } from '../host/no-code.ts';
import { applicationRoot, applicationVersion } from '../host/paths.ts';
import { runCommand } from './program.ts';
import { endQuietlyOnBrokenPipe, openTerminal } from './terminal.ts';

forbidCodeFromText();
endQuietlyOnBrokenPipe();
const version = applicationVersion(applicationRoot(import.meta.dirname));
process.exitCode = await runCommand(process.argv.slice(2), version, openTerminal());
