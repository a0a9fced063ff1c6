import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { labelText } from '#shared/locale.ts';
import type { Explanation } from '#shared/views-explain.ts';
import { JobStatus } from '../../components/job-status.tsx';
import { Loaded } from '../../components/loaded.tsx';
import { useLocale } from '../../i18n/setup.ts';
import { useJob } from '../../service/jobs.ts';
import { useLatestRun } from '../../service/queries.ts';
import { provenanceText } from '../compare/provenance.ts';
import { FIRST_STUDY, type StudySettings } from '../compare/study.ts';
import { usePlanContext } from '../shell/plan-context.ts';
import { planPath } from '../shell/routes.ts';
import { AlongPanel } from './along-panel.tsx';
import { TrailProvider } from './explain-link.tsx';
import styles from './explain-screen.module.css';
import { FigureHead } from './figure-head.tsx';
import { FormulaPanel } from './formula-panel.tsx';
import { whereText } from './names.ts';
import { OperandsPanel } from './operands-panel.tsx';
import { OriginPanel } from './origin-panel.tsx';
import { ShapePanel } from './shape-panel.tsx';
import { TailPanel } from './tail-panel.tsx';
import { type ExplainedPlace, explainPath } from './trail.ts';

/** Where a figure comes from, step by step: by the trials of the scenario's last run, for the plan as it is now. */
export function ExplainScreen({ trail }: { trail: readonly ExplainedPlace[] }) {
  const { t } = useTranslation();
  const { plan, scenario } = usePlanContext();
  const latest = useLatestRun(plan.id, scenario.id);
  const [trial, setTrial] = useState<number | null>(null);
  const place = trail.at(-1);
  const settings: StudySettings = latest.data
    ? { trials: latest.data.trials, seed: latest.data.seed, sampling: latest.data.sampling }
    : FIRST_STUDY;
  const known = place !== undefined && !latest.isPending;
  const request = { planId: plan.id, scenario: scenario.id, ...settings, ...place! };
  const job = useJob('explain.cell', 'explain', plan.revision, known ? { ...request, trial } : null);
  return (
    <TrailProvider value={trail}>
      <div className={styles.screen}>
        <Trail trail={trail} />
        <JobStatus job={job} label={t('explain.running')} />
        <Loaded query={job} label={t('explain.title')}>
          {(explanation) => (
            <Shown explanation={explanation} settings={settings} onTrial={setTrial} place={place!} />
          )}
        </Loaded>
      </div>
    </TrailProvider>
  );
}

interface ShownProps {
  readonly explanation: Explanation;
  readonly settings: StudySettings;
  readonly place: ExplainedPlace;
  onTrial(trial: number | null): void;
}

function Shown({ explanation, settings, place, onTrial }: ShownProps) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { certain, kind, picture } = explanation.cell;
  // An input is far out where it is far out itself.
  const hasTail = !certain && (kind === 'formula' || kind === 'event');
  const isDrawn = kind === 'input' || kind === 'path';
  return (
    <>
      <FigureHead explanation={explanation} onTrial={onTrial} />
      <div className={styles.panels}>
        <div className={styles.column}>
          <FormulaPanel explanation={explanation} />
          {explanation.operands.length > 0 ? <OperandsPanel explanation={explanation} /> : null}
          {hasTail ? null : (
            <div className={styles.beside}>
              <OriginPanel explanation={explanation} />
              {isDrawn && picture ? <ShapePanel cell={explanation.cell} picture={picture} /> : null}
            </div>
          )}
          {hasTail ? <TailPanel place={place} settings={settings} onTrial={onTrial} /> : null}
        </div>
        <div className={styles.column}>
          <AlongPanel key={explanation.cell.name} explanation={explanation} />
          {hasTail ? <OriginPanel explanation={explanation} /> : null}
        </div>
      </div>
      <p className={`${styles.provenance} figure`}>{provenanceText(explanation, t, locale)}</p>
    </>
  );
}

/** The way here, each step a link back. */
function Trail({ trail }: { trail: readonly ExplainedPlace[] }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { plan, scenario } = usePlanContext();
  const nameOf = ({ variable, at }: ExplainedPlace) => {
    const label = plan.variables.find(({ name }) => name === variable)?.label;
    return [labelText(label, locale, variable), whereText(plan, at, locale)].filter(Boolean).join(' · ');
  };
  return (
    <nav aria-label={t('explain.trail')}>
      <ol className={styles.trail}>
        <li>
          <Link href={planPath(plan.id, scenario.id, 'results')}>{t('nav.results')}</Link>
        </li>
        {trail.map((place, at) => (
          <li key={explainPath(plan.id, scenario.id, [place])}>
            {at === trail.length - 1 ? (
              <span aria-current="page">{nameOf(place)}</span>
            ) : (
              <Link href={explainPath(plan.id, scenario.id, trail.slice(0, at + 1))}>{nameOf(place)}</Link>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}
