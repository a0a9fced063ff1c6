import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { assertNever } from '#shared/assert-never.ts';
import { useReport } from '../../components/use-report.ts';
import { ask, useService } from '../../service/context.ts';

/** Until charts have followed a change of the paper: their sizes are seen in one frame and drawn in the next. */
async function drawn(): Promise<void> {
  for (let frame = 0; frame < 3; frame += 1) await new Promise(requestAnimationFrame);
}

/** Prints what the window shows: into a PDF in the desktop window, by the browser's own dialog elsewhere. */
export function usePrint(name: string) {
  const { t } = useTranslation();
  const service = useService();
  const report = useReport();
  return useMutation({
    mutationFn: async () => {
      await drawn();
      const outcome = await ask(service, 'files.print', { name: Array.from(name).slice(0, 150).join('') });
      switch (outcome.type) {
        case 'printHere':
          return window.print();
        case 'saved':
          return report.done(t('export.saved', { name: outcome.name }));
        case 'cancelled':
          return;
        default:
          return assertNever(outcome);
      }
    },
    onError: report.caught,
  });
}
