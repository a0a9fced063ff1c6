import { SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Loaded } from '../../components/loaded.tsx';
import { ScreenHeader } from '../../components/screen-header.tsx';
import { usePlanContext } from '../shell/plan-context.ts';
import styles from './assumptions-screen.module.css';
import { AssumptionsView } from './assumptions-view.tsx';
import { CorrelationsView } from './correlations/correlations-view.tsx';
import { assumptionsFocus } from './focus.ts';
import { useAssumptions } from './use-assumptions.ts';

/** What the plan assumes: every input, and how they move together; it opens with the one that the address names. */
export function AssumptionsScreen({ focus }: { focus: string }) {
  const { t } = useTranslation();
  const { plan, scenario } = usePlanContext();
  const opened = assumptionsFocus(focus);
  const [shows, setShows] = useState(opened.shows);
  const query = useAssumptions(plan.id, scenario.id);
  return (
    <div className={styles.screen}>
      <ScreenHeader title={t('nav.assumptions')}>
        <SegmentedControl
          size="xs"
          aria-label={t('nav.assumptions')}
          value={shows}
          onChange={(value) => setShows(value === 'list' ? 'list' : 'correlations')}
          data={[
            { value: 'list', label: t('assumptions.list') },
            { value: 'correlations', label: t('assumptions.correlations') },
          ]}
        />
      </ScreenHeader>
      {shows === 'list' ? (
        <Loaded query={query} label={t('nav.assumptions')}>
          {(view) => <AssumptionsView key={scenario.id} view={view} focus={opened} />}
        </Loaded>
      ) : (
        <CorrelationsView />
      )}
    </div>
  );
}
