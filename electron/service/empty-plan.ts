import type { Label, Locale } from '#shared/locale.ts';
import type { MemberDefinition, PlanDocument } from '#shared/plan/document.ts';

const NAMES: Readonly<Record<Locale, string>> = { en: 'New plan', 'zh-CN': '新方案' };

const REGIONS: MemberDefinition[] = [
  { id: 'home', label: both('Home market', '本土市场'), attributes: { type: 'market' } },
  { id: 'abroad', label: both('Overseas', '海外市场'), attributes: { type: 'market' } },
];

/** One line to start with in each category. */
const CATEGORIES: { id: string; label: Label; line: MemberDefinition }[] = [
  category('people', both('People', '人员'), 'team', both('Team', '团队')),
  category('technology', both('Technology', '技术'), 'systems', both('Systems', '系统与平台')),
  category(
    'marketing',
    both('Marketing & brand', '营销与品牌'),
    'advertising',
    both('Advertising', '广告投放'),
  ),
  category('logistics', both('Logistics', '物流'), 'fulfilment', both('Fulfilment', '仓储与配送')),
  category('compliance', both('Risk & compliance', '风险与合规'), 'legal', both('Legal & tax', '法务与税务')),
  category('growth_fund', both('Growth fund', '增长基金'), 'experiments', both('Experiments', '创新试点')),
];

function both(en: string, chinese: string): Label {
  return { en, 'zh-CN': chinese };
}

function category(id: string, label: Label, line: string, lineLabel: Label) {
  return { id, label, line: { id: line, label: lineLabel, attributes: { category: id } } };
}

/**
 * A plan to start from nothing: two regions, a line in each category, four quarters from January of `year`, nothing
 * spent, and a model that only adds up. All of it can be changed.
 */
export function emptyPlan(locale: Locale, year: number): PlanDocument {
  return {
    format: 'headroom-plan',
    version: 1,
    name: NAMES[locale],
    currency: 'USD',
    calendar: { start: `${String(year).padStart(4, '0')}-01`, monthsPerPeriod: 3, periods: 4 },
    discountRate: 0.1,
    dimensions: [
      { id: 'region', label: both('Region', '区域'), members: REGIONS },
      {
        id: 'line',
        label: both('Budget line', '预算科目'),
        groups: CATEGORIES.map(({ id, label }) => ({ id, label })),
        members: CATEGORIES.map(({ line }) => line),
      },
    ],
    variables: variables(),
    outputs: [
      { variable: 'plan_spend', headline: true },
      { variable: 'total_spend' },
      { variable: 'present_cost', better: 'lower' },
    ],
    scenarios: [{ id: 'base', label: both('Base plan', '基准情景') }],
  };
}

function variables(): PlanDocument['variables'] {
  const section = both('Spend', '支出');
  const money = { section, format: 'currency' } as const;
  return [
    {
      name: 'spend',
      kind: 'allocation',
      over: ['region', 'line', 'period'],
      unit: 'USD',
      label: both('Spend', '支出'),
      ...money,
    },
    {
      name: 'total_spend',
      kind: 'formula',
      over: ['period'],
      unit: 'USD/period',
      label: both('Total spend', '各期总支出'),
      formula: 'sum(sum(spend, line), region)',
      ...money,
    },
    {
      name: 'plan_spend',
      kind: 'formula',
      over: [],
      unit: 'USD',
      label: both('Spend over the plan', '全期总支出'),
      formula: 'sum(total_spend, period)',
      ...money,
    },
    {
      name: 'present_cost',
      kind: 'formula',
      over: [],
      unit: 'USD',
      label: both('Present value of spend', '支出现值'),
      formula: 'sum(total_spend * discount_factor, period)',
      ...money,
    },
  ];
}
