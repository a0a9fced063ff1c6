import { Alert, Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { labelText } from '#shared/locale.ts';
import type { ModelVariable, ModelView } from '#shared/views-model.ts';
import { useLocale } from '../../i18n/setup.ts';
import styles from './model.module.css';
import type { ModelEditRequest } from './use-model.ts';
import { VariableLinks } from './variable-links.tsx';

interface Props {
  readonly view: ModelView;
  readonly variable: ModelVariable;
  onDescribe(): void;
  onOpen(name: string): void;
  /** Comes back with true where the change was made. */
  onChange(edit: ModelEditRequest): Promise<boolean>;
  onRemoved(): void;
}

/** The name of a variable, and what can be done to it as a whole. */
export function VariableHead({ view, variable, onDescribe, onOpen, onChange, onRemoved }: Props) {
  const { t } = useTranslation();
  const locale = useLocale();
  const [refused, setRefused] = useState(false);
  const { name, kind, label, output, usedBy } = variable;
  const others = usedBy.filter((user) => user !== name);
  const toggleOutput = () => {
    const { target = null, better = null } = output ?? {};
    void onChange({ type: 'output', name, shown: output === null, target, better });
  };
  const remove = async () => {
    if (others.length > 0) setRefused(true);
    else if (await onChange({ type: 'remove', name })) onRemoved();
  };
  return (
    <>
      <header className={styles.detailHead}>
        <div>
          <h2 className={styles.title}>{labelText(label, locale, name)}</h2>
          <code className={styles.name}>{name}</code>
        </div>
        <div className={styles.tools}>
          <Button size="xs" variant="default" onClick={onDescribe}>
            {t('model.describe')}
          </Button>
          {kind === 'allocation' ? null : (
            <>
              <Button size="xs" variant="default" onClick={toggleOutput}>
                {t(output ? 'model.dropOutput' : 'model.makeOutput')}
              </Button>
              <Button size="xs" variant="default" onClick={() => void remove()}>
                {t('model.remove')}
              </Button>
            </>
          )}
        </div>
      </header>
      {refused ? (
        <Alert
          variant="default"
          p="xs"
          withCloseButton
          closeButtonLabel={t('model.close')}
          onClose={() => setRefused(false)}
          title={t('model.removeRefused')}
        >
          <VariableLinks title={t('model.readers')} names={others} view={view} onOpen={onOpen} />
        </Alert>
      ) : null}
    </>
  );
}
