import { modals } from '@mantine/modals';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import type { CallName, RequestOf, ResponseOf } from '#shared/contract.ts';
import { labelText } from '#shared/locale.ts';
import type { PlanSummary } from '#shared/views.ts';
import { useReport } from '../../components/use-report.ts';
import { useSaveFile } from '../../components/use-save-file.ts';
import { useLocale } from '../../i18n/setup.ts';
import { useService } from '../../service/context.ts';
import { keys } from '../../service/queries.ts';
import { planPath } from '../shell/routes.ts';
import { NameForm } from './name-form.tsx';

/** What can be done with plans as a whole. Each tells by itself how it went. */
export interface PlanActions {
  create(from: 'sample' | 'empty'): void;
  rename(plan: PlanSummary): void;
  duplicate(plan: PlanSummary): void;
  remove(plan: PlanSummary): void;
  restore(plan: PlanSummary): void;
  exportPlan(plan: PlanSummary): void;
}

/** Calls the service and says why where it refuses; the list of plans is read again in either case. */
function usePlanCall() {
  const service = useService();
  const queries = useQueryClient();
  const report = useReport();
  return async <Name extends CallName>(
    name: Name,
    request: RequestOf<Name>,
    done: (value: ResponseOf<Name>) => void,
  ) => {
    const reply = await service.call(name, request);
    await queries.invalidateQueries({ queryKey: keys.plans });
    if (reply.ok) done(reply.value);
    else report.failure(reply.error);
  };
}

/** Asks for a name, which `initial` stands for until it is typed. */
function askName(title: string, initial: string, then: (name: string) => unknown): void {
  const modal = modals.open({
    title,
    children: (
      <NameForm
        initial={initial}
        onCancel={() => modals.close(modal)}
        onSubmit={(chosen) => {
          modals.close(modal);
          then(chosen);
        }}
      />
    ),
  });
}

export function usePlanActions(): PlanActions {
  const { t } = useTranslation();
  const locale = useLocale();
  const report = useReport();
  const run = usePlanCall();
  const saveFile = useSaveFile();
  const [, navigate] = useLocation();

  const nameOf = (plan: PlanSummary) => labelText(plan.label, locale, plan.name);
  const open = (plan: PlanSummary) => navigate(planPath(plan.id, null, 'allocate'));

  return {
    create: (from) => void run('plans.create', { from, locale }, open),
    rename: (plan) =>
      askName(
        t('plans.renameTitle'),
        nameOf(plan),
        // What is shown may be a translation: left as it is, the plan keeps its name.
        (name) =>
          name !== nameOf(plan) &&
          void run('plans.rename', { planId: plan.id, name }, () =>
            report.done(t('plans.renamed', { name })),
          ),
      ),
    duplicate: (plan) =>
      askName(
        t('plans.duplicateTitle'),
        t('plans.copyName', { name: nameOf(plan) }),
        (name) =>
          void run('plans.duplicate', { planId: plan.id, name }, () =>
            report.done(t('plans.duplicated', { name })),
          ),
      ),
    remove: (plan) =>
      void run('plans.delete', { planId: plan.id }, () =>
        report.done(t('plans.removed', { name: nameOf(plan) })),
      ),
    restore: (plan) =>
      void run('plans.restore', { planId: plan.id }, () =>
        report.done(t('plans.restored', { name: nameOf(plan) })),
      ),
    exportPlan: (plan) => void run('export.plan', { planId: plan.id }, (offer) => void saveFile(offer)),
  };
}
