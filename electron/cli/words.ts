import type { Locale } from '#shared/locale.ts';
import { CLI_MESSAGES, type CliMessageCode } from '#shared/messages/cli.ts';
import { formatTemplate, type MessageArguments } from '#shared/messages/message.ts';

/** The language of the terminal by POSIX's variables: Chinese where they say so, else English. */
export function terminalLocale(environment: NodeJS.ProcessEnv = process.env): Locale {
  const name = environment.LC_ALL || environment.LC_MESSAGES || environment.LANG || '';
  return /^zh/i.test(name) ? 'zh-CN' : 'en';
}

export type Words = (code: CliMessageCode, args?: MessageArguments) => string;

export function wordsIn(locale: Locale): Words {
  return (code, args = {}) => formatTemplate(CLI_MESSAGES[code][locale], args);
}
