import { Select } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlanView } from '#shared/views.ts';
import { FanChart } from '../../charts/fan-chart.tsx';
import { ChartPanel } from '../../components/panel.tsx';
import { useLocale } from '../../i18n/setup.ts';
import { useFigureAxis } from './axis-formats.ts';
import { cellsByPlace, type OutputCells, outputText, placeText } from './cells.ts';
import { figureMaker, useFigureWords } from './figures.ts';
import { OutputSelect } from './output-select.tsx';

interface Props {
  readonly plan: PlanView;
  readonly outputs: readonly OutputCells[];
  readonly periods: readonly string[];
}

const LEVELS = ['0.05', '0.25', '0.5', '0.75', '0.95'] as const;

/** An output over the periods, for one of its members where it has more: bands in a picture, quantiles in a table. */
export function FanPanel({ plan, outputs, periods }: Props) {
  const over = outputs.filter(({ output }) => output.over.includes('period'));
  const [variable, setVariable] = useState(over[0]?.output.variable ?? null);
  const chosen = over.find(({ output }) => output.variable === variable) ?? over[0];
  if (!chosen) return null;
  return (
    <Fan
      key={chosen.output.variable}
      plan={plan}
      over={over}
      chosen={chosen}
      periods={periods}
      onChoose={setVariable}
    />
  );
}

interface FanProps {
  readonly plan: PlanView;
  readonly over: readonly OutputCells[];
  readonly chosen: OutputCells;
  readonly periods: readonly string[];
  onChoose(variable: string): void;
}

function Fan({ plan, over, chosen, periods, onChoose }: FanProps) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { output } = chosen;
  const places = useMemo(() => cellsByPlace(chosen.cells), [chosen.cells]);
  const [place, setPlace] = useState([...places.keys()][0] ?? '');
  const cells = useMemo(() => places.get(place) ?? [], [places, place]);
  const points = useMemo(
    () =>
      cells.map(({ quantiles }) => ({
        p5: quantiles['0.05'] ?? null,
        p25: quantiles['0.25'] ?? null,
        p50: quantiles['0.5'] ?? null,
        p75: quantiles['0.75'] ?? null,
        p95: quantiles['0.95'] ?? null,
      })),
    [cells],
  );
  const make = figureMaker(output, useFigureWords(plan));
  const format = useFigureAxis(output, plan);
  const texts = useMemo(() => ({ wide: t('results.p5p95'), half: t('results.bandHalf') }), [t]);
  const label = t('results.fanLabel', { output: outputText(output, locale) });
  return (
    <ChartPanel
      title={t('results.overTime')}
      choosers={
        <>
          <OutputSelect outputs={over} value={output.variable} width={240} onChoose={onChoose} />
          {places.size > 1 ? (
            <Select
              size="xs"
              w={180}
              aria-label={t('results.member')}
              allowDeselect={false}
              value={place}
              data={[...places].map(([key, list]) => ({
                value: key,
                label: placeText(plan, list[0]?.at ?? {}, locale),
              }))}
              onChange={(key) => key !== null && setPlace(key)}
            />
          ) : null}
        </>
      }
      chart={<FanChart label={label} periods={periods} points={points} texts={texts} format={format} />}
      figures={{
        label,
        columns: [t('results.period'), 'P5', 'P25', 'P50', 'P75', 'P95'],
        rows: cells.map((cell, index) => ({
          key: periods[index] ?? String(index),
          cells: [
            periods[Number(cell.at.period ?? index)] ?? '',
            ...LEVELS.map((level) =>
              make(cell.quantiles[level], { error: cell.standardErrors?.quantiles[level] }),
            ),
          ],
        })),
      }}
    />
  );
}
