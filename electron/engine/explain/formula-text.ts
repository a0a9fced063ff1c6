import { tokenize } from '../formula/tokens.ts';
import { SHOWN_CALENDAR } from './reads.ts';

/** A piece of a formula's text: as it stands, or the nth name that stands for values. */
export type FormulaPiece = { readonly text: string } | { readonly text: string; readonly occurrence: number };

/**
 * Cuts a valid formula at the names that stand for values, with the members in brackets behind them. `isVariable` tells
 * variables from dimensions and functions.
 */
export function piecesOf(text: string, isVariable: (name: string) => boolean): FormulaPiece[] {
  const pieces: FormulaPiece[] = [];
  const tokens = tokenize(text);
  let done = 0;
  let occurrence = 0;
  tokens.forEach((token, at) => {
    const before = tokens[at - 1]?.text;
    const after = tokens[at + 1]?.text;
    const named = token.type === 'word' && before !== '.' && token.start >= done;
    const stands = named && after !== '(' && (isVariable(token.text) || isCalendar(token.text));
    if (!stands) return;
    const end =
      after === '['
        ? tokens.find(({ text: mark, start }) => mark === ']' && start > token.start)!.end
        : token.end;
    if (token.start > done) pieces.push({ text: text.slice(done, token.start) });
    pieces.push({ text: text.slice(token.start, end), occurrence: occurrence++ });
    done = end;
  });
  if (done < text.length) pieces.push({ text: text.slice(done) });
  return pieces;
}

const isCalendar = (name: string) => SHOWN_CALENDAR.some((known) => known === name);
