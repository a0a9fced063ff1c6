import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BackupView, FileChoice } from '#shared/views-files.ts';
import { formatMoment, numberFormat } from '../../i18n/format.ts';
import { useLocale } from '../../i18n/setup.ts';
import styles from './choice-list.module.css';

const SHOWN_FIRST = 5;
const MEBIBYTE = 1024 * 1024;

interface Choice {
  readonly id: string;
  readonly title: string;
  readonly detail: string;
  readonly action: string;
  /** What the button does, for screen readers. */
  readonly label: string;
  run(): void;
}

interface Props {
  readonly choices: readonly Choice[];
  readonly disabled: boolean;
}

/** Files to choose from, the first few of many. */
function ChoiceList({ choices, disabled }: Props) {
  const { t } = useTranslation();
  const [all, setAll] = useState(false);
  const shown = all ? choices : choices.slice(0, SHOWN_FIRST);
  return (
    <>
      <ul className={styles.list}>
        {shown.map(({ id, title, detail, action, label, run }) => (
          <li key={id} className={styles.choice}>
            <span className={styles.title}>{title}</span>
            <span className={styles.detail}>{detail}</span>
            <Button size="xs" variant="default" aria-label={label} disabled={disabled} onClick={run}>
              {action}
            </Button>
          </li>
        ))}
      </ul>
      {shown.length < choices.length ? (
        <Button size="xs" variant="subtle" mt={6} onClick={() => setAll(true)}>
          {t('file.showAll', { number: choices.length })}
        </Button>
      ) : null}
    </>
  );
}

function useSize(): (bytes: number) => string {
  const locale = useLocale();
  const format = numberFormat(locale, { maximumFractionDigits: 1, minimumFractionDigits: 1 });
  return (bytes) => `${format.format(bytes / MEBIBYTE)} MB`;
}

interface BackupProps {
  readonly backups: readonly BackupView[];
  readonly disabled: boolean;
  onRestore(backup: BackupView): void;
}

/** Backups, newest first: when and why each was made. */
export function BackupList({ backups, disabled, onRestore }: BackupProps) {
  const { t } = useTranslation();
  const locale = useLocale();
  const size = useSize();
  const choices = backups.map((backup) => {
    const { reason } = backup;
    const moment = formatMoment(backup.at, locale);
    return {
      id: backup.id,
      title: moment,
      detail: `${t(`file.reasons.${reason}`)} · ${size(backup.bytes)}`,
      action: t('file.restore'),
      label: t('file.restoreOf', { moment }),
      run: () => onRestore(backup),
    };
  });
  return <ChoiceList choices={choices} disabled={disabled} />;
}

interface FileProps {
  readonly files: readonly FileChoice[];
  readonly disabled: boolean;
  onOpen(file: FileChoice): void;
}

/** Other store files, the latest first. */
export function OtherFiles({ files, disabled, onOpen }: FileProps) {
  const { t } = useTranslation();
  const locale = useLocale();
  const size = useSize();
  const choices = files.map((file) => ({
    id: file.token,
    title: file.name,
    detail: `${formatMoment(file.at, locale)} · ${size(file.bytes)}`,
    action: t('file.open'),
    label: t('file.openNamed', { name: file.name }),
    run: () => onOpen(file),
  }));
  return <ChoiceList choices={choices} disabled={disabled} />;
}
