import { Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { labelText } from '#shared/locale.ts';
import type { ModelVariable, ModelView } from '#shared/views-model.ts';
import { useLocale } from '../../i18n/setup.ts';
import styles from './model.module.css';
import { TakeButtons } from './take-buttons.tsx';
import type { ModelEditRequest } from './use-model.ts';
import { VariableFields } from './variable-fields.tsx';
import { nameFault, wordsOf } from './variable-words.ts';

interface Props {
  readonly view: ModelView;
  readonly variable: ModelVariable;
  onTake(edit: ModelEditRequest & { type: 'describe' }): Promise<void>;
  onClose(): void;
}

/** Words, unit, dimensions and name of a variable that is there; the name changes wherever the plan has it. */
export function DescribeVariable({ view, variable, onTake, onClose }: Props) {
  const { t } = useTranslation();
  // What is written stays in the language in which it was begun, also where the window changes its own.
  const spoken = useLocale();
  const [locale] = useState(spoken);
  const { name } = variable;
  const [words, setWords] = useState(() => wordsOf(variable, locale));
  const [note, setNote] = useState(labelText(variable.note ?? undefined, locale, ''));
  const isReady = words.name !== '' && words.unit.trim() !== '' && nameFault(view, words.name, name) === null;
  return (
    <form
      className={styles.editor}
      aria-label={t('model.describe')}
      onSubmit={(event) => {
        event.preventDefault();
        if (!isReady) return;
        const { name: to, over, format, ...texts } = words;
        const kept = format === variable.format ? null : format;
        void onTake({ type: 'describe', name, to, ...texts, over: [...over], format: kept, note, locale });
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.defaultPrevented) onClose();
      }}
    >
      <VariableFields
        view={view}
        words={words}
        own={name}
        onChange={(typed) => setWords({ ...words, ...typed })}
      />
      <Textarea
        size="xs"
        autosize
        minRows={1}
        maxRows={5}
        label={t('model.note')}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      {words.name === name ? null : <p className={styles.hint}>{t('model.renameHint')}</p>}
      <TakeButtons ready={isReady} onClose={onClose} />
    </form>
  );
}
