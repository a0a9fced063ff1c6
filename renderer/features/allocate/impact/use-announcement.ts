import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { labelText } from '#shared/locale.ts';
import type { PlanView, PreviewView } from '#shared/views.ts';
import { useLocale } from '../../../i18n/setup.ts';
import { announcement } from './wording.ts';

/** A pause in editing this long, and a screen reader is told what came of it. */
const QUIET_MILLISECONDS = 2000;

/** One sentence on the first output, once the figures have stood still for a while; nothing while one types on. */
export function useAnnouncement(plan: PlanView, preview: PreviewView | null, updating: boolean): string {
  const { t } = useTranslation();
  const locale = useLocale();
  const [said, setSaid] = useState('');
  useEffect(() => {
    const [shown] = preview?.outputs ?? [];
    const output = plan.outputs.find(({ variable }) => variable === shown?.variable);
    if (!shown || !output || updating || preview?.revision === preview?.baselineRevision) return;
    const name = labelText(output.label, locale, output.variable);
    const timer = setTimeout(() => setSaid(announcement(shown, output, name, locale, t)), QUIET_MILLISECONDS);
    return () => clearTimeout(timer);
  }, [plan, preview, updating, locale, t]);
  return said;
}
