import { create, type FactoryFunctionMap, parseDependencies } from 'mathjs/number';
import { Refusal } from './syntax.ts';
import { clip, type Token } from './tokens.ts';

/** The nodes of mathjs's tree that a formula can be made of; whatever else it builds is refused by its type. */
export type ReadNode =
  | { readonly type: 'ConstantNode'; readonly value: unknown }
  | { readonly type: 'SymbolNode'; readonly name: string }
  | { readonly type: 'ParenthesisNode'; readonly content: ReadNode }
  | { readonly type: 'OperatorNode'; readonly op: string; readonly args: readonly ReadNode[] }
  | { readonly type: 'RelationalNode'; readonly params: readonly ReadNode[] }
  | {
      readonly type: 'ConditionalNode';
      readonly condition: ReadNode;
      readonly trueExpr: ReadNode;
      readonly falseExpr: ReadNode;
    }
  | { readonly type: 'FunctionNode'; readonly fn: ReadNode; readonly args: readonly ReadNode[] }
  | {
      readonly type: 'AccessorNode';
      readonly object: ReadNode;
      readonly index: { readonly dimensions: readonly ReadNode[]; readonly dotNotation: boolean };
    };

/** The parser alone. mathjs declares its sets of factories as optional, though they are always there. */
const mathjs = create(parseDependencies as FactoryFunctionMap);

/**
 * Set before every word that mathjs sees. Without it mathjs would take members and variables called `in`, `end`,
 * `true` or `i` for units, operators and constants; `and`, `or` and `not` keep their meaning where they are operators.
 */
export const WORD_PREFIX = '_';

/** A formula in mathjs's hands: one space between tokens, so that it cannot join what was apart. */
function render(tokens: readonly Token[]): { text: string; ends: number[] } {
  const ends: number[] = [];
  let text = '';
  for (const token of tokens) {
    const shown = token.type === 'word' ? WORD_PREFIX + token.text : token.text;
    text += text === '' ? shown : ` ${shown}`;
    ends.push(text.length);
  }
  return { text, ends };
}

/** Reads tokens with mathjs's parser. Throws {@link Refusal} at the token that mathjs stopped at. */
export function readWithMathjs(tokens: readonly Token[]): ReadNode {
  const { text, ends } = render(tokens);
  try {
    // mathjs types a node as an open class; the walk over the tree checks each node that it meets.
    return mathjs.parse(text) as unknown as ReadNode;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    const column = 'char' in error && typeof error.char === 'number' ? error.char : text.length;
    const stop = tokens[ends.findIndex((end) => end >= column)];
    if (stop) throw new Refusal('formulaUnexpected', stop, { found: clip(stop.text) });
    const last = tokens.at(-1) ?? { start: 0, end: 0 };
    throw new Refusal('formulaEndsEarly', { start: last.end, end: last.end });
  }
}
