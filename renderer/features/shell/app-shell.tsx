import { useDisclosure, useHotkeys } from '@mantine/hooks';
import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { labelText } from '#shared/locale.ts';
import { useLocale } from '../../i18n/setup.ts';
import { HistoryPanel } from '../history/history-panel.tsx';
import styles from './app-shell.module.css';
import { CommandPalette } from './command-palette.tsx';
import { FaultBoundary } from './fault-boundary.tsx';
import { cyclePanes } from './panes.ts';
import type { OpenPlan } from './plan-context.ts';
import { Rail } from './rail.tsx';
import type { PlanScreen } from './routes.ts';
import { ScreenActions, ScreenActionsProvider } from './screen-actions.ts';
import { TopBar } from './top-bar.tsx';

interface Props {
  readonly open: OpenPlan | null;
  readonly screen: PlanScreen | 'plans';
  readonly children: ReactNode;
}

/** Navigation on the left, what is open on top, the screen in the middle. */
export function AppShell({ open, screen, children }: Props) {
  const { t } = useTranslation();
  const title = t(`nav.${screen}`);
  const locale = useLocale();
  const planName = open ? labelText(open.plan.label, locale, open.plan.name) : null;
  useEffect(() => {
    document.title = planName ? `${title} · ${planName} · Headroom` : `${title} · Headroom`;
  }, [title, planName]);
  const [actions] = useState(() => new ScreenActions());
  const [place] = useLocation();
  const [showsHistory, history] = useDisclosure(false);
  useHotkeys([['mod+shift+H', history.toggle]]);
  // In input fields too: the key has no other meaning there.
  useHotkeys(
    [
      ['F6', () => cyclePanes(1)],
      ['shift+F6', () => cyclePanes(-1)],
    ],
    [],
  );
  return (
    <div className={styles.shell}>
      <button type="button" className={styles.skip} onClick={() => document.getElementById('main')?.focus()}>
        {t('shell.skip')}
      </button>
      <Rail open={open} screen={screen} />
      <TopBar open={open} screen={screen} onHistory={history.open} />
      <main id="main" className={styles.main} tabIndex={-1} data-pane>
        <ScreenActionsProvider value={actions}>
          <FaultBoundary place={place}>{children}</FaultBoundary>
        </ScreenActionsProvider>
      </main>
      <CommandPalette open={open} ofScreen={actions} onHistory={history.open} />
      {open ? <HistoryPanel plan={open.plan} opened={showsHistory} onClose={history.close} /> : null}
    </div>
  );
}
