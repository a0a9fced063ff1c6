import { Button, Drawer, Switch, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlanView } from '#shared/views.ts';
import { Loaded } from '../../components/loaded.tsx';
import { useLocale } from '../../i18n/setup.ts';
import { entriesOf, filtered } from './entries.ts';
import { HistoryList } from './history-list.tsx';
import styles from './history-panel.module.css';
import { useChanges, useRestore } from './use-changes.ts';

interface Props {
  readonly plan: PlanView;
  readonly opened: boolean;
  onClose(): void;
}

/** What was done to the plan, and the way back to any state it was in. */
export function HistoryPanel({ plan, opened, onClose }: Props) {
  const { t } = useTranslation();
  return (
    <Drawer.Root
      opened={opened}
      onClose={onClose}
      position="right"
      size={460}
      transitionProps={{ duration: 120 }}
    >
      <Drawer.Overlay backgroundOpacity={0.15} />
      <Drawer.Content>
        <div className={styles.panel}>
          {/* Not the library's header: in a dialog it would be a second banner of the page. */}
          <div className={styles.header}>
            <Drawer.Title className={styles.title}>{t('historyPanel.title')}</Drawer.Title>
            <Drawer.CloseButton aria-label={t('historyPanel.close')} />
          </div>
          <Drawer.Body className={styles.body}>
            <Changes plan={plan} />
          </Drawer.Body>
        </div>
      </Drawer.Content>
    </Drawer.Root>
  );
}

function Changes({ plan }: { plan: PlanView }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const query = useChanges(plan.id);
  const restore = useRestore(plan.id);
  const [search, setSearch] = useState('');
  const [inForce, setInForce] = useState(false);
  const pages = query.data?.pages;
  const changes = useMemo(() => (pages ?? []).flatMap((page) => page.changes), [pages]);
  const entries = useMemo(() => entriesOf(changes, plan, t, locale), [changes, plan, t, locale]);
  const shown = useMemo(() => filtered(entries, search, inForce), [entries, search, inForce]);
  return (
    <>
      <div className={styles.filter}>
        <TextInput
          size="xs"
          className={styles.search}
          leftSection={<IconSearch size={15} stroke={1.7} />}
          placeholder={t('historyPanel.filter')}
          aria-label={t('historyPanel.filter')}
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
        />
        <Switch
          size="xs"
          label={t('historyPanel.inForce')}
          checked={inForce}
          onChange={(event) => setInForce(event.currentTarget.checked)}
        />
      </div>
      <Loaded query={query} label={t('historyPanel.title')}>
        {() => (
          <>
            <HistoryList entries={shown} onRestore={(id) => void restore(id)} />
            {query.hasNextPage ? (
              <Button
                variant="subtle"
                size="compact-sm"
                loading={query.isFetchingNextPage}
                onClick={() => void query.fetchNextPage()}
              >
                {t('historyPanel.older')}
              </Button>
            ) : null}
          </>
        )}
      </Loaded>
    </>
  );
}
