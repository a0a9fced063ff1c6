import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { labelText } from '#shared/locale.ts';
import type { PlanView } from '#shared/views.ts';
import type { BridgePartView, BridgeView, ComparisonView } from '#shared/views-compare.ts';
import { scenarioColor } from '../../charts/scenario-colors.ts';
import { type WaterfallBar, WaterfallChart } from '../../charts/waterfall-chart.tsx';
import type { FigureRow } from '../../components/figure-table.tsx';
import { JobStatus } from '../../components/job-status.tsx';
import { Loaded } from '../../components/loaded.tsx';
import { ChartPanel } from '../../components/panel.tsx';
import { useLocale } from '../../i18n/setup.ts';
import { useJob } from '../../service/jobs.ts';
import { useFigureAxis } from '../results/axis-formats.ts';
import { shortName } from '../results/drivers.ts';
import {
  type FigureKind,
  type FigureWords,
  figureMaker,
  fullFigure,
  meanWithError,
  shortFigure,
  useFigureWords,
} from '../results/figures.ts';
import { AgainstSelect } from './against-select.tsx';
import styles from './bridge-panel.module.css';
import { causeKey, useCauseWords } from './cause-words.ts';
import { type ComparedRow, rowText, signedFigure, signedWithError } from './figures.ts';
import { provenanceText } from './provenance.ts';
import type { StudySettings } from './study.ts';

interface Props {
  readonly plan: PlanView;
  readonly view: ComparisonView;
  readonly row: ComparedRow;
  readonly other: string;
  onOther(scenario: string): void;
  readonly settings: StudySettings;
}

/** The error of a part: what the trials leave open, and what the sampling of orders adds. */
export function partError({ standardError, orderError }: BridgePartView): number | null {
  return standardError === null ? null : Math.hypot(standardError, orderError ?? 0);
}

/** Why the means differ: from the baseline's to the scenario's, cause by cause. */
export function BridgePanel({ plan, view, row, other, onOther, settings }: Props) {
  const { t } = useTranslation();
  const locale = useLocale();
  const [baseline = '', ...others] = view.scenarios;
  const scenario = others.includes(other) ? other : (others[0] ?? '');
  const place = { variable: row.output.variable, at: row.cell.at };
  const request = { planId: plan.id, baseline, scenario, ...place, ...settings };
  const job = useJob('compare.bridge', 'compare-bridge', view.revision, request);
  const words = useCauseWords(plan);
  const nameOf = (id: string) => labelText(plan.scenarios.find((each) => each.id === id)?.label, locale, id);
  const texts = {
    output: rowText(plan, row, locale),
    baseline: nameOf(baseline),
    scenario: nameOf(scenario),
  };
  const figures = useFigureWords(plan);
  const title = t('compare.bridge');
  return (
    <ChartPanel
      title={title}
      controls={<AgainstSelect plan={plan} others={others} chosen={scenario} onChoose={onOther} />}
      chart={
        <>
          <JobStatus job={job} label={title} />
          <Loaded query={job} label={title}>
            {(bridge) => (
              <Bridge plan={plan} row={row} bridge={bridge} ids={[baseline, scenario]} texts={texts} />
            )}
          </Loaded>
        </>
      }
      source={provenanceText(view, t, locale)}
      figures={{
        label: t('compare.bridgeLabel', texts),
        columns: [t('compare.cause'), texts.baseline, texts.scenario, t('compare.effect')],
        rows: job.data ? bridgeRows(job.data, words, row.output, figures) : [],
      }}
    />
  );
}

/** Each cause with what it adds to the mean, and the difference of the means that they add up to. */
function bridgeRows(
  { baseline, scenario, difference, parts }: BridgeView,
  words: ReturnType<typeof useCauseWords>,
  kind: FigureKind,
  figures: FigureWords,
): FigureRow[] {
  const rows = parts.map((part) => ({
    key: causeKey(part.cause),
    cells: [
      words.name(part.cause),
      words.side(part.cause, 'before'),
      words.side(part.cause, 'after'),
      signedFigure({ mean: part.mean, standardError: partError(part) }, kind, figures),
    ],
  }));
  const make = figureMaker(kind, figures);
  const ends = [baseline, scenario].map(({ mean, standardError }) => make(mean, { error: standardError }));
  const total = figures.t('compare.total');
  return [...rows, { key: 'total', cells: [total, ...ends, signedFigure(difference, kind, figures)] }];
}

interface BridgeProps {
  readonly plan: PlanView;
  readonly row: ComparedRow;
  readonly bridge: BridgeView;
  readonly ids: readonly [string, string];
  readonly texts: { output: string; baseline: string; scenario: string };
}

function Bridge({ plan, row, bridge, ids, texts }: BridgeProps) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { output } = row;
  const words = useCauseWords(plan);
  const format = useFigureAxis(output, plan);
  const write = useMemo(
    () => ({
      short: (value: number | null) => shortFigure(value, output, locale),
      full: (value: number | null) => fullFigure(value, output, locale),
    }),
    [output, locale],
  );
  const causes = bridge.parts.map(({ cause }) => words.name(cause)).join('\n');
  const bars = useMemo(
    () => barsOf(plan, bridge, ids, [texts.baseline, texts.scenario], causes.split('\n'), write),
    [plan, bridge, ids, texts.baseline, texts.scenario, causes, write],
  );
  if (bars === null) return <p>{t('results.notFinite')}</p>;
  if (bridge.parts.length === 0) return <p className={styles.method}>{t('compare.changesNone')}</p>;
  const method = bridge.everyOrder ? 'compare.bridgeExact' : 'compare.bridgeSampled';
  return (
    <div className={styles.bridge}>
      <p className={styles.method}>{t(method, { evaluations: bridge.evaluations })}</p>
      <div className={styles.picture}>
        <WaterfallChart label={t('compare.bridgeLabel', texts)} bars={bars} format={format} />
      </div>
    </div>
  );
}

/** The baseline's mean, each part from where the one before ended, and the scenario's mean; null where one is unknown. */
function barsOf(
  plan: PlanView,
  { baseline, scenario, parts }: BridgeView,
  [before, after]: readonly [string, string],
  [beforeName, afterName]: readonly [string, string],
  causes: readonly string[],
  write: Readonly<Record<'short' | 'full', (value: number | null) => string>>,
): WaterfallBar[] | null {
  if (baseline.mean === null || scenario.mean === null) return null;
  const end = (id: string, name: string, mean: number, error: number | null): WaterfallBar => ({
    name,
    axisName: shortName(name),
    from: 0,
    to: mean,
    color: (theme) => scenarioColor(theme, plan, id),
    detail: meanWithError({ mean, standardError: error }, write.short),
    figure: meanWithError({ mean, standardError: error }, write.full),
  });
  let level = baseline.mean;
  const steps = parts.map((part, at): WaterfallBar => {
    const from = level;
    level += part.mean ?? 0;
    const name = causes[at] ?? '';
    const detail = signedWithError(part.mean, partError(part), write.short);
    const figure = signedWithError(part.mean, partError(part), write.full);
    return { name, axisName: shortName(name), from, to: level, detail, figure };
  });
  return [
    end(before, beforeName, baseline.mean, baseline.standardError),
    ...steps,
    end(after, afterName, scenario.mean, scenario.standardError),
  ];
}
