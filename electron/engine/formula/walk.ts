import type { BinaryOperator } from './expression.ts';
import { FUNCTIONS } from './functions.ts';
import { isBinaryOperator, LEVELS, type Level, OPERATORS } from './grammar.ts';
import { type ReadNode, WORD_PREFIX } from './mathjs-reader.ts';
import { isAggregate, Refusal, type SyntaxTree, type Word } from './syntax.ts';
import { clip, type Token } from './tokens.ts';

/**
 * Derives mathjs's tree from the grammar while writing its tokens out again, in order, against those of the text. A tree
 * whose nodes do not fit the rules, or that does not write out to the very tokens, is refused; as the grammar is
 * unambiguous, the tree that remains is the derivation of the text, whatever mathjs thinks of precedence.
 * Throws {@link Refusal}.
 */
export function deriveTree(root: ReadNode, tokens: readonly Token[]): SyntaxTree {
  const walk = new Walk(tokens);
  const tree = walk.node(root, LEVELS.condition);
  walk.finish();
  return tree;
}

/**
 * The deepest tree, a chain like `a + b + c` counted once: whoever reads it goes down by recursion, and whether a
 * formula is accepted must not depend on how much stack is left.
 */
export const DEEPEST_TREE = 1000;

type BinaryNode = ReadNode & { readonly type: 'OperatorNode' };

class Walk {
  readonly #tokens: readonly Token[];
  #next = 0;
  #depth = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  finish(): void {
    if (this.#next < this.#tokens.length) this.#refuseHere();
  }

  /** The tree of `node`, which stands where rule `level` is wanted. */
  node(node: ReadNode, level: Level): SyntaxTree {
    this.#depth += 1;
    if (this.#depth > DEEPEST_TREE) throw new Refusal('formulaTooDeep', this.#here(), { most: DEEPEST_TREE });
    const tree = this.#derive(node, level);
    this.#depth -= 1;
    return tree;
  }

  #derive(node: ReadNode, level: Level): SyntaxTree {
    switch (node.type) {
      case 'ConstantNode':
        return this.#number(node.value);
      case 'SymbolNode':
        return this.#name(node.name);
      case 'ParenthesisNode':
        return this.#parenthesis(node.content);
      case 'OperatorNode':
        return this.#operator(node, level);
      case 'ConditionalNode':
        return this.#condition(node, level);
      case 'FunctionNode':
        return this.#call(node);
      case 'AccessorNode':
        return this.#accessor(node);
      case 'RelationalNode':
        return this.#refuseChain(node.params);
      default:
        return this.#refuseHere();
    }
  }

  #number(value: unknown): SyntaxTree {
    const token = this.#take('number');
    if (Number(token.text) !== value) this.#refuse(token);
    return { type: 'number', value: Number(token.text), start: token.start, end: token.end };
  }

  #name(name: string): SyntaxTree {
    const word = this.#word(name);
    return { type: 'name', name: word, index: [], start: word.start, end: word.end };
  }

  /** Parentheses belong to the stretch of what they hold; names keep their own. */
  #parenthesis(content: ReadNode): SyntaxTree {
    const { start } = this.#take('mark', '(');
    const inner = this.node(content, LEVELS.condition);
    const { end } = this.#take('mark', ')');
    return { ...inner, start, end };
  }

  #operator(node: BinaryNode, level: Level): SyntaxTree {
    const [first, second] = node.args;
    if (first && second) return this.#binary(node, level);
    if (!first) return this.#refuseHere();
    if (node.op === 'not') return this.#not(first, level);
    if (node.op === '-') return this.#minus(first, level);
    return this.#refuseHere();
  }

  /** A chain of operators that leans to the left, from its first operand on: `a - b * c + d`. */
  #binary(node: BinaryNode, level: Level): SyntaxTree {
    const chain: { operator: BinaryOperator; right: ReadNode; wanted: Level }[] = [];
    let first: ReadNode = node;
    let wanted = level;
    while (first.type === 'OperatorNode') {
      const [left, right]: readonly ReadNode[] = first.args;
      if (!left || !right || !isBinaryOperator(first.op)) break;
      chain.push({ operator: first.op, right, wanted });
      wanted = OPERATORS[first.op].left;
      first = left;
    }
    if (first === node) return this.#refuseHere();
    let tree = this.node(first, wanted);
    for (const link of chain.toReversed()) {
      const { operator } = link;
      const rule = OPERATORS[operator];
      const token = this.#take(operator === 'and' || operator === 'or' ? 'keyword' : 'mark', operator);
      if (rule.own < link.wanted) this.#refuse(token);
      const right = this.node(link.right, rule.right);
      tree = { type: 'binary', operator, left: tree, right, start: tree.start, end: right.end };
    }
    return tree;
  }

  #minus(operand: ReadNode, level: Level): SyntaxTree {
    const token = this.#take('mark', '-');
    if (level > LEVELS.unary) this.#refuse(token);
    const tree = this.node(operand, LEVELS.unary);
    return { type: 'unary', operator: '-', operand: tree, start: token.start, end: tree.end };
  }

  /** mathjs binds `not` tighter than `^`; here it takes another `not` or a primary, so that nothing is read two ways. */
  #not(operand: ReadNode, level: Level): SyntaxTree {
    const token = this.#take('keyword', 'not');
    if (level > LEVELS.inv) throw new Refusal('notMisplaced', token);
    const another = operand.type === 'OperatorNode' && operand.op === 'not';
    const primary =
      operand.type === 'SymbolNode' ||
      operand.type === 'AccessorNode' ||
      operand.type === 'FunctionNode' ||
      operand.type === 'ParenthesisNode';
    if (!another && !primary) throw new Refusal('notMisplaced', token);
    const tree = this.node(operand, another ? LEVELS.inv : LEVELS.primary);
    return { type: 'unary', operator: 'not', operand: tree, start: token.start, end: tree.end };
  }

  #condition(node: ReadNode & { type: 'ConditionalNode' }, level: Level): SyntaxTree {
    const test = this.node(node.condition, LEVELS.or);
    const mark = this.#take('mark', '?');
    if (level > LEVELS.condition) this.#refuse(mark);
    const whenTrue = this.node(node.trueExpr, LEVELS.or);
    this.#take('mark', ':');
    const whenFalse = this.node(node.falseExpr, LEVELS.condition);
    return { type: 'condition', test, whenTrue, whenFalse, start: test.start, end: whenFalse.end };
  }

  #call(node: ReadNode & { type: 'FunctionNode' }): SyntaxTree {
    if (node.fn.type !== 'SymbolNode') {
      this.node(node.fn, LEVELS.primary);
      return this.#refuseHere();
    }
    const name = this.#word(node.fn.name);
    this.#take('mark', '(');
    // A function that does not exist may be a misspelt aggregation: its name is the fault to report, not its argument.
    const mayAggregate = isAggregate(name.text) || !FUNCTIONS.has(name.text);
    const args: SyntaxTree[] = [];
    for (const argument of node.args) {
      if (args.length > 0) this.#take('mark', ',');
      const members = args.length === 1 && mayAggregate;
      args.push(members ? this.#members(argument) : this.node(argument, LEVELS.condition));
    }
    const { end } = this.#take('mark', ')');
    return { type: 'call', name, args, start: name.start, end };
  }

  /** The second argument of an aggregation: `line` or `line.marketing`. Anything else is left to the check of names. */
  #members(node: ReadNode): SyntaxTree {
    if (node.type === 'SymbolNode') {
      const dimension = this.#word(node.name);
      return { type: 'members', dimension, group: null, start: dimension.start, end: dimension.end };
    }
    const joined = node.type === 'AccessorNode' && node.index.dotNotation ? node : null;
    const group = joined?.index.dimensions[0];
    if (joined?.object.type !== 'SymbolNode' || group?.type !== 'ConstantNode') {
      return this.node(node, LEVELS.condition);
    }
    const dimension = this.#word(joined.object.name);
    this.#take('mark', '.');
    const last = this.#word(String(group.value));
    return { type: 'members', dimension, group: last, start: dimension.start, end: last.end };
  }

  #accessor(node: ReadNode & { type: 'AccessorNode' }): SyntaxTree {
    if (node.object.type !== 'SymbolNode') {
      this.node(node.object, LEVELS.primary);
      return this.#refuseHere();
    }
    const name = this.#word(node.object.name);
    if (node.index.dotNotation) throw new Refusal('groupMisplaced', name, { dimension: clip(name.text) });
    this.#take('mark', '[');
    const index: Word[] = [];
    for (const member of node.index.dimensions) {
      if (index.length > 0) this.#take('mark', ',');
      if (member.type !== 'SymbolNode') this.#refuseHere();
      index.push(this.#word(member.name));
    }
    const { end } = this.#take('mark', ']');
    return { type: 'name', name, index, start: name.start, end };
  }

  /** `a < b < c`: says so at the second comparison. */
  #refuseChain(params: readonly ReadNode[]): never {
    const [first, second] = params;
    if (!first || !second) return this.#refuseHere();
    this.node(first, LEVELS.sum);
    this.#next += 1;
    this.node(second, LEVELS.sum);
    const token = this.#tokens[this.#next];
    throw new Refusal('comparisonChained', token ?? { start: 0, end: 0 });
  }

  #word(name: string): Word {
    const token = this.#take('word');
    if (WORD_PREFIX + token.text !== name) this.#refuse(token);
    return { text: token.text, start: token.start, end: token.end };
  }

  #take(type: Token['type'], text?: string): Token {
    const token = this.#tokens[this.#next];
    if (!token || token.type !== type || (text !== undefined && token.text !== text))
      return this.#refuseHere();
    this.#next += 1;
    return token;
  }

  #refuseHere(): never {
    return this.#refuse(this.#here());
  }

  /** The token that comes next, or the last one. */
  #here(): Token {
    const token = this.#tokens[this.#next] ?? this.#tokens.at(-1);
    if (!token) throw new Error('a formula without tokens');
    return token;
  }

  #refuse(token: Token): never {
    throw new Refusal('formulaUnexpected', token, { found: clip(token.text) });
  }
}
