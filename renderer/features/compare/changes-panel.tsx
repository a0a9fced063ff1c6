import { SegmentedControl } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { labelText } from '#shared/locale.ts';
import type { PlanView } from '#shared/views.ts';
import type { DifferenceView } from '#shared/views-compare.ts';
import { FigureTable, type FigureTableProps } from '../../components/figure-table.tsx';
import { Loaded } from '../../components/loaded.tsx';
import { Panel } from '../../components/panel.tsx';
import { formatMinor } from '../../i18n/format.ts';
import { periodHeaders } from '../../i18n/periods.ts';
import { useLocale } from '../../i18n/setup.ts';
import { ask, useService } from '../../service/context.ts';
import { AgainstSelect } from './against-select.tsx';
import { causeKey, useCauseWords } from './cause-words.ts';
import styles from './changes-panel.module.css';

interface Props {
  readonly plan: PlanView;
  /** The baseline first. */
  readonly scenarios: readonly string[];
  readonly revision: number;
  /** The scenario that is set against the baseline where one alone has room. */
  readonly other: string;
  onOther(scenario: string): void;
}

/** In what the scenarios differ from the baseline: spend and assumptions. */
export function ChangesPanel({ plan, scenarios, revision, other, onOther }: Props) {
  const { t } = useTranslation();
  const locale = useLocale();
  const service = useService();
  const query = useQuery({
    queryKey: ['differences', plan.id, revision, scenarios],
    queryFn: () => ask(service, 'compare.differences', { planId: plan.id, scenarios: [...scenarios] }),
  });
  const baseline = plan.scenarios.find(({ id }) => id === scenarios[0]);
  const title = t('compare.changes', { baseline: labelText(baseline?.label, locale, scenarios[0] ?? '') });
  return (
    <Panel title={title}>
      <Loaded query={query} label={title}>
        {({ differences }) => (
          <Changes
            plan={plan}
            baseline={scenarios[0] ?? ''}
            differences={differences}
            other={other}
            onOther={onOther}
          />
        )}
      </Loaded>
    </Panel>
  );
}

interface ChangesProps {
  readonly plan: PlanView;
  readonly baseline: string;
  readonly differences: readonly DifferenceView[];
}

const ROWS = ['category', 'row', 'period'] as const;
type Rows = (typeof ROWS)[number];

function Changes({
  plan,
  baseline,
  differences,
  other,
  onOther,
}: ChangesProps & Pick<Props, 'other' | 'onOther'>) {
  const { t } = useTranslation();
  const [rows, setRows] = useState<Rows>('category');
  const names = {
    category: t('compare.byCategory'),
    row: t('compare.byRow'),
    period: t('compare.byPeriod'),
  };
  const shown = differences.find(({ scenario }) => scenario === other) ?? differences[0];
  const spends = differences.some((each) => each.rows.length > 0);
  const assumes = differences.some(({ causes }) => causes.some(({ type }) => type !== 'spend'));
  if (!spends && !assumes) return <p className={styles.nothing}>{t('compare.changesNone')}</p>;
  return (
    <div className={styles.changes}>
      {spends ? (
        <>
          <div className={styles.controls}>
            <SegmentedControl
              size="xs"
              aria-label={t('compare.rows')}
              value={rows}
              onChange={(value) => setRows(ROWS.find((each) => each === value) ?? 'category')}
              data={ROWS.map((value) => ({ value, label: names[value] }))}
            />
            {rows === 'period' && shown ? (
              <AgainstSelect
                plan={plan}
                others={differences.map(({ scenario }) => scenario)}
                chosen={shown.scenario}
                onChoose={onOther}
              />
            ) : null}
          </div>
          {rows === 'period' ? (
            <PeriodTable plan={plan} difference={shown} />
          ) : (
            <SpendTable plan={plan} baseline={baseline} differences={differences} rows={rows} />
          )}
        </>
      ) : null}
      {assumes ? <AssumptionTable plan={plan} differences={differences} /> : null}
    </div>
  );
}

const sum = (amounts: readonly number[]) => amounts.reduce((total, amount) => total + amount, 0);

/** One entry of the table of spend: what the baseline spends, and each scenario that differs. */
interface SpendEntry {
  readonly name: string;
  before: number;
  readonly after: Map<string, number>;
}

function spendEntries(
  { differences }: ChangesProps,
  rows: 'category' | 'row',
  nameOf: (id: string) => string,
) {
  const entries = new Map<string, SpendEntry>();
  const take = (key: string, name: string, scenario: string, before: number, after: number) => {
    const entry = entries.get(key) ?? { name, before, after: new Map<string, number>() };
    entry.after.set(scenario, after);
    entries.set(key, entry);
  };
  for (const { scenario, causes, rows: pairs } of differences) {
    if (rows === 'row') {
      for (const { region, line, before, after } of pairs)
        take(`${region} ${line}`, `${nameOf(region)} · ${nameOf(line)}`, scenario, sum(before), sum(after));
    } else {
      for (const cause of causes)
        if (cause.type === 'spend')
          take(cause.category, nameOf(cause.category), scenario, cause.before, cause.after);
    }
  }
  return [...entries];
}

function SpendTable({ plan, baseline, differences, rows }: ChangesProps & { rows: 'category' | 'row' }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const named = [...plan.regions, ...plan.lines, ...plan.categories, ...plan.scenarios];
  const nameOf = (id: string) => labelText(named.find((each) => each.id === id)?.label, locale, id);
  const money = (amount: number) => formatMinor(amount, plan.decimals, locale, 0);
  const title = t(rows === 'row' ? 'compare.changesRows' : 'compare.changesSpend', {
    currency: plan.currency,
  });
  const entries = spendEntries({ plan, baseline, differences }, rows, nameOf);
  return (
    <TitledTable
      label={title}
      wrap
      columns={[
        rows === 'row' ? t('compare.place') : t('compare.category'),
        nameOf(baseline),
        ...differences.map(({ scenario }) => nameOf(scenario)),
      ]}
      rows={entries.map(([key, { name, before, after }]) => ({
        key,
        cells: [
          name,
          money(before),
          ...differences.map(({ scenario }) => {
            const amount = after.get(scenario);
            if (amount === undefined) return '=';
            const change = amount - before;
            return `${money(amount)} (${changeText(change, money)})`;
          }),
        ],
      }))}
    />
  );
}

const changeText = (change: number, money: (amount: number) => string) =>
  `${change > 0 ? '+' : ''}${money(change)}`;

/** What one scenario spends more or less than the baseline, cell by cell. */
function PeriodTable({ plan, difference }: { plan: PlanView; difference: DifferenceView | undefined }) {
  const { t } = useTranslation();
  const locale = useLocale();
  if (!difference || difference.rows.length === 0)
    return <p className={styles.nothing}>{t('compare.sameSpend')}</p>;
  const named = [...plan.regions, ...plan.lines, ...plan.scenarios];
  const nameOf = (id: string) => labelText(named.find((each) => each.id === id)?.label, locale, id);
  const money = (amount: number) => formatMinor(amount, plan.decimals, locale, 0);
  const title = t('compare.changesPeriods', {
    currency: plan.currency,
    scenario: nameOf(difference.scenario),
  });
  return (
    <TitledTable
      label={title}
      columns={[t('compare.place'), ...periodHeaders(plan.calendar, locale), t('compare.totalChange')]}
      rows={difference.rows.map(({ region, line, before, after }) => {
        const changes = after.map((amount, period) => amount - (before[period] ?? 0));
        const texts = [...changes, sum(changes)].map((change) =>
          change === 0 ? '=' : changeText(change, money),
        );
        return { key: `${region} ${line}`, cells: [`${nameOf(region)} · ${nameOf(line)}`, ...texts] };
      })}
    />
  );
}

function AssumptionTable({ plan, differences: all }: Omit<ChangesProps, 'baseline'>) {
  const { t } = useTranslation();
  const locale = useLocale();
  const words = useCauseWords(plan);
  const nameOf = (id: string) => labelText(plan.scenarios.find((each) => each.id === id)?.label, locale, id);
  const differences = all.filter(({ causes }) => causes.some(({ type }) => type !== 'spend'));
  const entries = new Map<string, { name: string; texts: Map<string, string> }>();
  for (const { scenario, causes } of differences) {
    for (const cause of causes) {
      if (cause.type === 'spend') continue;
      const key = causeKey(cause);
      const entry = entries.get(key) ?? { name: words.name(cause), texts: new Map<string, string>() };
      const after = words.side(cause, 'after');
      const changed = cause.type === 'override' && cause.before.length === 0;
      entry.texts.set(scenario, changed ? after : `${words.side(cause, 'before')} → ${after}`);
      entries.set(key, entry);
    }
  }
  return (
    <FigureTable
      label={t('compare.changesOverrides')}
      most={200}
      wrap
      columns={[t('compare.assumption'), ...differences.map(({ scenario }) => nameOf(scenario))]}
      rows={[...entries].map(([key, { name, texts }]) => ({
        key,
        cells: [name, ...differences.map(({ scenario }) => texts.get(scenario) ?? '=')],
      }))}
    />
  );
}

/** Figures below what they are of and counted in. */
function TitledTable(props: FigureTableProps) {
  return (
    <div>
      <p className={styles.unit}>{props.label}</p>
      <FigureTable most={236} {...props} />
    </div>
  );
}
