import { UnstyledButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type Figure, useCopyFigure } from './figure.ts';
import styles from './figure-button.module.css';
import type { RovingPlace } from './use-roving-focus.ts';

interface Props {
  /** What the figure is, for the message and for those who do not see where it stands. */
  readonly name: string;
  readonly figure: Figure;
  /** Where it is one of many that arrows lead through. */
  readonly place?: RovingPlace;
}

/** A figure that one press copies. */
export function FigureButton({ name, figure, place }: Props) {
  const { t } = useTranslation();
  const copy = useCopyFigure();
  const title = [name, figure.title ?? figure.text].join(' · ');
  return (
    <UnstyledButton
      {...place}
      className={styles.figure}
      title={t('figures.copyHint', { figure: title })}
      onClick={() => {
        if (getSelection()?.isCollapsed ?? true) copy(name, figure);
      }}
    >
      {figure.text}
    </UnstyledButton>
  );
}
