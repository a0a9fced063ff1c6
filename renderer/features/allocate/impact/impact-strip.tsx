import { ActionIcon, Button, Tooltip, VisuallyHidden } from '@mantine/core';
import { IconChevronDown, IconChevronUp } from '@tabler/icons-react';
import { memo, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { AllocationEdit } from '#shared/allocation/types.ts';
import { type AllocationView, type PlanView, PREVIEW_TRIALS } from '#shared/views.ts';
import { useStoredFlag } from '../../../components/use-stored-flag.ts';
import { errorText } from '../../../i18n/errors.ts';
import { formatCount } from '../../../i18n/format.ts';
import { periodLabels } from '../../../i18n/periods.ts';
import { useLocale } from '../../../i18n/setup.ts';
import { useAllocationView } from '../../../service/queries.ts';
import { ImpactCard } from './impact-card.tsx';
import styles from './impact-strip.module.css';
import { choiceName, choosable } from './outputs.ts';
import { OutputsMenu } from './outputs-menu.tsx';
import { useAnnouncement } from './use-announcement.ts';
import { useImpact } from './use-impact.ts';

interface Props {
  readonly plan: PlanView;
  readonly scenario: string;
  /** An edit that is tried and not stored. */
  readonly trying: AllocationEdit | null;
}

/** What the spend on the screen comes to, with the change since the baseline, refreshed while one edits. */
export const ImpactStrip = memo(function ImpactStrip({ plan, scenario, trying }: Props) {
  // Read here: the grid does not care for revisions.
  const view = useAllocationView(plan.id, scenario).data;
  return view ? <StripOf plan={plan} view={view} trying={trying} /> : null;
});

interface StripProps {
  readonly plan: PlanView;
  readonly view: AllocationView;
  readonly trying: AllocationEdit | null;
}

function StripOf({ plan, view, trying }: StripProps) {
  const { t } = useTranslation();
  const locale = useLocale();
  const [open, setOpen] = useStoredFlag('impactStrip', true);
  const impact = useImpact(plan, view, trying, open);
  const { preview, updating, error } = impact;
  const said = useAnnouncement(plan, preview, updating);
  const all = useMemo(() => choosable(plan.outputs), [plan.outputs]);
  const periods = useMemo(() => periodLabels(plan.calendar, locale), [plan.calendar, locale]);
  if (all.length === 0) return null;
  const state = error ? 'failed' : updating ? 'updating' : 'current';
  const provenance = t('impact.preview', {
    trials: formatCount(preview?.trials ?? PREVIEW_TRIALS, locale),
    seed: preview?.seed ?? 1,
  });
  const toggleLabel = t(open ? 'impact.fold' : 'impact.unfold');
  return (
    <section className={styles.strip} aria-label={t('impact.title')} data-open={open} data-testid="impact">
      <div className={styles.head}>
        <div className={styles.title}>
          <h2>{t('impact.title')}</h2>
          {open ? (
            <span className={styles.state} data-state={state} data-testid="impact-state">
              {t(`impact.${state}`)}
            </span>
          ) : null}
          <Tooltip label={toggleLabel}>
            <ActionIcon
              size="sm"
              aria-label={toggleLabel}
              aria-expanded={open}
              onClick={() => setOpen(!open)}
            >
              {open ? <IconChevronDown size={16} /> : <IconChevronUp size={16} />}
            </ActionIcon>
          </Tooltip>
        </div>
        {open ? (
          <>
            <p className={styles.provenance}>
              {provenance}
              {trying ? <strong className={styles.tried}> · {t('trial.tried')}</strong> : null}
            </p>
            <div className={styles.tools}>
              <OutputsMenu plan={plan} choices={all} chosen={impact.outputs} onChoose={impact.choose} />
              <Tooltip label={t('impact.baselineHint')}>
                <Button variant="default" size="compact-xs" onClick={impact.rebase}>
                  {t('impact.setBaseline')}
                </Button>
              </Tooltip>
            </div>
          </>
        ) : null}
      </div>
      {open && error ? (
        <div className={styles.failure} role="alert">
          <span>{errorText(error, locale)}</span>
          <Button variant="default" size="compact-xs" onClick={impact.retry}>
            {t('report.retry')}
          </Button>
        </div>
      ) : null}
      {open && preview && !error ? (
        <div className={styles.cards} aria-busy={updating} data-revision={preview.revision}>
          {preview.outputs.map((shown) => {
            const choice = all.find(({ reference }) => reference === shown.variable);
            return choice ? (
              <ImpactCard
                key={shown.variable}
                name={choiceName(choice, plan, t, locale)}
                output={choice.output}
                shown={shown}
                trials={preview.trials}
                periods={periods}
                monthsPerPeriod={plan.calendar.monthsPerPeriod}
              />
            ) : null;
          })}
        </div>
      ) : null}
      <VisuallyHidden role="status" aria-live="polite">
        {open ? said : ''}
      </VisuallyHidden>
    </section>
  );
}
