import { SegmentedControl } from '@mantine/core';
import { IconList, IconSitemap } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { ModelVariable, ModelView } from '#shared/views-model.ts';
import { useStoredFlag } from '../../components/use-stored-flag.ts';
import { VariableGraph } from './graph/variable-graph.tsx';
import styles from './model.module.css';
import { VariableLinks } from './variable-links.tsx';

interface Props {
  readonly view: ModelView;
  readonly variable: ModelVariable;
  /** True where one comes here by the picture. */
  readonly walked: boolean;
  onOpen(name: string, walking?: boolean): void;
  onBack(walking: boolean): void;
}

/** What a variable uses and what uses it: as a picture, or as lists. */
export function VariableRelations({ view, variable, walked, onOpen, onBack }: Props) {
  const { t } = useTranslation();
  const [lists, setLists] = useStoredFlag('relationsAsLists', false);
  const icon = { size: 15, className: styles.icon ?? '' };
  return (
    <section aria-label={t('model.graph.relations')}>
      <header className={styles.partHead}>
        <h3 className={styles.heading}>{t('model.graph.relations')}</h3>
        <SegmentedControl
          size="xs"
          value={lists ? 'lists' : 'picture'}
          onChange={(value) => setLists(value === 'lists')}
          aria-label={t('results.showAs', { title: t('model.graph.relations') })}
          data={[
            { value: 'picture', label: <IconSitemap {...icon} aria-label={t('model.graph.asPicture')} /> },
            { value: 'lists', label: <IconList {...icon} aria-label={t('model.graph.asLists')} /> },
          ]}
        />
      </header>
      {lists ? (
        <div className={styles.lists}>
          <VariableLinks title={t('model.uses')} names={variable.uses} view={view} onOpen={onOpen} />
          <VariableLinks title={t('model.usedBy')} names={variable.usedBy} view={view} onOpen={onOpen} />
        </div>
      ) : (
        <VariableGraph
          view={view}
          variable={variable}
          walked={walked}
          onWalk={(name) => onOpen(name, true)}
          onBack={() => onBack(true)}
        />
      )}
    </section>
  );
}
