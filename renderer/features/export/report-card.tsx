import { IconFileText } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { labelText } from '#shared/locale.ts';
import type { PlanView, ScenarioView } from '#shared/views.ts';
import { useLocale } from '../../i18n/setup.ts';
import { reportPath } from '../shell/routes.ts';
import { ExportCard } from './export-card.tsx';

interface Props {
  readonly plan: PlanView;
  readonly scenario: ScenarioView;
}

/** The way to the scenario's one-page report. */
export function ReportCard({ plan, scenario }: Props) {
  const { t } = useTranslation();
  const locale = useLocale();
  const [, navigate] = useLocation();
  return (
    <ExportCard
      icon={IconFileText}
      title={t('boardReport.card')}
      text={t('boardReport.cardText', { scenario: labelText(scenario.label, locale, scenario.id) })}
      contents={[t('boardReport.cardWords'), t('boardReport.cardCharts'), t('boardReport.cardPaper')]}
      action={t('boardReport.cardAction')}
      actionIcon={IconFileText}
      busy={false}
      onExport={() => navigate(reportPath(plan.id, scenario.id))}
    />
  );
}
