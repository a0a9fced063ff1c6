import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlanView, RunView } from '#shared/views.ts';
import { TornadoChart } from '../../charts/tornado-chart.tsx';
import { ChartPanel } from '../../components/panel.tsx';
import { formatCorrelation, formatPercent } from '../../i18n/format.ts';
import { useLocale } from '../../i18n/setup.ts';
import { type OutputCells, outputText } from './cells.ts';
import { driversOf, driverText } from './drivers.ts';

interface Props {
  readonly plan: PlanView;
  readonly run: RunView;
  readonly outputs: readonly OutputCells[];
}

const MOST_BARS = 12;

/** Which inputs the headline output follows most. */
export function DriversPanel({ plan, run, outputs }: Props) {
  const { t } = useTranslation();
  const locale = useLocale();
  const headline = outputs.find(({ output }) => output.headline)?.output ?? null;
  const drivers = useMemo(
    () => (headline ? driversOf(run.result, headline.variable) : []),
    [run.result, headline],
  );
  const bars = useMemo(
    () =>
      drivers.slice(0, MOST_BARS).map(({ input, rankCorrelation }) => ({
        name: driverText(plan, input, locale),
        axisName: driverText(plan, input, locale, true),
        value: rankCorrelation ?? 0,
      })),
    [drivers, plan, locale],
  );
  const format = useCallback((value: number) => formatCorrelation(value, locale), [locale]);
  if (!headline || drivers.length === 0) return null;
  const title = t('results.drivers', { output: outputText(headline, locale) });
  return (
    <ChartPanel
      title={title}
      chart={<TornadoChart label={title} bars={bars} format={format} />}
      figures={{
        label: title,
        columns: [t('results.input'), t('results.rankCorrelation'), t('results.contribution')],
        rows: drivers.map(({ input, rankCorrelation, contribution }) => ({
          key: input,
          cells: [
            driverText(plan, input, locale),
            rankCorrelation === null ? '—' : format(rankCorrelation),
            contribution === null ? '—' : formatPercent(contribution, locale),
          ],
        })),
      }}
    />
  );
}
