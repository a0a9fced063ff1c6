import { Refusal, type Span } from './syntax.ts';

/** The longest text that is read as a formula, in UTF-16 units. */
const LONGEST_FORMULA = 4000;

/** One piece of a formula's text. `keyword`: `and`, `or`, `not` where they are operators. */
export interface Token extends Span {
  readonly type: 'number' | 'word' | 'keyword' | 'mark';
  readonly text: string;
}

const SPACE = /[ \t\r\n]+/y;
const NUMBER = /(?:[0-9]+(?:\.[0-9]+)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?/y;
const WORD = /[A-Za-z_][A-Za-z0-9_]*/y;
const MARK = /<=|>=|==|!=|[.,()[\]+\-*/^<>?:]/y;
const STUCK_TO_NUMBER = /[A-Za-z0-9_.]+/y;

const KEYWORDS = new Set(['and', 'or', 'not']);

/** The match of a sticky pattern at `offset`, or null. */
function matchAt(pattern: RegExp, text: string, offset: number): string | null {
  pattern.lastIndex = offset;
  return pattern.exec(text)?.[0] ?? null;
}

function readNumber(text: string, start: number, found: string): Token {
  const end = start + found.length;
  const rest = matchAt(STUCK_TO_NUMBER, text, end);
  if (rest !== null) {
    throw new Refusal(
      'numberRunsOn',
      { start, end: end + rest.length },
      { found: clip(found + rest), number: clip(found) },
    );
  }
  if (!Number.isFinite(Number(found)))
    throw new Refusal('numberTooLarge', { start, end }, { found: clip(found) });
  return { type: 'number', text: found, start, end };
}

/** Says what stands at `offset` that no formula contains. */
function refuseCharacter(text: string, offset: number): never {
  const character = String.fromCodePoint(text.codePointAt(offset) ?? 0);
  const span = { start: offset, end: offset + character.length };
  if (character === '=') throw new Refusal('lonelyEquals', span);
  if (character === '!') throw new Refusal('lonelyExclamation', span);
  if (character === '%') throw new Refusal('percentSign', span);
  // Input methods for Chinese type the full-width forms U+FF01–U+FF5E of the ASCII characters.
  const code = character.codePointAt(0) ?? 0;
  const plain = code >= 0xff01 && code <= 0xff5e ? String.fromCharCode(code - 0xfee0) : null;
  if (plain !== null) throw new Refusal('fullWidthCharacter', span, { found: character, plain });
  throw new Refusal('characterNotAllowed', span, { found: printable(character, code) });
}

/** The character, or its code point where it would not show. */
function printable(character: string, code: number): string {
  return /^[\p{L}\p{M}\p{N}\p{P}\p{S}]$/u.test(character)
    ? character
    : `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
}

/** At most 40 characters of a piece of text, for a message. */
export function clip(text: string): string {
  return text.length <= 40 ? text : `${text.slice(0, 39)}…`;
}

/** Words in brackets and after a dot are names of members and groups, whatever they mean elsewhere. */
function isKeyword(word: string, before: Token | undefined, inBrackets: boolean): boolean {
  return KEYWORDS.has(word) && !inBrackets && before?.text !== '.';
}

/**
 * The tokens of a formula. Throws {@link Refusal} at the first thing that no formula contains: a character outside
 * the alphabet, a number that runs on into a letter, digit or point, a number beyond the doubles.
 */
export function tokenize(text: string): Token[] {
  if (text.length > LONGEST_FORMULA) {
    const span = { start: LONGEST_FORMULA, end: text.length };
    throw new Refusal('formulaTooLong', span, { length: text.length, most: LONGEST_FORMULA });
  }
  const tokens: Token[] = [];
  let offset = 0;
  let inBrackets = false;
  while (offset < text.length) {
    const space = matchAt(SPACE, text, offset);
    if (space !== null) {
      offset += space.length;
      continue;
    }
    const token = readToken(text, offset, tokens.at(-1), inBrackets);
    if (token.text === '[') inBrackets = true;
    if (token.text === ']') inBrackets = false;
    tokens.push(token);
    offset = token.end;
  }
  if (tokens.length === 0) throw new Refusal('formulaEmpty', { start: 0, end: text.length });
  return tokens;
}

function readToken(text: string, start: number, before: Token | undefined, inBrackets: boolean): Token {
  const number = matchAt(NUMBER, text, start);
  if (number !== null) return readNumber(text, start, number);
  const word = matchAt(WORD, text, start);
  if (word !== null) {
    const type = isKeyword(word, before, inBrackets) ? 'keyword' : 'word';
    return { type, text: word, start, end: start + word.length };
  }
  const mark = matchAt(MARK, text, start);
  if (mark === null) return refuseCharacter(text, start);
  return { type: 'mark', text: mark, start, end: start + mark.length };
}
