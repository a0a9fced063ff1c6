import { SCALES } from './scales.ts';

/**
 * Works out `1.2*(45k+300)/2`: numbers, also with a short form (`25万`) or a percent sign (`110%`), + − * /,
 * parentheses and signs. Null for anything else, and where the result is not finite.
 */
export function evaluateArithmetic(text: string): number | null {
  const tokens =
    text
      .replaceAll('×', '*')
      .replaceAll('÷', '/')
      .match(/(?:\d+\.?\d*|\.\d+)[kKmMbB千万萬亿億%]?|[-+*/()]/g) ?? [];
  if (text.length > 500 || tokens.join('').length !== text.replaceAll(/\s/g, '').length) return null;
  const reader = { tokens, next: 0 };
  const value = sum(reader);
  return reader.next === tokens.length && value !== null && Number.isFinite(value) ? value : null;
}

interface Reader {
  readonly tokens: readonly string[];
  next: number;
}

function sum(reader: Reader): number | null {
  let value = product(reader);
  while (value !== null && /^[-+]$/.test(reader.tokens[reader.next] ?? '')) {
    const sign = reader.tokens[reader.next++] === '-' ? -1 : 1;
    const term = product(reader);
    value = term === null ? null : value + sign * term;
  }
  return value;
}

function product(reader: Reader): number | null {
  let value = factor(reader);
  while (value !== null && /^[*/]$/.test(reader.tokens[reader.next] ?? '')) {
    const divides = reader.tokens[reader.next++] === '/';
    const term = factor(reader);
    value = term === null ? null : divides ? value / term : value * term;
  }
  return value;
}

function factor(reader: Reader): number | null {
  const token = reader.tokens[reader.next++];
  if (token === undefined) return null;
  if (token === '-' || token === '+') {
    const value = factor(reader);
    return value === null ? null : token === '-' ? -value : value;
  }
  if (token === '(') {
    const value = sum(reader);
    return reader.tokens[reader.next++] === ')' ? value : null;
  }
  return /^[\d.]/.test(token) ? numberOf(token) : null;
}

function numberOf(token: string): number {
  const last = token.at(-1) ?? '';
  if (last === '%') return Number(token.slice(0, -1)) / 100;
  const scale = SCALES[last];
  return scale === undefined ? Number(token) : Number(token.slice(0, -1)) * scale;
}
