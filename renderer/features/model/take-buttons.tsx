import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './model.module.css';

interface Props {
  readonly ready: boolean;
  /** What taking it still waits for; empty for nothing. */
  readonly hint?: string;
  /** Buttons that stand before these. */
  readonly children?: ReactNode;
  onClose(): void;
}

/** Ends a form of the model: takes what is typed, or leaves the model as it is. */
export function TakeButtons({ ready, hint = '', children, onClose }: Props) {
  const { t } = useTranslation();
  return (
    <div className={styles.tools}>
      {children}
      <Button type="submit" size="xs" disabled={!ready} title={hint}>
        {t('model.take')}
      </Button>
      <Button size="xs" variant="default" onClick={onClose}>
        {t('model.cancel')}
      </Button>
    </div>
  );
}
