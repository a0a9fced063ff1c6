import { modals } from '@mantine/modals';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { labelText } from '#shared/locale.ts';
import { EXCHANGE_REMARKS } from '#shared/messages/exchange.ts';
import { formatTemplate } from '#shared/messages/message.ts';
import { useReport } from '../../components/use-report.ts';
import { useLocale } from '../../i18n/setup.ts';
import { useService } from '../../service/context.ts';
import { fileData } from '../../service/file-data.ts';
import { keys } from '../../service/queries.ts';
import { PLANS_PATH, planPath } from '../shell/routes.ts';
import { ProblemList } from './problem-list.tsx';

/**
 * Takes the plans of a file over: of a document, of a workbook that came home, of a store file. A single one is opened.
 * Tells by itself what came along and what did not; never rejects.
 */
export function usePlanImport(): (file: File) => void {
  const { t } = useTranslation();
  const locale = useLocale();
  const service = useService();
  const queries = useQueryClient();
  const report = useReport();
  const [, navigate] = useLocation();

  const take = async (file: File) => {
    const data = await fileData(file);
    const reply = await service.call('import.plan', { fileName: file.name.slice(0, 200), data });
    await queries.invalidateQueries({ queryKey: keys.plans });
    if (!reply.ok && reply.error.problems?.length) {
      modals.open({
        title: t('plans.notImported', { file: file.name }),
        size: 'lg',
        children: <ProblemList error={reply.error} />,
      });
      return;
    }
    if (!reply.ok) return report.failure(reply.error);
    const { plans, remarks } = reply.value;
    const [plan, ...others] = plans;
    if (!plan) return;
    const details = remarks.map(({ code, args }) => formatTemplate(EXCHANGE_REMARKS[code][locale], args));
    const done =
      others.length === 0
        ? t('plans.imported', { name: labelText(plan.label, locale, plan.name) })
        : t('exchange.importedMany', { count: plans.length });
    report.done(done, details);
    navigate(others.length === 0 ? planPath(plan.id, null, 'allocate') : PLANS_PATH);
  };
  return (file) => void take(file).catch(report.caught);
}
