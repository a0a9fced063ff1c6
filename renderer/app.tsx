import { Redirect, Route, Router, Switch } from 'wouter';
import { useHashLocation } from 'wouter/use-hash-location';
import { PlansScreen } from './features/plans/plans-screen.tsx';
import { AppShell } from './features/shell/app-shell.tsx';
import { PlanRoute } from './features/shell/plan-route.tsx';
import {
  EXPLAIN_ROUTE,
  IMPORT_ROUTE,
  PLAN_ROUTE,
  PLANS_PATH,
  REPORT_ROUTE,
} from './features/shell/routes.ts';

/** The addresses of the window and what each shows. */
export function App() {
  return (
    <Router hook={useHashLocation}>
      <Switch>
        <Route path={PLANS_PATH}>
          <AppShell open={null} screen="plans">
            <PlansScreen />
          </AppShell>
        </Route>
        <Route path={EXPLAIN_ROUTE}>
          <PlanRoute shows="explain" />
        </Route>
        <Route path={REPORT_ROUTE}>
          <PlanRoute shows="report" />
        </Route>
        <Route path={IMPORT_ROUTE}>
          <PlanRoute shows="import" />
        </Route>
        <Route path={PLAN_ROUTE}>
          <PlanRoute />
        </Route>
        <Route>
          <Redirect to={PLANS_PATH} replace />
        </Route>
      </Switch>
    </Router>
  );
}
