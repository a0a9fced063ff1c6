import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallName, RequestOf, ResponseOf } from '#shared/contract.ts';
import type { StartView } from '#shared/views-files.ts';
import { useReport } from '../../components/use-report.ts';
import { useService } from '../../service/context.ts';
import { keys } from '../../service/queries.ts';
import { PLANS_PATH } from '../shell/routes.ts';

/** A call that ends with another file being open, or with why none is. */
type Opening = 'file.retry' | 'file.open' | 'file.choose' | 'file.create' | 'file.unlock' | 'backups.restore';

/** Those that open the file that was to be opened before. */
const SAME_FILE: ReadonlySet<Opening> = new Set(['file.retry', 'file.unlock']);

/** What can be done with the file as a whole. One thing at a time; each tells how it went. */
export interface FileActions {
  /** The call under way; null where none is. */
  readonly busy: CallName | null;
  open<Name extends Opening>(name: Name, request: RequestOf<Name>): Promise<void>;
  ask<Name extends CallName>(name: Name, request: RequestOf<Name>): Promise<ResponseOf<Name> | null>;
  copyDiagnostics(onRefused: (text: string) => void): Promise<void>;
}

export function useFileActions(): FileActions {
  const { t } = useTranslation();
  const service = useService();
  const queries = useQueryClient();
  const report = useReport();
  const [busy, setBusy] = useState<CallName | null>(null);

  const ask = async <Name extends CallName>(name: Name, request: RequestOf<Name>) => {
    setBusy(name);
    const reply = await service.call(name, request);
    setBusy(null);
    if (reply.ok) return reply.value;
    report.failure(reply.error);
    return null;
  };
  const open = async <Name extends Opening>(name: Name, request: RequestOf<Name>) => {
    const start = (await ask(name, request)) as StartView | null;
    if (start === null) return;
    // Plans of the file before are not those of this one.
    if (start.state === 'open' && !SAME_FILE.has(name)) window.location.hash = PLANS_PATH;
    queries.setQueryData(keys.file, start);
  };
  const copyDiagnostics = async (onRefused: (text: string) => void) => {
    const answer = await ask('diagnostics.get', {});
    if (answer === null) return;
    try {
      await navigator.clipboard.writeText(answer.text);
      report.done(t('file.diagnosticsCopied'));
    } catch {
      onRefused(answer.text);
    }
  };
  return { busy, open, ask, copyDiagnostics };
}
