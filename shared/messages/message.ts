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

/** The arguments with which a template makes a text, each the shortest that fits what follows; null where none do. */
export function readTemplate(template: string, text: string): Record<string, string> | null {
  const [first = '', ...rest] = template.split(/\{([a-zA-Z]+)\}/);
  if (!text.startsWith(first)) return null;
  const args: Record<string, string> = {};
  let from = first.length;
  for (let at = 0; at < rest.length; at += 2) {
    const [name = '', after = ''] = rest.slice(at, at + 2);
    const last = at + 2 >= rest.length;
    const end = last ? text.length - after.length : text.indexOf(after, from + 1);
    if (end <= from || !text.startsWith(after, end)) return null;
    args[name] = text.slice(from, end);
    from = end + after.length;
  }
  return from === text.length ? args : null;
}
