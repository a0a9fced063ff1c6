import { Radio, Select, Table } from '@mantine/core';
import { IconMathFunction } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { labelText } from '#shared/locale.ts';
import type { PlanView } from '#shared/views.ts';
import { FigureButton } from '../../components/figure-button.tsx';
import type { RovingPlace } from '../../components/use-roving-focus.ts';
import { useLocale } from '../../i18n/setup.ts';
import { ExplainLink } from '../explain/explain-link.tsx';
import { outputText, placeText } from '../results/cells.ts';
import { unitText } from '../results/figures.ts';
import { type ComparedRow, rowText } from './figures.ts';
import type { StatisticRow } from './summary-statistics.ts';
import styles from './summary-table.module.css';

interface Props {
  readonly plan: PlanView;
  readonly scenarios: readonly string[];
  readonly row: ComparedRow;
  readonly periods: readonly string[];
  readonly statistics: readonly StatisticRow[];
  /** Of a figure, by its statistic and scenario, among all that arrows lead through. */
  placeOf(statistic: number, scenario: number): RovingPlace;
  readonly chosen: boolean;
  onChoose(): void;
  onPlace(key: string): void;
}

/** One output: chosen by its name, at one of its places, with the figures of each scenario. */
export function SummaryRow(props: Props) {
  const { plan, scenarios, row, periods, chosen, onChoose, onPlace } = props;
  const { t } = useTranslation();
  const locale = useLocale();
  const { output, places, place } = row;
  const name = outputText(output, locale);
  const period = row.cell.at.period;
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
          onChange={onChoose}
        />
        {places.size > 1 ? (
          <Select
            className={styles.place ?? ''}
            size="xs"
            w={150}
            searchable={places.size > 12}
            aria-label={t('compare.placeOf', { output: name })}
            allowDeselect={false}
            value={place}
            data={[...places].map(([key, [first]]) => ({
              value: key,
              label: placeText(plan, first?.at ?? {}, locale),
            }))}
            onChange={(key) => key !== null && onPlace(key)}
          />
        ) : null}
      </Table.Th>
      {scenarios.map((scenario, at) => (
        <Figures key={scenario} {...props} scenario={scenario} position={at} />
      ))}
    </Table.Tr>
  );
}

interface FiguresProps extends Props {
  readonly scenario: string;
  readonly position: number;
}

/** One scenario's figures of an output; the mean leads to where it comes from. */
function Figures({ plan, row, statistics, placeOf, scenario, position }: FiguresProps) {
  const { t } = useTranslation();
  const locale = useLocale();
  const scenarioName = labelText(plan.scenarios.find(({ id }) => id === scenario)?.label, locale, scenario);
  const place = `${rowText(plan, row, locale)} · ${scenarioName}`;
  const shown = statistics.flatMap(({ key, name, cells }, at) => {
    const figure = cells[position + 1];
    return figure === undefined || typeof figure === 'string' ? [] : [{ key, name, figure, at }];
  });
  const button = ({ name, figure, at }: (typeof shown)[number]) => (
    <FigureButton name={`${place} · ${name}`} figure={figure} place={placeOf(at, position)} />
  );
  const [mean, ...facts] = shown;
  return (
    <Table.Td data-testid={`compared-${row.output.variable}-${position}`}>
      <div className={styles.mean}>
        {mean ? button(mean) : null}
        <ExplainLink variable={row.output.variable} at={row.cell.at} scenario={scenario}>
          <IconMathFunction size={14} aria-label={t('compare.explain', { figure: place })} />
        </ExplainLink>
      </div>
      <dl className={styles.facts}>
        {facts.map((fact) => (
          <div key={fact.key}>
            <dt>{fact.name}</dt>
            <dd>{button(fact)}</dd>
          </div>
        ))}
      </dl>
    </Table.Td>
  );
}
