import { parseFormula } from '../../../electron/engine/formula/parse.ts';
import type { SyntaxTree } from '../../../electron/engine/formula/syntax.ts';

/** A tree as an S-expression: `a + b * c` is `(+ a (* b c))`. */
export function show(tree: SyntaxTree): string {
  switch (tree.type) {
    case 'number':
      return String(tree.value);
    case 'name':
      return tree.index.length === 0
        ? tree.name.text
        : `${tree.name.text}[${tree.index.map((word) => word.text).join(' ')}]`;
    case 'members':
      return tree.group ? `<${tree.dimension.text}.${tree.group.text}>` : `<${tree.dimension.text}>`;
    case 'unary':
      return `(${tree.operator} ${show(tree.operand)})`;
    case 'binary':
      return `(${tree.operator} ${show(tree.left)} ${show(tree.right)})`;
    case 'condition':
      return `(? ${show(tree.test)} ${show(tree.whenTrue)} ${show(tree.whenFalse)})`;
    case 'call':
      return `(${[`${tree.name.text}()`, ...tree.args.map(show)].join(' ')})`;
  }
}

/** The tree of a formula as an S-expression, or null where it is refused. */
export function shown(text: string): string | null {
  const parsed = parseFormula(text);
  return parsed.ok ? show(parsed.value) : null;
}
