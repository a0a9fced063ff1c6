import { Button, SegmentedControl } from '@mantine/core';
import { IconArrowLeft, IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { labelText } from '#shared/locale.ts';
import type { ModelView } from '#shared/views-model.ts';
import { useLocale } from '../../i18n/setup.ts';
import styles from './model.module.css';
import { type ModelPlace, variablePlace } from './place.ts';

interface Props {
  readonly view: ModelView;
  readonly place: ModelPlace;
  /** Where one came from; null where it was not the model. */
  readonly from: ModelPlace | null;
  /** The variable that stands for none. */
  readonly headline: string;
  onGo(place: ModelPlace): void;
  onBack(): void;
}

/** The way back, a new variable, and what the screen shows. */
export function ModelTools({ view, place, from, headline, onGo, onBack }: Props) {
  const { t } = useTranslation();
  const locale = useLocale();
  const wordsOf = (one: ModelPlace) => {
    const { shows } = one;
    if (shows !== 'variable') return t(`model.places.${shows}`);
    const name = one.name || headline;
    return labelText(view.variables.find((each) => each.name === name)?.label, locale, name);
  };
  return (
    <div className={styles.tools}>
      {from ? (
        <Button
          size="xs"
          variant="subtle"
          leftSection={<IconArrowLeft size={14} stroke={2} />}
          onClick={() => onBack()}
        >
          {t('model.graph.backTo', { place: wordsOf(from) })}
        </Button>
      ) : null}
      <Button
        size="xs"
        variant="default"
        leftSection={<IconPlus size={14} stroke={2} />}
        onClick={() => onGo({ shows: 'new' })}
      >
        {t('model.add')}
      </Button>
      <SegmentedControl
        size="xs"
        aria-label={t('nav.model')}
        value={place.shows === 'audit' || place.shows === 'roles' ? place.shows : 'formulas'}
        onChange={(value) =>
          onGo(value === 'audit' || value === 'roles' ? { shows: value } : variablePlace(''))
        }
        data={[
          { value: 'formulas', label: t('model.formulas') },
          { value: 'roles', label: t('modelRoles.title') },
          { value: 'audit', label: t('model.audit', { count: view.audit.length }) },
        ]}
      />
    </div>
  );
}
