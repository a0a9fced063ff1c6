import { Select } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { labelText } from '#shared/locale.ts';
import { KPI_GROUPS } from '#shared/plan/kpis.ts';
import type { PlanView, RunView } from '#shared/views.ts';
import type { KpisView, KpiView } from '#shared/views-results.ts';
import { type Figures, FigureTable } from '../../components/figure-table.tsx';
import { JobStatus } from '../../components/job-status.tsx';
import { Loaded } from '../../components/loaded.tsx';
import { Panel } from '../../components/panel.tsx';
import { periodLabels } from '../../i18n/periods.ts';
import { useLocale } from '../../i18n/setup.ts';
import { useJob } from '../../service/jobs.ts';
import { ExplainLink } from '../explain/explain-link.tsx';
import { closerTrials } from './closer-look.ts';
import { type FigureWords, unitText, useFigureWords } from './figures.ts';
import styles from './picture.module.css';
import { type MatrixRow, regionMatrix } from './region-matrix.ts';
import { medianFigure, type SecondLine, useSecondLine } from './second-line.tsx';

/** What the plan calls its KPIs, by stage of the customer's way, in one period and by region. */
export function KpiPanel({ plan, run }: { plan: PlanView; run: RunView }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const words = useFigureWords(plan);
  const { line, control } = useSecondLine();
  const [period, setPeriod] = useState(plan.calendar.periods - 1);
  const request = { planId: plan.id, scenario: run.scenario, ...closerTrials(run), period };
  const job = useJob('results.kpis', 'kpis', plan.revision, request);
  const title = t('closerLook.kpis');
  const figures = job.data && kpiFigures(plan, job.data, words, line, title);
  return (
    <Panel
      title={title}
      wide
      figures={figures}
      controls={
        <>
          <Select
            size="xs"
            w={150}
            aria-label={t('closerLook.period')}
            allowDeselect={false}
            value={String(period)}
            data={periodLabels(plan.calendar, locale).map((label, value) => ({
              value: String(value),
              label,
            }))}
            onChange={(value) => value !== null && setPeriod(Number(value))}
          />
          {control}
        </>
      }
    >
      <JobStatus job={job} label={t('closerLook.working')} />
      <Loaded query={job} label={title}>
        {(view) => (
          <>
            {figures && figures.rows.length > 0 ? (
              <FigureTable {...figures} height="auto" />
            ) : (
              <p className={styles.hint}>{t('closerLook.noKpis')}</p>
            )}
            {view.left.length === 0 ? null : (
              <p className={styles.hint}>
                {t('closerLook.left', {
                  names: view.left
                    .map(({ label, variable }) => labelText(label, locale, variable))
                    .join(', '),
                })}
              </p>
            )}
          </>
        )}
      </Loaded>
    </Panel>
  );
}

function kpiFigures(
  plan: PlanView,
  { kpis }: KpisView,
  words: FigureWords,
  line: SecondLine,
  label: string,
): Figures {
  const isShown = (region: string) => kpis.some(({ cells }) => cells.some((cell) => cell.region === region));
  const sections = KPI_GROUPS.map((group) => ({
    key: group,
    title: words.t(`closerLook.groups.${group}`),
    rows: kpis.filter((kpi) => kpi.group === group).map((kpi) => kpiRow(kpi, words, line)),
  }));
  return regionMatrix(plan, words, label, isShown, sections);
}

function kpiRow(kpi: KpiView, words: FigureWords, line: SecondLine): MatrixRow {
  const { variable, label, cells } = kpi;
  const name = labelText(label, words.locale, variable);
  const at = cells.find((cell) => cell.at !== null)?.at;
  return {
    key: variable,
    name,
    ...(at ? { link: <ExplainLink {...{ variable, at }}>{name}</ExplainLink> } : {}),
    unit: unitText(kpi, words.t, words.monthsPerPeriod),
    figure: (region) => {
      const cell = cells.find((each) => each.region === region);
      return cell ? medianFigure(cell.figure, kpi, words, line) : null;
    },
  };
}
