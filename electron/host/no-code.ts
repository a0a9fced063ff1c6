import { setFlagsFromString } from 'node:v8';

/**
 * From here on threads that start cannot turn text into code: `eval` and `new Function` throw in them, whatever a
 * document made its way into. Plans are evaluated there. V8 reads the flag when it makes a context, so the thread that
 * calls this keeps what it has; the command starts its own Node with the flag where it can.
 */
export function forbidCodeFromText(): void {
  setFlagsFromString('--disallow-code-generation-from-strings');
}
