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

/** Reads `A,B[,C…]`: two or more, each once. */
export function scenarioList(words: Words): (text: string) => string[] {
  return (text) => {
    const names = text.split(',').map((name) => name.trim());
    if (names.length >= 2 && !names.includes('') && new Set(names).size === names.length) return names;
    throw new InvalidArgumentError(words('twoScenarios'));
  };
}
