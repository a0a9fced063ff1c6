import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlanView, PreviewView } from '#shared/views.ts';
import { useLocale } from '../../../i18n/setup.ts';
import { choiceName, choosable } from './outputs.ts';
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
    const choice = choosable(plan.outputs).find(({ reference }) => reference === shown?.variable);
    if (!shown || !choice || updating || preview?.revision === preview?.baselineRevision) return;
    const name = choiceName(choice, plan, t, locale);
    const timer = setTimeout(
      () => setSaid(announcement(shown, choice.output, name, locale, t)),
      QUIET_MILLISECONDS,
    );
    return () => clearTimeout(timer);
  }, [plan, preview, updating, locale, t]);
  return said;
}
