import { assertNever } from '../assert-never.ts';

const SPACE = /[ \t\n\r]*/y;
const NUMBER = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y;
const WORD = /true|false|null/y;

type Expect = 'value' | 'valueOrEnd' | 'key' | 'keyOrEnd' | 'colon' | 'next' | 'nothing';

function skip(pattern: RegExp, text: string, offset: number): number {
  pattern.lastIndex = offset;
  return pattern.test(text) ? pattern.lastIndex : offset;
}

/** One scalar from its first sign on: where it ends, or where it breaks off. */
interface Scalar {
  readonly end: number;
  readonly whole: boolean;
}

const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;

/** A string from its opening quote on. Not one expression: on long texts its backtracking would fill the stack. */
function readString(text: string, offset: number): Scalar {
  let at = offset + 1;
  for (;;) {
    const sign = text[at];
    if (sign === undefined || sign < ' ') return { end: at, whole: false };
    if (sign === '"') return { end: at + 1, whole: true };
    const next = sign === '\\' ? skip(ESCAPE, text, at) : at + 1;
    if (next === at) return { end: at, whole: false };
    at = next;
  }
}

function readScalar(text: string, offset: number): Scalar {
  if (text[offset] === '"') return readString(text, offset);
  const end = Math.max(skip(NUMBER, text, offset), skip(WORD, text, offset));
  return { end, whole: end > offset };
}

/** Goes through a text sign by sign, knowing what may come next. */
class JsonScanner {
  readonly #text: string;
  readonly #closers: ('}' | ']')[] = [];
  #expect: Expect = 'value';
  /** Where it stands; after a fault, where that is. */
  at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  /** True once the whole text has been read without a fault. */
  readAll(): boolean {
    for (;;) {
      this.at = skip(SPACE, this.#text, this.at);
      if (this.at >= this.#text.length) return this.#expect === 'nothing';
      if (!this.#readOne(this.#text[this.at] ?? '')) return false;
    }
  }

  /** Reads one sign, or one scalar from its first sign on; false where it may not stand here. */
  #readOne(sign: string): boolean {
    const closes = sign === this.#closers.at(-1);
    switch (this.#expect) {
      case 'next':
        if (closes) return this.#close();
        return sign === ',' && this.#take(this.#closers.at(-1) === '}' ? 'key' : 'value');
      case 'colon':
        return sign === ':' && this.#take('value');
      case 'keyOrEnd':
        return closes ? this.#close() : this.#readKey(sign);
      case 'key':
        return this.#readKey(sign);
      case 'valueOrEnd':
        return closes ? this.#close() : this.#readValue(sign);
      case 'value':
        return this.#readValue(sign);
      case 'nothing':
        return false;
      default:
        return assertNever(this.#expect);
    }
  }

  #take(expect: Expect): boolean {
    this.at += 1;
    this.#expect = expect;
    return true;
  }

  #afterValue(): Expect {
    return this.#closers.length > 0 ? 'next' : 'nothing';
  }

  #close(): boolean {
    this.#closers.pop();
    return this.#take(this.#afterValue());
  }

  #readKey(sign: string): boolean {
    return sign === '"' && this.#readScalar('colon');
  }

  #readValue(sign: string): boolean {
    if (sign !== '{' && sign !== '[') return this.#readScalar(this.#afterValue());
    this.#closers.push(sign === '{' ? '}' : ']');
    return this.#take(sign === '{' ? 'keyOrEnd' : 'valueOrEnd');
  }

  #readScalar(next: Expect): boolean {
    const { end, whole } = readScalar(this.#text, this.at);
    this.at = end;
    this.#expect = next;
    return whole;
  }
}

/**
 * Offset of the first place where `text` departs from JSON (RFC 8259), its length where it ends too early; null where
 * it is JSON. The platform's own messages leave the place out for some faults.
 */
export function findJsonFault(text: string): number | null {
  const scanner = new JsonScanner(text);
  return scanner.readAll() ? null : Math.min(scanner.at, text.length);
}

/** 1-based line and column of an offset. Any of LF, CR and CRLF ends a line. */
export function lineAndColumn(text: string, offset: number): { line: number; column: number } {
  const lines = text.slice(0, offset).split(/\r\n|\r|\n/);
  return { line: lines.length, column: (lines.at(-1) ?? '').length + 1 };
}
