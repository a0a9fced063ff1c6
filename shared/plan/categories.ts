import type { Label } from '../locale.ts';
import type { DimensionDefinition, MemberDefinition } from './document.ts';

/** Budget lines that share the attribute `category`. */
export interface Category {
  /** Empty for the lines without one. */
  readonly id: string;
  readonly label: Label;
  readonly lines: MemberDefinition[];
}

/** What lines without a category are listed under, so that the groups add up to the whole. */
const WITHOUT_CATEGORY: Label = { en: 'Other', 'zh-CN': '其他' };

/** The categories of the budget lines in order of first appearance; each line stands in one. */
export function categoriesOf({ members, groups = [] }: DimensionDefinition): Category[] {
  const labels = new Map(groups.map(({ id, label = id }) => [id, label]));
  const categories = new Map<string, Category>();
  for (const line of members) {
    const id = String(line.attributes?.category ?? '');
    const label = id === '' ? WITHOUT_CATEGORY : (labels.get(id) ?? id);
    const category = categories.get(id) ?? { id, label, lines: [] };
    category.lines.push(line);
    categories.set(id, category);
  }
  return [...categories.values()];
}
