import type { CheckedPlan } from '../../engine/formula/expression.ts';
import { referencesOf } from '../../engine/formula/references.ts';

/** What each variable's formulas read, parameters and probabilities included, in the order of the model. */
export function usesOf({ index, expressions }: CheckedPlan): Map<string, string[]> {
  const names = [...index.variables.keys()];
  const uses = new Map(names.map((name) => [name, new Set<string>()]));
  for (const [path, expression] of expressions) {
    const position = Number(/^variables\[(\d+)\]/.exec(path)?.[1] ?? -1);
    const own = uses.get(names[position] ?? '');
    for (const { name } of referencesOf(expression)) own?.add(name);
  }
  const order = new Map(names.map((name, position) => [name, position]));
  return new Map(
    [...uses].map(([name, set]) => [name, [...set].sort((a, b) => order.get(a)! - order.get(b)!)]),
  );
}
