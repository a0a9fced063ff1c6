import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { labelText } from '#shared/locale.ts';
import { decisionInWords } from '#shared/report/decision.ts';
import { clipName } from '#shared/report/names.ts';
import type { PlanView, ScenarioView } from '#shared/views.ts';
import { formatCount, formatMoment } from '../../i18n/format.ts';
import { useLocale } from '../../i18n/setup.ts';
import { headlineOf, reportFacts, reportWords } from './facts.ts';
import type { Paper } from './paper.ts';
import { ReportCharts } from './report-charts.tsx';
import styles from './report-page.module.css';
import { ReportTable } from './report-table.tsx';
import type { ReportData } from './use-report-data.ts';

interface Props {
  readonly plan: PlanView;
  readonly scenario: ScenarioView;
  readonly data: ReportData;
  readonly paper: Paper;
}

/** The page itself: as large on the screen as on paper, and always one. */
export function ReportPage({ plan, scenario, data, paper }: Props) {
  const { t } = useTranslation();
  const locale = useLocale();
  const paragraphs = useMemo(() => {
    const output = headlineOf(plan, data)?.output ?? null;
    const words = reportWords(plan, output, data.run.trials, t, locale);
    return decisionInWords(reportFacts(plan, scenario, data, locale), words);
  }, [plan, scenario, data, t, locale]);
  const { run } = data;
  return (
    <article
      className={`${styles.page} hr-paper-${paper}`}
      data-paper={paper}
      aria-label={t('boardReport.sheet')}
    >
      <header className={styles.head}>
        <h2 className={styles.title}>
          {t('boardReport.heading', {
            plan: clipName(labelText(plan.label, locale, plan.name)),
            scenario: clipName(labelText(scenario.label, locale, scenario.id)),
          })}
        </h2>
        {run.current ? null : <p className={styles.outdated}>{t('boardReport.outdatedMark')}</p>}
      </header>
      <section aria-label={t('boardReport.decision')}>
        <dl className={styles.words}>
          {paragraphs.map(({ about, text }) => (
            <div key={about} className={styles.paragraph}>
              <dt>{t(`boardReport.about.${about}`)}</dt>
              <dd>{text}</dd>
            </div>
          ))}
        </dl>
      </section>
      <ReportCharts plan={plan} data={data} />
      <ReportTable plan={plan} allocation={data.allocation} />
      <footer className={styles.foot}>
        {t('boardReport.provenance', {
          moment: formatMoment(run.at, locale),
          trials: formatCount(run.trials, locale),
          seed: run.seed,
          sampling: t(`samplings.${run.sampling}`),
          engine: run.result.engine,
          hash: run.result.plan.sha256.slice(0, 12),
        })}
      </footer>
    </article>
  );
}
