import { Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './dialog.module.css';

interface Props {
  readonly title: string;
  readonly opened: boolean;
  readonly size: number;
  readonly children: ReactNode;
  onClose(): void;
}

/** A dialog over the window; the focus goes back to where it was when it closes. */
export function Dialog({ title, opened, size, children, onClose }: Props) {
  const { t } = useTranslation();
  return (
    <Modal.Root opened={opened} onClose={onClose} size={size} transitionProps={{ duration: 0 }}>
      <Modal.Overlay backgroundOpacity={0.3} />
      <Modal.Content>
        {/* Not the library's header: in a dialog it would be a second banner of the page. */}
        <div className={styles.header}>
          <Modal.Title className={styles.title}>{title}</Modal.Title>
          <Modal.CloseButton aria-label={t('moves.close')} />
        </div>
        <Modal.Body>{children}</Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}
