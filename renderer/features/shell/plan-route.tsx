import { type ReactNode, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Redirect, useParams } from 'wouter';
import { assertNever } from '#shared/assert-never.ts';
import type { PlanView } from '#shared/views.ts';
import { Loaded } from '../../components/loaded.tsx';
import { usePlan } from '../../service/queries.ts';
import { AllocateScreen } from '../allocate/allocate-screen.tsx';
import { AssumptionsScreen } from '../assumptions/assumptions-screen.tsx';
import { CompareScreen } from '../compare/compare-screen.tsx';
import { ExplainScreen } from '../explain/explain-screen.tsx';
import { trailOf } from '../explain/trail.ts';
import { ExportScreen } from '../export/export-screen.tsx';
import { ImportScreen } from '../import/import-screen.tsx';
import { ModelScreen } from '../model/model-screen.tsx';
import { ReportScreen } from '../report/report-screen.tsx';
import { ResultsScreen } from '../results/results-screen.tsx';
import { RisksScreen } from '../risks/risks-screen.tsx';
import { AppShell } from './app-shell.tsx';
import { defaultScenario, PlanContextProvider } from './plan-context.ts';
import { asPlanScreen, PLANS_PATH, type PlanScreen, planPath } from './routes.ts';

/** What stands in the place of a screen, with the screen that it belongs to in the navigation. */
const WITHIN = { explain: 'results', report: 'export', import: 'export' } as const;

/** A screen of a plan: reads the plan, finds the scenario, and shows the screen that the address names. */
export function PlanRoute({ shows }: { shows?: keyof typeof WITHIN }) {
  const { t } = useTranslation();
  const params = useParams<{
    planId: string;
    scenario: string;
    screen?: string;
    focus?: string;
    '*'?: string;
  }>();
  const planId = decodeURIComponent(params.planId);
  const screen = shows ? WITHIN[shows] : asPlanScreen(params.screen);
  const query = usePlan(planId);
  if (!screen) return <Redirect to={PLANS_PATH} replace />;
  if (query.data === undefined) {
    return (
      <AppShell open={null} screen={screen}>
        <Loaded query={query} label={t('shell.plan')}>
          {() => null}
        </Loaded>
      </AppShell>
    );
  }
  const scenarioId = decodeURIComponent(params.scenario);
  return (
    <OpenedPlan plan={query.data} scenarioId={scenarioId} screen={screen}>
      {shows === 'explain' ? (
        <ExplainScreen trail={trailOf(params['*'] ?? '')} />
      ) : shows === 'report' ? (
        <ReportScreen />
      ) : shows === 'import' ? (
        <ImportScreen />
      ) : (
        <Screen screen={screen} focus={decodeURIComponent(params.focus ?? '')} />
      )}
    </OpenedPlan>
  );
}

interface OpenedProps {
  readonly plan: PlanView;
  readonly scenarioId: string;
  readonly screen: PlanScreen;
  readonly children: ReactNode;
}

function OpenedPlan({ plan, scenarioId, screen, children }: OpenedProps) {
  const scenario = plan.scenarios.find(({ id }) => id === scenarioId);
  const open = useMemo(() => (scenario ? { plan, scenario } : null), [plan, scenario]);
  if (!open) {
    const home = defaultScenario(plan);
    return <Redirect to={home ? planPath(plan.id, home.id, screen) : PLANS_PATH} replace />;
  }
  return (
    <PlanContextProvider value={open}>
      <AppShell open={open} screen={screen}>
        {children}
      </AppShell>
    </PlanContextProvider>
  );
}

function Screen({ screen, focus }: { screen: PlanScreen; focus: string }) {
  switch (screen) {
    case 'allocate':
      return <AllocateScreen />;
    case 'assumptions':
      return <AssumptionsScreen key={focus} focus={focus} />;
    case 'model':
      return <ModelScreen focus={focus} />;
    case 'risks':
      return <RisksScreen />;
    case 'results':
      return <ResultsScreen />;
    case 'compare':
      return <CompareScreen />;
    case 'export':
      return <ExportScreen />;
    default:
      return assertNever(screen);
  }
}
