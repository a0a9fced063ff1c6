import { useWindowEvent } from '@mantine/hooks';
import { ModalsProvider } from '@mantine/modals';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

/** The dialogs that any part of the window may open; what closes them has a name for screen readers. */
export function Dialogs({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  useWindowEvent('click', focusMenuButton, { capture: true });
  return (
    <ModalsProvider modalProps={{ closeButtonProps: { 'aria-label': t('moves.close') } }}>
      {children}
    </ModalsProvider>
  );
}

/**
 * Before an entry of a menu does its work, the menu's button has the focus: a dialog that the entry opens gives the
 * focus back to what had it, and the entry is gone by then.
 */
function focusMenuButton({ target }: MouseEvent): void {
  const menu =
    target instanceof Element ? target.closest('[role="menuitem"]')?.closest('[role="menu"]') : null;
  const button = menu?.getAttribute('aria-labelledby');
  if (button) document.getElementById(button)?.focus({ preventScroll: true });
}
