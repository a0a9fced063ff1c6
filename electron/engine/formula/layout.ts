import { Refusal, type Span } from './syntax.ts';
import { clip, type Token } from './tokens.ts';

/** The deepest nesting of parentheses, those of calls included. */
const DEEPEST_NESTING = 100;

/** mathjs's words between two values, none of which this language has. */
const FOREIGN_OPERATORS = new Set(['mod', 'xor', 'to', 'in']);
const SIGNS = new Set(['+', '-', '*', '/', '^', '<', '<=', '>', '>=', '==', '!=', '?', ':']);

/**
 * What can be told from neighbours alone: indexes and dots stand where they may, parentheses pair up, values and
 * operators alternate. mathjs would read much of the rest in its own way (implied multiplication, matrices, ranges,
 * calls without a name), and its messages could not say what this language wants instead.
 */
export function checkLayout(tokens: readonly Token[]): void {
  checkIndexes(tokens);
  checkDots(tokens);
  for (const [position, token] of tokens.entries()) checkNeighbours(tokens[position - 1], token);
  checkParentheses(tokens);
  const last = tokens.at(-1);
  if (last && !endsValue(last)) throw new Refusal('valueMissingAfter', last, { found: last.text });
}

/** `name "[" id {"," id} "]"`, and brackets nowhere else. */
function checkIndexes(tokens: readonly Token[]): void {
  let open: Token | null = null;
  for (const [position, token] of tokens.entries()) {
    const before = tokens[position - 1];
    if (open) {
      const wantsMember = before?.text === '[' || before?.text === ',';
      const fits = wantsMember ? token.type === 'word' : token.text === ',' || token.text === ']';
      if (!fits) throw new Refusal('indexNotMembers', token, { found: clip(token.text) });
      if (token.text === ']') open = null;
    } else if (token.text === '[') {
      const afterName = before?.type === 'word' && tokens[position - 2]?.text !== '.';
      if (!afterName) throw new Refusal('indexNotOnName', token);
      open = token;
    } else if (token.text === ']') {
      throw new Refusal('bracketNotOpened', token, { found: ']' });
    }
  }
  if (open) throw new Refusal('bracketNotClosed', open, { found: '[' });
}

/** A dot only joins a dimension and a group; whether they stand where a group may is seen in the tree. */
function checkDots(tokens: readonly Token[]): void {
  tokens.forEach((token, position) => {
    if (token.text !== '.') return;
    const joins = tokens[position - 1]?.type === 'word' && tokens[position + 1]?.type === 'word';
    if (!joins || tokens[position - 2]?.text === '.') throw new Refusal('dotMisplaced', token);
  });
}

/** A pair of parentheses, or the whole text, while it is open. */
interface Frame {
  readonly opened: Token | null;
  readonly isCall: boolean;
  /** The `?` that still waits for its `:`. */
  question: Token | null;
}

/** Parentheses pair up, each `?` has its `:` between the same ones, and commas stand in calls and indexes only. */
function checkParentheses(tokens: readonly Token[]): void {
  const frames: Frame[] = [{ opened: null, isCall: false, question: null }];
  let inBrackets = false;
  for (const [position, token] of tokens.entries()) {
    const frame = frames.at(-1);
    if (!frame) return;
    const before = tokens[position - 1];
    if (token.text === '[' || token.text === ']') inBrackets = token.text === '[';
    else if (token.text === '(')
      frames.push({ opened: token, isCall: before?.type === 'word', question: null });
    else if (token.text === ')') closeFrame(frames, frame, token, before);
    else if (token.text === ',' && !inBrackets) checkComma(frame, token);
    else if (token.text === '?' || token.text === ':') checkConditionMark(frame, token);
    if (frames.length > DEEPEST_NESTING + 1)
      throw new Refusal('nestedTooDeep', token, { most: DEEPEST_NESTING });
  }
  const last = frames.at(-1);
  if (last?.opened) throw new Refusal('bracketNotClosed', last.opened, { found: '(' });
  if (last?.question) throw new Refusal('conditionUnfinished', last.question);
}

function closeFrame(frames: Frame[], frame: Frame, token: Token, before: Token | undefined): void {
  if (!frame.opened) throw new Refusal('bracketNotOpened', token, { found: ')' });
  if (frame.question) throw new Refusal('conditionUnfinished', frame.question);
  if (before === frame.opened && !frame.isCall)
    throw new Refusal('valueMissingAfter', before, { found: '(' });
  frames.pop();
}

function checkComma(frame: Frame, token: Token): void {
  if (frame.question) throw new Refusal('conditionUnfinished', frame.question);
  if (!frame.isCall) throw new Refusal('commaMisplaced', token);
}

/** mathjs would read `a ? b ? c : d : e` with `d : e` as a range. */
function checkConditionMark(frame: Frame, token: Token): void {
  if (token.text === '?' && frame.question) throw new Refusal('conditionNested', token);
  if (token.text === ':' && !frame.question) throw new Refusal('colonMisplaced', token);
  frame.question = token.text === '?' ? token : null;
}

function endsValue(token: Token): boolean {
  return token.type === 'number' || token.type === 'word' || token.text === ')' || token.text === ']';
}

/** Refuses two values without an operator between them, and an operator without the value it needs. */
function checkNeighbours(before: Token | undefined, token: Token): void {
  const afterValue = before !== undefined && endsValue(before);
  const opensValue =
    token.type === 'number' || token.type === 'word' || token.text === 'not' || token.text === '(';
  if (afterValue && opensValue) {
    const calls = token.text === '(' && before.type === 'word';
    if (!calls) refuseNeighbours(before, token);
    return;
  }
  if (afterValue || opensValue || token.text === '-') return;
  if (token.text === ')' && before?.text === '(') return;
  if (token.text === '.' || token.text === '[') return;
  if (before === undefined || SIGNS.has(token.text) || token.type === 'keyword') {
    if (token.text === '+') throw new Refusal('unaryPlus', token);
    throw new Refusal('valueMissingBefore', token, { found: token.text });
  }
  throw new Refusal('valueMissingAfter', before, { found: before.text });
}

function refuseNeighbours(before: Token, token: Token): never {
  const span: Span = { start: before.start, end: token.end };
  const foreign = [before, token].find(({ text }) => FOREIGN_OPERATORS.has(text));
  if (foreign) throw new Refusal('operatorUnknown', foreign, { found: foreign.text });
  if (token.text === 'not') throw new Refusal('notMisplaced', token);
  throw new Refusal('operatorMissing', span, { before: clip(before.text), after: clip(token.text) });
}
