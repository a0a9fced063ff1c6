import { Button } from '@mantine/core';
import { modals } from '@mantine/modals';
import { IconFilePlus, IconFolderOpen, IconLock } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Loaded } from '../../components/loaded.tsx';
import { ask, useService } from '../../service/context.ts';
import { keys } from '../../service/queries.ts';
import { OtherFiles } from './choice-list.tsx';
import { openCreateEncrypted } from './passphrase-dialog.tsx';
import styles from './start-screen.module.css';
import { useFileActions } from './use-file-actions.ts';

/** Another store file to go on with: one beside this one or opened before, any other, or a new one. */
function Others() {
  const { t } = useTranslation();
  const service = useService();
  const actions = useFileActions();
  const query = useQuery({
    queryKey: keys.otherFiles,
    queryFn: () => ask(service, 'file.others', {}),
    staleTime: 0,
  });
  return (
    <Loaded query={query} label={t('file.othersTitle')}>
      {({ files, choose }) => (
        <>
          {files.length === 0 ? <p className={styles.hint}>{t('file.othersNone')}</p> : null}
          {files.length > 0 ? (
            <OtherFiles
              files={files}
              disabled={actions.busy !== null}
              onOpen={({ token }) => void actions.open('file.open', { token })}
            />
          ) : null}
          <Button.Group mt="md">
            {choose ? (
              <Button
                variant="default"
                leftSection={<IconFolderOpen size={17} stroke={1.7} />}
                onClick={() => void actions.open('file.choose', {})}
              >
                {t('file.choose')}
              </Button>
            ) : null}
            <Button
              variant="default"
              leftSection={<IconFilePlus size={17} stroke={1.7} />}
              onClick={() => void actions.open('file.create', {})}
            >
              {t('file.create')}
            </Button>
            <Button
              variant="default"
              leftSection={<IconLock size={17} stroke={1.7} />}
              onClick={() => openCreateEncrypted(t('passphrase.createTitle'))}
            >
              {t('passphrase.createEncrypted')}
            </Button>
          </Button.Group>
        </>
      )}
    </Loaded>
  );
}

export function openOtherFiles(title: string): void {
  modals.open({ title, size: 'lg', children: <Others /> });
}
