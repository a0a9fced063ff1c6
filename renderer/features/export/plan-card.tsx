import { IconFileCode } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { labelText } from '#shared/locale.ts';
import type { PlanView } from '#shared/views.ts';
import { useLocale } from '../../i18n/setup.ts';
import { ask, useService } from '../../service/context.ts';
import { ExportCard } from './export-card.tsx';
import { useExport } from './use-export.ts';

/** The whole plan as a document that the app reads again. */
export function PlanCard({ plan }: { readonly plan: PlanView }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const service = useService();
  const { start, busy } = useExport(() => ask(service, 'export.plan', { planId: plan.id }));
  return (
    <ExportCard
      icon={IconFileCode}
      title={t('export.plan')}
      text={t('export.planText', { name: labelText(plan.label, locale, plan.name) })}
      contents={[
        t('export.planScenarios', { count: plan.scenarios.length }),
        t('export.planModel'),
        t('export.planReadable'),
      ]}
      action={t('export.planAction')}
      busy={busy}
      onExport={() => start(undefined)}
    />
  );
}
