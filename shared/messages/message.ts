import type { Locale } from '../locale.ts';

/** One text in every language; `{name}` stands for the argument of that name. */
export type MessageTemplate = Readonly<Record<Locale, string>>;

/** A set of messages by code. Each area (plan, formula, allocation, app) has its own catalogue. */
export type Catalogue = Readonly<Record<string, MessageTemplate>>;

export type MessageArguments = Readonly<Record<string, string | number>>;

/** A message before it is put into words: what is sent, stored and compared. */
export interface Message<Code extends string = string> {
  readonly code: Code;
  readonly args: MessageArguments;
}

/** Puts a message into words. A placeholder without an argument stays visible, so that a test can find it. */
export function formatTemplate(template: string, args: MessageArguments): string {
  return template.replace(/\{([a-zA-Z]+)\}/g, (whole, name: string) =>
    Object.hasOwn(args, name) ? String(args[name]) : whole,
  );
}
