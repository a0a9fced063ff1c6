import { expect, it } from 'vitest';
import { categoriesOf } from '#shared/plan/categories.ts';

it('puts every line into one category, in order of first appearance, with the label of its group', () => {
  const line = {
    id: 'line',
    groups: [{ id: 'marketing', label: 'Marketing & brand' }],
    members: [
      { id: 'ads', attributes: { category: 'marketing' } },
      { id: 'rent' },
      { id: 'cloud', attributes: { category: 'technology' } },
      { id: 'events', attributes: { category: 'marketing' } },
    ],
  };
  const categories = categoriesOf(line).map(({ id, label, lines }) => [
    id,
    label,
    lines.map((each) => each.id),
  ]);
  expect(categories).toEqual([
    ['marketing', 'Marketing & brand', ['ads', 'events']],
    ['', { en: 'Other', 'zh-CN': '其他' }, ['rent']],
    ['technology', 'technology', ['cloud']],
  ]);
});
