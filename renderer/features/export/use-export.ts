import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { FileOffer } from '#shared/views.ts';
import { useReport } from '../../components/use-report.ts';
import { useSaveFile } from '../../components/use-save-file.ts';
import { ServiceError } from '../../service/context.ts';
import { usePendingEdits } from '../../service/pending.ts';

/** Makes a file, once the edits under way are stored, and hands it over; tells how it went. */
export function useExport<Request>(make: (request: Request) => Promise<FileOffer>) {
  const { t } = useTranslation();
  const pending = usePendingEdits();
  const report = useReport();
  const saveFile = useSaveFile();
  const { mutate, isPending } = useMutation({
    mutationFn: async (request: Request) => {
      await pending.idle();
      await saveFile(await make(request));
    },
    onError: (cause) => {
      const cancelled = cause instanceof ServiceError && cause.error.code === 'exportCancelled';
      if (cancelled) report.done(t('exchange.cancelled'));
      else report.caught(cause);
    },
  });
  return { start: mutate, busy: isPending };
}
