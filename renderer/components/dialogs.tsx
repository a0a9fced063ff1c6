import { ModalsProvider } from '@mantine/modals';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

/** The dialogs that any part of the window may open; what closes them has a name for screen readers. */
export function Dialogs({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  return (
    <ModalsProvider modalProps={{ closeButtonProps: { 'aria-label': t('moves.close') } }}>
      {children}
    </ModalsProvider>
  );
}
