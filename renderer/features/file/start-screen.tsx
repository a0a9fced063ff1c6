import { Button, Group } from '@mantine/core';
import {
  IconClipboardText,
  IconFileOff,
  IconFilePlus,
  IconFolderOpen,
  IconLifebuoy,
  IconLock,
  IconPower,
  IconRefresh,
  IconShieldCheck,
} from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SalvageView, StartView } from '#shared/views-files.ts';
import { errorText } from '../../i18n/errors.ts';
import { formatMoment } from '../../i18n/format.ts';
import { useLocale } from '../../i18n/setup.ts';
import { Logo } from '../shell/logo.tsx';
import { BackupList, OtherFiles } from './choice-list.tsx';
import { showDiagnostics } from './diagnostics.tsx';
import { SalvageReport } from './salvage-report.tsx';
import styles from './start-screen.module.css';
import { titleOf } from './titles.ts';
import { UnlockForm } from './unlock-form.tsx';
import { type FileActions, useFileActions } from './use-file-actions.ts';

type Failed = Extract<StartView, { state: 'failed' }>;

/** Where a passphrase opens the file. */
const LOCKED: ReadonlySet<string> = new Set(['storeEncrypted', 'passphraseWrong']);

/** Why the file is not open, what is safe, and what can be done. */
export function StartScreen({ start }: { start: Failed }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const actions = useFileActions();
  const [salvaged, setSalvaged] = useState<SalvageView | null>(null);
  const [ended, setEnded] = useState(false);
  const { error, offers } = start;
  const title = titleOf(error.code, t);
  const locked = LOCKED.has(error.code);
  const Picture = locked ? IconLock : IconFileOff;
  useEffect(() => {
    document.title = `${title} · Headroom`;
  }, [title]);
  if (ended) return <main className={styles.ended}>{t('file.quitDone')}</main>;
  const quit = async () => {
    if ((await actions.ask('file.quit', {})) === null) setEnded(true);
  };
  const salvage = async () => setSalvaged(await actions.ask('file.salvage', {}));
  return (
    <main className={styles.page}>
      <div className={styles.card}>
        <header className={styles.header}>
          <Logo />
          <span>Headroom</span>
        </header>
        <div className={styles.what}>
          <Picture size={34} stroke={1.4} aria-hidden className={styles.picture} data-locked={locked} />
          <div>
            <h1 className={styles.title}>{title}</h1>
            <p className={styles.text} data-testid="start-text">
              {errorText(error, locale)}
            </p>
          </div>
        </div>
        {locked ? <UnlockForm actions={actions} /> : null}
        <Safety start={start} />
        <Actions start={start} actions={actions} onSalvage={() => void salvage()} />
        {salvaged ? <SalvageReport salvaged={salvaged} actions={actions} /> : null}
        {offers.backups.length > 0 ? (
          <section>
            <h2 className={styles.heading}>{t('file.restoreTitle')}</h2>
            <p className={styles.hint}>{t('file.restoreHint')}</p>
            <BackupList
              backups={offers.backups}
              disabled={actions.busy !== null}
              onRestore={({ id }) => void actions.open('backups.restore', { backup: id })}
            />
          </section>
        ) : null}
        {offers.others.length > 0 ? (
          <section>
            <h2 className={styles.heading}>{t('file.othersTitle')}</h2>
            <OtherFiles
              files={offers.others}
              disabled={actions.busy !== null}
              onOpen={({ token }) => void actions.open('file.open', { token })}
            />
          </section>
        ) : null}
        <Footer code={error.code} actions={actions} onQuit={() => void quit()} />
      </div>
    </main>
  );
}

function Safety({ start }: { start: Failed }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { backups } = start.offers;
  const [latest] = backups;
  const isGone = start.error.code === 'storeGone';
  return (
    <section className={styles.safe} aria-label={t('file.safe')}>
      <IconShieldCheck size={20} stroke={1.6} aria-hidden />
      <div>
        <p>{t(isGone ? 'file.safeGone' : 'file.safeFile', { name: start.storeName })}</p>
        <p>
          {latest
            ? t('file.safeBackups', { count: backups.length, moment: formatMoment(latest.at, locale) })
            : t('file.safeNone')}
        </p>
      </div>
    </section>
  );
}

interface ActionsProps {
  readonly start: Failed;
  readonly actions: FileActions;
  onSalvage(): void;
}

function Actions({ start, actions, onSalvage }: ActionsProps) {
  const { t } = useTranslation();
  const { offers } = start;
  const { busy } = actions;
  const state = (name: typeof busy) => ({ loading: busy === name, disabled: busy !== null && busy !== name });
  return (
    <Group gap="sm">
      <Button
        variant={LOCKED.has(start.error.code) ? 'default' : 'filled'}
        leftSection={<IconRefresh size={17} />}
        {...state('file.retry')}
        onClick={() => void actions.open('file.retry', {})}
      >
        {t('file.retry')}
      </Button>
      {offers.salvage ? (
        <Button
          variant="default"
          leftSection={<IconLifebuoy size={17} />}
          {...state('file.salvage')}
          onClick={onSalvage}
        >
          {t('file.salvage')}
        </Button>
      ) : null}
      {offers.choose ? (
        <Button
          variant="default"
          leftSection={<IconFolderOpen size={17} />}
          {...state('file.choose')}
          onClick={() => void actions.open('file.choose', {})}
        >
          {t('file.choose')}
        </Button>
      ) : null}
      <Button
        variant="default"
        leftSection={<IconFilePlus size={17} />}
        {...state('file.create')}
        onClick={() => void actions.open('file.create', {})}
      >
        {t('file.create')}
      </Button>
    </Group>
  );
}

interface FooterProps {
  readonly code: string;
  readonly actions: FileActions;
  onQuit(): void;
}

function Footer({ code, actions, onQuit }: FooterProps) {
  const { t } = useTranslation();
  const copy = () =>
    void actions.copyDiagnostics((text) => showDiagnostics(t('file.diagnosticsShown'), text));
  return (
    <footer className={styles.footer}>
      <span className={styles.code}>{t('file.code', { code })}</span>
      <Button
        size="xs"
        variant="subtle"
        leftSection={<IconClipboardText size={15} stroke={1.7} />}
        onClick={copy}
      >
        {t('file.diagnostics')}
      </Button>
      <Button
        size="xs"
        variant="subtle"
        color="gray"
        leftSection={<IconPower size={15} stroke={1.7} />}
        onClick={onQuit}
      >
        {t('file.quit')}
      </Button>
    </footer>
  );
}
