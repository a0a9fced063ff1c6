import { UnstyledButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type Figure, useCopyFigure } from './figure.ts';
import styles from './figure-button.module.css';

interface Props {
  /** What the figure is, for the message and for those who do not see where it stands. */
  readonly name: string;
  readonly figure: Figure;
}

/** A figure that one press copies. */
export function FigureButton({ name, figure }: Props) {
  const { t } = useTranslation();
  const copy = useCopyFigure();
  const title = [name, figure.title ?? figure.text].join(' · ');
  return (
    <UnstyledButton
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
