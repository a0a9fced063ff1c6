import { Button, Text } from '@mantine/core';
import { modals } from '@mantine/modals';
import { IconDatabaseExport } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Loaded } from '../../components/loaded.tsx';
import { useReport } from '../../components/use-report.ts';
import { ask, useService } from '../../service/context.ts';
import { keys } from '../../service/queries.ts';
import { BackupList } from './choice-list.tsx';
import styles from './start-screen.module.css';
import { useFileActions } from './use-file-actions.ts';

/** The backups of the open file: make one, or restore one into a new file. */
function Backups() {
  const { t } = useTranslation();
  const service = useService();
  const queries = useQueryClient();
  const report = useReport();
  const actions = useFileActions();
  const query = useQuery({
    queryKey: keys.backups,
    queryFn: () => ask(service, 'backups.list', {}),
    staleTime: 0,
  });
  const backUp = async () => {
    const answer = await actions.ask('backups.create', {});
    if (answer === null) return;
    report.done(answer.made ? t('file.backupMade') : t('file.backupSame'));
    await queries.invalidateQueries({ queryKey: keys.backups });
  };
  return (
    <>
      <Text size="sm" c="dimmed" mb="md">
        {t('file.backupsText')}
      </Text>
      <Button
        leftSection={<IconDatabaseExport size={17} stroke={1.7} />}
        loading={actions.busy === 'backups.create'}
        onClick={() => void backUp()}
      >
        {t('file.backupNow')}
      </Button>
      <Text component="h2" size="sm" fw={620} mt="lg" mb={4}>
        {t('file.restoreTitle')}
      </Text>
      <p className={styles.hint}>{t('file.restoreHint')}</p>
      <Loaded query={query} label={t('file.restoreTitle')}>
        {({ backups }) =>
          backups.length === 0 ? (
            <p className={styles.hint}>{t('file.backupsNone')}</p>
          ) : (
            <BackupList
              backups={backups}
              disabled={actions.busy !== null}
              onRestore={({ id }) => void actions.open('backups.restore', { backup: id })}
            />
          )
        }
      </Loaded>
    </>
  );
}

export function openBackups(title: string): void {
  modals.open({ title, size: 'lg', children: <Backups /> });
}
