import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { assertNever } from '#shared/assert-never.ts';
import type { FileOffer } from '#shared/views.ts';
import { useService } from '../service/context.ts';
import { useReport } from './use-report.ts';

/** Hands an offered file to the person: a save dialog in the desktop window, a download in the browser. */
export function useSaveFile(): (offer: FileOffer) => Promise<void> {
  const { t } = useTranslation();
  const service = useService();
  const report = useReport();
  return useCallback(
    async (offer) => {
      const reply = await service.call('files.save', { token: offer.token });
      if (!reply.ok) return report.failure(reply.error);
      const outcome = reply.value;
      switch (outcome.type) {
        case 'saved':
          return report.done(t('export.saved', { name: outcome.name }));
        case 'download':
          download(outcome.url, offer.name);
          return report.done(t('export.downloaded', { name: offer.name }));
        case 'cancelled':
          return;
        default:
          assertNever(outcome);
      }
    },
    [t, service, report],
  );
}

function download(url: string, name: string): void {
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
}
