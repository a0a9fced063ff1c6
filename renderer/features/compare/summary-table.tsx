import { Radio, Table } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { labelText } from '#shared/locale.ts';
import type { PlanView } from '#shared/views.ts';
import type { ComparisonView } from '#shared/views-compare.ts';
import { Panel } from '../../components/panel.tsx';
import { ScenarioName } from '../../components/scenario-name.tsx';
import { formatPercent } from '../../i18n/format.ts';
import { useLocale } from '../../i18n/setup.ts';
import { ExplainLink } from '../explain/explain-link.tsx';
import { outputText } from '../results/cells.ts';
import { meanWithError, shortFigure, unitText } from '../results/figures.ts';
import { type ComparedRow, signedWithError } from './figures.ts';
import styles from './summary-table.module.css';

interface Props {
  readonly plan: PlanView;
  readonly view: ComparisonView;
  readonly rows: readonly ComparedRow[];
  readonly row: ComparedRow;
  readonly periods: readonly string[];
  onChoose(variable: string): void;
}

/** Every output in every scenario; the chosen one is what the pictures show. */
export function SummaryTable({ plan, view, rows, row, periods, onChoose }: Props) {
  const { t } = useTranslation();
  const locale = useLocale();
  const [first = ''] = view.scenarios;
  const baseline = labelText(plan.scenarios.find(({ id }) => id === first)?.label, locale, first);
  return (
    <Panel title={t('compare.sideBySide', { baseline })} wide>
      <Table.ScrollContainer minWidth={700} scrollAreaProps={{ type: 'hover' }}>
        <Table className={`${styles.table} figure`} verticalSpacing={5} horizontalSpacing={10}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('compare.output')}</Table.Th>
              {view.scenarios.map((scenario) => (
                <Table.Th key={scenario} className={styles.scenario}>
                  <ScenarioName plan={plan} scenario={scenario} />
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map((each) => (
              <Row
                key={each.output.variable}
                plan={plan}
                scenarios={view.scenarios}
                row={each}
                periods={periods}
                chosen={each === row}
                onChoose={onChoose}
              />
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Panel>
  );
}

interface RowProps {
  readonly plan: PlanView;
  readonly scenarios: readonly string[];
  readonly row: ComparedRow;
  readonly periods: readonly string[];
  readonly chosen: boolean;
  onChoose(variable: string): void;
}

function Row({ plan, scenarios, row, periods, chosen, onChoose }: RowProps) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { output, cell } = row;
  const name = outputText(output, locale);
  const { period } = cell.at;
  const detail = [
    unitText(output, t, plan.calendar.monthsPerPeriod),
    typeof period === 'number' ? periods[period] : '',
  ];
  return (
    <Table.Tr data-chosen={chosen || undefined}>
      <Table.Th scope="row">
        <Radio
          size="xs"
          name="compared-output"
          checked={chosen}
          label={
            <>
              {name}
              <span className={styles.detail}>{detail.filter(Boolean).join(' · ')}</span>
            </>
          }
          aria-label={t('compare.show', { output: name })}
          onChange={() => onChoose(output.variable)}
        />
      </Table.Th>
      {scenarios.map((scenario, at) => (
        <Figures key={scenario} row={row} at={at} scenario={scenario} />
      ))}
    </Table.Tr>
  );
}

interface FiguresProps {
  readonly row: ComparedRow;
  /** Position among the scenarios, and which it is. */
  readonly at: number;
  readonly scenario: string;
}

/** One scenario's figures of an output: mean, range, P(target), and how it stands to the baseline. */
function Figures({ row: { output, cell }, at, scenario }: FiguresProps) {
  const { t } = useTranslation();
  const locale = useLocale();
  const own = cell.of[at]!;
  const contrast = at === 0 ? null : cell.against[at - 1]!;
  const figure = (value: number | null | undefined) => shortFigure(value, output, locale);
  const share = (mean: number | null | undefined, error: number | null | undefined) =>
    mean == null
      ? '—'
      : `${formatPercent(mean, locale)} ± ${error == null ? '—' : formatPercent(error, locale)}`;
  const facts: [string, string][] = [
    [
      t('compare.range'),
      t('compare.rangeText', { low: figure(own.quantiles['0.05']), high: figure(own.quantiles['0.95']) }),
    ],
  ];
  if (own.target !== undefined) {
    const error = own.standardErrors?.probabilityAtLeastTarget;
    facts.push([
      t('compare.target', { target: figure(own.target) }),
      share(own.probabilityAtLeastTarget, error),
    ]);
  }
  if (contrast) {
    const { mean, standardError } = contrast.difference;
    facts.push([t('compare.change'), signedWithError(mean, standardError, figure)]);
    facts.push([t('compare.beats'), share(contrast.beats.mean, contrast.beats.standardError)]);
  }
  return (
    <Table.Td data-testid={`compared-${output.variable}-${at}`}>
      <div className={styles.mean} title={t('results.meanError')}>
        <ExplainLink variable={output.variable} at={own.at} scenario={scenario}>
          {meanWithError(own, figure)}
        </ExplainLink>
      </div>
      <dl className={styles.facts}>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </Table.Td>
  );
}
