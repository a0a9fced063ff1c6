import { Button, Group, Tabs } from '@mantine/core';
import { IconFileImport } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Loaded } from '../../components/loaded.tsx';
import { ScreenHeader } from '../../components/screen-header.tsx';
import { usePlans } from '../../service/queries.ts';
import { FileMenu } from '../file/file-menu.tsx';
import { BinTable } from './bin-table.tsx';
import { DropZone } from './drop-zone.tsx';
import { NewPlanMenu } from './new-plan-menu.tsx';
import { NoPlans } from './no-plans.tsx';
import { PlanTable } from './plan-table.tsx';
import styles from './plans-screen.module.css';
import { usePlanActions } from './use-plan-actions.tsx';
import { usePlanImport } from './use-plan-import.tsx';

/** The plans in the open file: what each says, and how to make, copy, rename, export, delete and restore one. */
export function PlansScreen() {
  const { t } = useTranslation();
  const query = usePlans();
  const actions = usePlanActions();
  const importFile = usePlanImport();
  const [tab, setTab] = useState<string | null>('plans');
  const file = useRef<HTMLInputElement>(null);
  const pickFile = () => file.current?.click();
  return (
    <DropZone text={t('plans.drop')} onFile={importFile}>
      <div className={styles.screen}>
        <ScreenHeader title={t('nav.plans')}>
          <Group gap="xs">
            <FileMenu />
            <Button
              variant="default"
              leftSection={<IconFileImport size={17} stroke={1.7} />}
              onClick={pickFile}
            >
              {t('plans.import')}
            </Button>
            <NewPlanMenu onCreate={actions.create} />
          </Group>
        </ScreenHeader>
        <input
          ref={file}
          type="file"
          accept=".json,.xlsx,.headroom,application/json"
          aria-label={t('plans.importFile')}
          className={styles.file}
          tabIndex={-1}
          onChange={(event) => {
            const chosen = event.currentTarget.files?.[0];
            event.currentTarget.value = '';
            if (chosen) importFile(chosen);
          }}
        />
        <Loaded query={query} label={t('nav.plans')}>
          {({ plans, bin }) => (
            <Tabs value={tab} onChange={setTab} keepMounted={false}>
              {bin.length > 0 || tab === 'bin' ? (
                <Tabs.List mb="md">
                  <Tabs.Tab value="plans">{t('plans.tabPlans', { number: plans.length })}</Tabs.Tab>
                  <Tabs.Tab value="bin">{t('plans.tabBin', { number: bin.length })}</Tabs.Tab>
                </Tabs.List>
              ) : null}
              <Tabs.Panel value="plans">
                {plans.length > 0 ? (
                  <PlanTable plans={plans} actions={actions} />
                ) : (
                  <NoPlans onSample={() => actions.create('sample')} onImport={pickFile} />
                )}
              </Tabs.Panel>
              <Tabs.Panel value="bin">
                <BinTable plans={bin} onRestore={actions.restore} />
              </Tabs.Panel>
            </Tabs>
          )}
        </Loaded>
      </div>
    </DropZone>
  );
}
