/** Where and why a text is not JSON. */
export interface JsonFault {
  /** Offset in the text; its length where the text ends too early. */
  readonly offset: number;
}

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

/**
 * Finds the first place where `text` departs from JSON (RFC 8259), for a message with line and column: the
 * platform's own messages leave the place out for some faults. Null where the text is JSON.
 */
export function findJsonFault(text: string): JsonFault | null {
  const closers: ('}' | ']')[] = [];
  let expect: Expect = 'value';
  let at = skip(SPACE, text, 0);
  for (; at < text.length; at = skip(SPACE, text, at)) {
    const sign = text[at] ?? '';
    const closer = closers.at(-1);
    const after: Expect = closers.length > 0 ? 'next' : 'nothing';
    if (expect === 'next') {
      if (sign !== ',' && sign !== closer) return { offset: at };
      if (sign === ',') expect = closer === '}' ? 'key' : 'value';
      else {
        closers.pop();
        expect = closers.length > 0 ? 'next' : 'nothing';
      }
      at += 1;
    } else if (expect === 'colon') {
      if (sign !== ':') return { offset: at };
      expect = 'value';
      at += 1;
    } else if ((expect === 'keyOrEnd' || expect === 'valueOrEnd') && sign === closer) {
      closers.pop();
      expect = closers.length > 0 ? 'next' : 'nothing';
      at += 1;
    } else if (expect === 'key' || expect === 'keyOrEnd') {
      if (sign !== '"') return { offset: at };
      const { end, whole } = readString(text, at);
      if (!whole) return { offset: end };
      at = end;
      expect = 'colon';
    } else if (expect === 'nothing') {
      return { offset: at };
    } else if (sign === '{' || sign === '[') {
      closers.push(sign === '{' ? '}' : ']');
      expect = sign === '{' ? 'keyOrEnd' : 'valueOrEnd';
      at += 1;
    } else {
      const { end, whole } = readScalar(text, at);
      if (!whole) return { offset: end };
      at = end;
      expect = after;
    }
  }
  return expect === 'nothing' ? null : { offset: text.length };
}

/** 1-based line and column of an offset. Any of LF, CR and CRLF ends a line. */
export function lineAndColumn(text: string, offset: number): { line: number; column: number } {
  const lines = text.slice(0, offset).split(/\r\n|\r|\n/);
  return { line: lines.length, column: (lines.at(-1) ?? '').length + 1 };
}
