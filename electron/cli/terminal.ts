import { type AppError, appError } from '#shared/errors.ts';
import type { Locale } from '#shared/locale.ts';
import { APP_MESSAGES } from '#shared/messages/app.ts';
import { EXCHANGE_REMARKS, type ExchangeRemark } from '#shared/messages/exchange.ts';
import { formatTemplate, type Message } from '#shared/messages/message.ts';
import { problemLine } from '#shared/messages/problem.ts';
import type { RunWarning } from '#shared/result.ts';
import { terminalLocale, type Words, wordsIn } from './words.ts';

/** Exit statuses of docs/cli.md. */
export const DONE = 0;
export const AT_FAULT = 1;
export const WRONG_USAGE = 2;

/** Where a command speaks: results on standard output, everything else on standard error, in one language. */
export interface Terminal {
  readonly locale: Locale;
  readonly words: Words;
  /** A line on standard error. */
  say(line: string): void;
  /** Writes to standard output; done when the system has taken it. */
  write(text: string | Uint8Array): Promise<void>;
}

export function openTerminal(): Terminal {
  const locale = terminalLocale();
  return {
    locale,
    words: wordsIn(locale),
    say: (line) => void process.stderr.write(`${line}\n`),
    write: (text) =>
      new Promise((resolve, reject) => {
        process.stdout.write(text, (error) => (error ? reject(error) : resolve()));
      }),
  };
}

/** Says what is at fault: each problem of a document on a line of its own, then what happened and what to do. */
export function sayFaults({ locale, say }: Terminal, faults: readonly AppError[]): typeof AT_FAULT {
  for (const fault of faults) {
    for (const problem of fault.problems ?? []) say(problemLine(problem, locale));
    say(formatTemplate(APP_MESSAGES[fault.code][locale], fault.args));
  }
  return AT_FAULT;
}

/** Says what was noticed in the exchange of a file and stopped nothing. */
export function sayRemarks(
  { words, locale, say }: Terminal,
  remarks: readonly Message<ExchangeRemark>[],
): void {
  for (const { code, args } of remarks) {
    say(words('note', { text: formatTemplate(EXCHANGE_REMARKS[code][locale], args) }));
  }
}

export function sayWarnings({ words, say }: Terminal, warnings: readonly RunWarning[]): void {
  for (const { path, message } of warnings) say(words('warning', { text: `${path}: ${message}` }));
}

/** What an exception of the system says about a file. */
export function notRead(error: unknown): AppError {
  return appError('fileNotRead', { reason: error instanceof Error ? error.message : String(error) });
}

/** A reader that went away (`| head`) is no error: the process ends quietly, as others in a pipe do. */
export function endQuietlyOnBrokenPipe(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EPIPE') process.exit(DONE);
      throw error;
    });
  }
}
