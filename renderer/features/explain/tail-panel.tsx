import { Button, SegmentedControl } from '@mantine/core';
import type { TFunction } from 'i18next';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Locale } from '#shared/locale.ts';
import type { TailShift, TailView } from '#shared/views-explain.ts';
import { TornadoChart } from '../../charts/tornado-chart.tsx';
import { JobStatus } from '../../components/job-status.tsx';
import { Loaded } from '../../components/loaded.tsx';
import { ChartPanel } from '../../components/panel.tsx';
import { formatCorrelation, formatCount } from '../../i18n/format.ts';
import { useLocale } from '../../i18n/setup.ts';
import { useJob } from '../../service/jobs.ts';
import type { StudySettings } from '../compare/study.ts';
import { useCorrelationAxis } from '../results/axis-formats.ts';
import { bareName, driverText } from '../results/drivers.ts';
import { figureMaker, useFigureWords } from '../results/figures.ts';
import { usePlanContext } from '../shell/plan-context.ts';
import { ExplainLink } from './explain-link.tsx';
import styles from './tail-panel.module.css';
import type { ExplainedPlace } from './trail.ts';

interface Props {
  readonly place: ExplainedPlace;
  readonly settings: StudySettings;
  /** Shows a trial in the formula and beside every figure. */
  onTrial(trial: number): void;
}

const SHARE = 0.05;
const MOST_ROWS = 10;

/** In which trials the figure is far out, and what is different about the inputs there. */
export function TailPanel({ place, settings, onTrial }: Props) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { plan, scenario } = usePlanContext();
  const words = useFigureWords(plan);
  const [side, setSide] = useState<'lowest' | 'highest'>('lowest');
  const request = { planId: plan.id, scenario: scenario.id, ...settings, ...place, side, share: SHARE };
  const job = useJob('explain.tail', 'explain-tail', plan.revision, request);
  const seen = useMemo(() => seenShifts(job.data), [job.data]);
  const title = t('explain.tail');
  return (
    <ChartPanel
      title={title}
      controls={
        <SegmentedControl
          size="xs"
          aria-label={title}
          value={side}
          onChange={(value) => setSide(value === 'highest' ? 'highest' : 'lowest')}
          data={(['lowest', 'highest'] as const).map((value) => ({ value, label: t(`explain.${value}`) }))}
        />
      }
      chart={
        <>
          <JobStatus job={job} label={title} />
          <Loaded query={job} label={title}>
            {(tail) => <Shifts tail={tail} seen={seen} onTrial={onTrial} />}
          </Loaded>
        </>
      }
      figures={{
        label: `${title} ${t(`explain.${side}`)}`,
        columns: [t('results.input'), t('explain.inTail'), t('explain.inRest'), t('explain.shift')],
        rows: seen.map((one) => ({
          key: one.input,
          lead: (
            <ExplainLink variable={one.variable} at={one.at}>
              {driverText(plan, one.input, locale, bareName)}
            </ExplainLink>
          ),
          cells: [
            driverText(plan, one.input, locale, bareName),
            figureMaker(one, words)(one.inTail),
            figureMaker(one, words)(one.inRest),
            { text: shiftText(one.shift, one.error, t, locale), values: [one.shift, one.error] },
          ],
        })),
      }}
    />
  );
}

/** The largest shifts that are more than chance: beyond two standard errors. */
function seenShifts(tail: TailView | undefined): TailShift[] {
  return (tail?.inputs ?? []).filter(({ shift, error }) => Math.abs(shift) > 2 * error).slice(0, MOST_ROWS);
}

/** A shift with its standard error. */
function shiftText(shift: number, error: number, t: TFunction, locale: Locale): string {
  return t('explain.shiftValue', {
    shift: formatCorrelation(shift, locale),
    error: formatCorrelation(error, locale).replace('+', ''),
  });
}

interface ShiftsProps {
  readonly tail: TailView;
  readonly seen: readonly TailShift[];
  onTrial(trial: number): void;
}

function Shifts({ tail, seen, onTrial }: ShiftsProps) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { plan } = usePlanContext();
  const bars = useMemo(
    () =>
      seen.map(({ input, shift, error }) => ({
        name: driverText(plan, input, locale),
        axisName: driverText(plan, input, locale, bareName),
        value: shift,
        error,
        figure: shiftText(shift, error, t, locale),
      })),
    [seen, plan, t, locale],
  );
  const format = useCorrelationAxis(t('explain.shiftAxis'));
  const trials = (['extreme', 'middle'] as const).flatMap((which) => {
    const trial = tail[which];
    return trial === null ? [] : [{ which, trial }];
  });
  return (
    <div className={styles.shifts}>
      <p className={styles.hint}>{t('explain.tailHint', { count: tail.trials })}</p>
      {seen.length === 0 ? (
        <p className={styles.hint}>{t('explain.tailNone')}</p>
      ) : (
        <div className={styles.picture}>
          <TornadoChart
            label={t('explain.shift')}
            bars={bars}
            limit={Number.POSITIVE_INFINITY}
            format={format}
          />
        </div>
      )}
      <div className={styles.trials}>
        {trials.map(({ which, trial }) => (
          <Button key={which} size="compact-xs" variant="default" onClick={() => onTrial(trial)}>
            {t(`explain.trialOf.${which}`, { trial: formatCount(trial + 1, locale) })}
          </Button>
        ))}
      </div>
    </div>
  );
}
