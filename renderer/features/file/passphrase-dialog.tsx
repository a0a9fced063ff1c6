import { Button, Group, SegmentedControl, Stack, Text } from '@mantine/core';
import { modals } from '@mantine/modals';
import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useReport } from '../../components/use-report.ts';
import { keys } from '../../service/queries.ts';
import {
  chosenPassphrase,
  NewPassphraseFields,
  PassphraseField,
  useNewPassphrase,
} from './passphrase-fields.tsx';
import { useFileActions } from './use-file-actions.ts';

interface FormProps {
  readonly action: string;
  readonly danger?: boolean;
  readonly ready: boolean;
  readonly busy: boolean;
  readonly children: ReactNode;
  onSubmit(): void;
}

function Form({ action, danger = false, ready, busy, children, onSubmit }: FormProps) {
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (ready && !busy) onSubmit();
      }}
    >
      <Stack gap="md">
        {children}
        <Group justify="flex-end">
          <Button type="submit" loading={busy} disabled={!ready} {...(danger ? { color: 'red' } : {})}>
            {action}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

/** Asks the host, and tells what became of the file and its backups. */
function useProtect() {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const report = useReport();
  const actions = useFileActions();
  const protect = async (current: string | null, next: string | null, done: string) => {
    const changed = await actions.ask('file.protect', { current, next });
    if (changed === null) return;
    modals.closeAll();
    report.done(done, changed.left > 0 ? [t('passphrase.left', { count: changed.left })] : []);
    await queries.invalidateQueries({ queryKey: keys.file });
  };
  return { protect, busy: actions.busy === 'file.protect' };
}

/** For a file that is not encrypted yet. */
function Encrypt() {
  const { t } = useTranslation();
  const { protect, busy } = useProtect();
  const [fresh, setFresh] = useNewPassphrase();
  const next = chosenPassphrase(fresh);
  return (
    <Form
      action={t('passphrase.encrypt')}
      ready={next !== null}
      busy={busy}
      onSubmit={() => void protect(null, next, t('passphrase.encrypted'))}
    >
      <Text size="sm" c="dimmed">
        {t('passphrase.about')}
      </Text>
      <Text size="sm" c="dimmed">
        {t('passphrase.elsewhere')}
      </Text>
      <NewPassphraseFields value={fresh} onChange={setFresh} />
    </Form>
  );
}

/** For a file that has a passphrase: another one, or none. */
function Change() {
  const { t } = useTranslation();
  const { protect, busy } = useProtect();
  const [remove, setRemove] = useState(false);
  const [current, setCurrent] = useState('');
  const [fresh, setFresh] = useNewPassphrase();
  const next = remove ? null : chosenPassphrase(fresh);
  return (
    <Form
      action={t(remove ? 'passphrase.removeNow' : 'passphrase.changeNow')}
      danger={remove}
      ready={current !== '' && (remove || next !== null)}
      busy={busy}
      onSubmit={() => void protect(current, next, t(remove ? 'passphrase.removed' : 'passphrase.changed'))}
    >
      <SegmentedControl
        aria-label={t('passphrase.what')}
        value={remove ? 'remove' : 'change'}
        data={[
          { value: 'change', label: t('passphrase.change') },
          { value: 'remove', label: t('passphrase.remove') },
        ]}
        onChange={(value) => setRemove(value === 'remove')}
      />
      <PassphraseField
        label={t('passphrase.present')}
        value={current}
        onChange={(event) => setCurrent(event.currentTarget.value)}
      />
      {remove ? (
        <Text size="sm">{t('passphrase.removeText')}</Text>
      ) : (
        <NewPassphraseFields value={fresh} onChange={setFresh} />
      )}
    </Form>
  );
}

export function openPassphrase(title: string, encrypted: boolean): void {
  modals.open({ title, size: 'lg', children: encrypted ? <Change /> : <Encrypt /> });
}

/** A new file that is encrypted from its first byte on. */
function CreateEncrypted() {
  const { t } = useTranslation();
  const actions = useFileActions();
  const [fresh, setFresh] = useNewPassphrase();
  const passphrase = chosenPassphrase(fresh);
  return (
    <Form
      action={t('passphrase.create')}
      ready={passphrase !== null}
      busy={actions.busy === 'file.create'}
      onSubmit={() => {
        if (passphrase !== null) void actions.open('file.create', { passphrase });
      }}
    >
      <Text size="sm" c="dimmed">
        {t('passphrase.about')}
      </Text>
      <NewPassphraseFields value={fresh} onChange={setFresh} />
    </Form>
  );
}

export function openCreateEncrypted(title: string): void {
  modals.open({ title, size: 'lg', children: <CreateEncrypted /> });
}
