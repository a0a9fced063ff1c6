import { Button, Group } from '@mantine/core';
import { IconLockOpen } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PassphraseField } from './passphrase-fields.tsx';
import type { FileActions } from './use-file-actions.ts';

/** Asks for the passphrase of an encrypted file and opens it. */
export function UnlockForm({ actions }: { actions: FileActions }) {
  const { t } = useTranslation();
  const [passphrase, setPassphrase] = useState('');
  const unlock = async () => {
    await actions.open('file.unlock', { passphrase });
    setPassphrase('');
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (passphrase !== '' && actions.busy === null) void unlock();
      }}
    >
      <Group gap="sm" align="flex-end">
        <PassphraseField
          label={t('passphrase.label')}
          value={passphrase}
          flex={1}
          data-autofocus
          autoFocus
          onChange={(event) => setPassphrase(event.currentTarget.value)}
        />
        <Button
          type="submit"
          leftSection={<IconLockOpen size={17} stroke={1.7} />}
          loading={actions.busy === 'file.unlock'}
          disabled={passphrase === ''}
        >
          {t('passphrase.unlock')}
        </Button>
      </Group>
    </form>
  );
}
