import { InvalidArgumentError } from 'commander';
import type { Words } from './words.ts';

/** Reads an option's whole number; anything else is wrong usage. */
export function wholeNumber(words: Words, least: number, most: number): (text: string) => number {
  return (text) => {
    const value = /^\d{1,16}$/.test(text) ? Number(text) : Number.NaN;
    if (Number.isSafeInteger(value) && value >= least && value <= most) return value;
    throw new InvalidArgumentError(words('wholeNumber', { least, most }));
  };
}

/** Reads `OUTPUT=ERROR`. */
export function untilError(words: Words): (text: string) => { output: string; error: number } {
  return (text) => {
    const [, output, digits] =
      /^([a-z][a-z0-9_]*)=((?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,3})?)$/.exec(text) ?? [];
    const error = Number(digits);
    if (output !== undefined && error > 0 && error < Number.POSITIVE_INFINITY) return { output, error };
    throw new InvalidArgumentError(words('outputAndError'));
  };
}

/** Reads `A,B[,C…]`: two or more, each once. */
export function scenarioList(words: Words): (text: string) => string[] {
  return (text) => {
    const names = text.split(',').map((name) => name.trim());
    if (names.length >= 2 && !names.includes('') && new Set(names).size === names.length) return names;
    throw new InvalidArgumentError(words('twoScenarios'));
  };
}
