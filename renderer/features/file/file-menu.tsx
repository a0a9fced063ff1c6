import { Button, Menu } from '@mantine/core';
import {
  IconChevronDown,
  IconClipboardText,
  IconDatabaseExport,
  IconFolderOpen,
  IconLock,
} from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ask, useService } from '../../service/context.ts';
import { keys } from '../../service/queries.ts';
import { openBackups } from './backups-dialog.tsx';
import { showDiagnostics } from './diagnostics.tsx';
import { openOtherFiles } from './other-files-dialog.tsx';
import { openPassphrase } from './passphrase-dialog.tsx';
import { useFileActions } from './use-file-actions.ts';

/** What can be done with the file that holds the plans. */
export function FileMenu() {
  const { t } = useTranslation();
  const service = useService();
  const { copyDiagnostics } = useFileActions();
  const { data } = useQuery({ queryKey: keys.file, queryFn: () => ask(service, 'file.state', {}) });
  const name = data?.storeName ?? '';
  const encrypted = data?.state === 'open' && data.encrypted;
  const entries = [
    {
      label: t('file.backups'),
      icon: IconDatabaseExport,
      run: () => openBackups(t('file.backupsTitle', { name })),
    },
    { label: t('file.openOther'), icon: IconFolderOpen, run: () => openOtherFiles(t('file.othersTitle')) },
    {
      label: t('passphrase.menu'),
      icon: IconLock,
      run: () => openPassphrase(t('passphrase.title', { name }), encrypted),
    },
    {
      label: t('file.diagnostics'),
      icon: IconClipboardText,
      run: () => void copyDiagnostics((text) => showDiagnostics(t('file.diagnosticsShown'), text)),
    },
  ];
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button
          variant="default"
          leftSection={encrypted ? <IconLock size={15} stroke={1.7} /> : null}
          rightSection={<IconChevronDown size={15} />}
          title={name}
        >
          {t('file.menu')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {entries.map(({ label, icon: Icon, run }) => (
          <Menu.Item key={label} leftSection={<Icon size={16} stroke={1.7} />} onClick={run}>
            {label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
