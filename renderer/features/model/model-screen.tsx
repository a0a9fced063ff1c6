import { Button, SegmentedControl } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ModelView } from '#shared/views-model.ts';
import { Loaded } from '../../components/loaded.tsx';
import { ScreenHeader } from '../../components/screen-header.tsx';
import { usePlanContext } from '../shell/plan-context.ts';
import { AddVariable } from './add-variable.tsx';
import { AuditList } from './audit-list.tsx';
import styles from './model.module.css';
import { useModel } from './use-model.ts';
import { VariableDetail } from './variable-detail.tsx';
import { VariableList } from './variable-list.tsx';

/** The formulas behind the figures: what each uses and what uses it, with editing and an audit. */
export function ModelScreen({ focus }: { focus: string }) {
  const { t } = useTranslation();
  const { plan } = usePlanContext();
  const query = useModel(plan.id);
  return (
    <Loaded query={query} label={t('nav.model')}>
      {(view) => <Model view={view} focus={focus} />}
    </Loaded>
  );
}

const NEW = '';

function Model({ view, focus }: { view: ModelView; focus: string }) {
  const { t } = useTranslation();
  const [shows, setShows] = useState<'formulas' | 'audit'>('formulas');
  const headline = view.variables.find(({ output }) => output?.headline)?.name ?? null;
  const [chosen, setChosen] = useState<string | null>(focus === '' ? headline : focus);
  const variable = view.variables.find(({ name }) => name === chosen) ?? null;
  const open = (name: string) => {
    setShows('formulas');
    setChosen(name);
  };
  return (
    <div className={styles.screen}>
      <ScreenHeader title={t('nav.model')}>
        <div className={styles.tools}>
          <Button
            size="xs"
            variant="default"
            leftSection={<IconPlus size={14} stroke={2} />}
            onClick={() => open(NEW)}
          >
            {t('model.add')}
          </Button>
          <SegmentedControl
            size="xs"
            aria-label={t('nav.model')}
            value={shows}
            onChange={(value) => setShows(value === 'audit' ? 'audit' : 'formulas')}
            data={[
              { value: 'formulas', label: t('model.formulas') },
              { value: 'audit', label: t('model.audit', { count: view.audit.length }) },
            ]}
          />
        </div>
      </ScreenHeader>
      {shows === 'audit' ? (
        <AuditList view={view} onOpen={open} />
      ) : (
        <div className={styles.columns}>
          <VariableList view={view} chosen={chosen} onOpen={open} />
          {chosen === NEW ? (
            <AddVariable view={view} onDone={(name) => setChosen(name ?? headline)} />
          ) : variable ? (
            <VariableDetail key={variable.name} view={view} variable={variable} onOpen={open} />
          ) : (
            <p className={styles.hint}>{t('model.choose')}</p>
          )}
        </div>
      )}
    </div>
  );
}
