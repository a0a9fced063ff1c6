import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { At } from '#shared/result.ts';
import type { OutputView, PlanView, RunView } from '#shared/views.ts';
import type { ConvergencePoint } from '#shared/views-results.ts';
import { type Line, LinesChart } from '../../charts/lines-chart.tsx';
import type { Figures } from '../../components/figure-table.tsx';
import { JobStatus } from '../../components/job-status.tsx';
import { Loaded } from '../../components/loaded.tsx';
import { ChartPanel } from '../../components/panel.tsx';
import { formatCount } from '../../i18n/format.ts';
import { useLocale } from '../../i18n/setup.ts';
import { useJob } from '../../service/jobs.ts';
import { useFigureAxis } from './axis-formats.ts';
import { outputText } from './cells.ts';
import { type FigureWords, figureMaker, useFigureWords } from './figures.ts';
import styles from './picture.module.css';
import { UntilControl } from './until-control.tsx';
import type { RunForm } from './use-run-settings.ts';

interface Props {
  readonly plan: PlanView;
  readonly run: RunView;
  readonly form: RunForm;
  readonly output: OutputView;
  /** The cell that the card shows. */
  readonly at: At;
}

/** The most trials whose course is drawn: they are all held at once. */
const MOST_TRIALS = 1_000_000;

/** How an output's mean and its error settle with the trials, and a run that goes on until the error is small enough. */
export function ConvergencePanel({ plan, run, form, output, at }: Props) {
  const { t } = useTranslation();
  const locale = useLocale();
  const words = useFigureWords(plan);
  const { seed, sampling, scenario } = run;
  const trials = Math.min(run.trials, MOST_TRIALS);
  const request = { planId: plan.id, scenario, trials, seed, sampling, variable: output.variable, at };
  const job = useJob('results.convergence', 'convergence', plan.revision, request);
  const name = outputText(output, locale);
  const title = t('closerLook.convergence', { output: name });
  return (
    <ChartPanel
      title={title}
      chart={
        <>
          <JobStatus job={job} label={title} />
          <Loaded query={job} label={title}>
            {({ points }) => (
              <div className={styles.picture}>
                <div className={styles.chart}>
                  <Picture plan={plan} output={output} points={points} name={name} />
                </div>
                <UntilControl output={output} points={points} form={form} words={words} />
              </div>
            )}
          </Loaded>
        </>
      }
      figures={figuresOf(job.data?.points ?? [], output, name, words)}
    />
  );
}

interface PictureProps {
  readonly plan: PlanView;
  readonly output: OutputView;
  readonly points: readonly ConvergencePoint[];
  readonly name: string;
}

function Picture({ plan, output, points, name }: PictureProps) {
  const { t } = useTranslation();
  const locale = useLocale();
  const x = useMemo(
    () => ({
      title: t('results.trials'),
      names: points.map(({ trials }) => formatCount(trials, locale)),
    }),
    [points, t, locale],
  );
  const lines = useMemo((): Line[] => {
    const line = (errors: number) =>
      points.map(({ mean, standardError }, x) => ({
        x,
        y: mean === null ? null : mean + errors * (standardError ?? 0),
      }));
    return [
      { name: t('closerLook.mean'), color: (theme) => theme.main, points: line(0) },
      { name: t('closerLook.above'), color: (theme) => theme.main, points: line(2), edge: true },
      { name: t('closerLook.below2'), color: (theme) => theme.main, points: line(-2), edge: true },
    ];
  }, [points, t]);
  const y = useFigureAxis(output, plan);
  return <LinesChart label={t('closerLook.convergenceLabel', { output: name })} lines={lines} x={x} y={y} />;
}

function figuresOf(
  points: readonly ConvergencePoint[],
  output: OutputView,
  name: string,
  words: FigureWords,
): Figures {
  const { t, locale } = words;
  const make = figureMaker(output, words);
  return {
    label: t('closerLook.convergence', { output: name }),
    columns: [t('results.trials'), t('results.mean'), t('resultDetails.error')],
    rows: points.map(({ trials, mean, standardError }) => ({
      key: String(trials),
      cells: [formatCount(trials, locale), make(mean, { error: standardError }), make(standardError)],
    })),
  };
}
