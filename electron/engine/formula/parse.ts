import { failure, type Outcome, success } from '#shared/outcome.ts';
import { checkLayout } from './layout.ts';
import { readWithMathjs } from './mathjs-reader.ts';
import { type FormulaFault, Refusal, type SyntaxTree } from './syntax.ts';
import { tokenize } from './tokens.ts';
import { DEEPEST_TREE, deriveTree } from './walk.ts';

/**
 * The syntax tree of a formula (docs/formula-language.md), or the first fault with its place in the text. Names are
 * not looked up. Never throws, whatever the text.
 */
export function parseFormula(text: string): Outcome<SyntaxTree, FormulaFault> {
  try {
    const tokens = tokenize(text);
    checkLayout(tokens);
    return success(deriveTree(readWithMathjs(tokens), tokens));
  } catch (error) {
    if (error instanceof Refusal) return failure(error.fault);
    // mathjs goes down by recursion before the tree can be measured.
    if (error instanceof RangeError) {
      return failure({ code: 'formulaTooDeep', args: { most: DEEPEST_TREE }, start: 0, end: text.length });
    }
    throw error;
  }
}
