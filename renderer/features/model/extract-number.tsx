import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formulaTokens } from '#shared/plan/formula-parts.ts';
import type { ModelView } from '#shared/views-model.ts';
import styles from './model.module.css';
import type { ModelEditRequest } from './use-model.ts';
import { nameFault, nameFrom } from './variable-words.ts';

interface Props {
  readonly view: ModelView;
  readonly name: string;
  readonly formula: string;
  /** The number that one came for; empty for none. */
  readonly mark: string;
  onTake(edit: ModelEditRequest): Promise<void>;
}

const NUMBER = /^(\d+\.?\d*|\.\d+)$/;
/** Signs and counts of one say nothing that an input could vary. */
const PLAIN = new Set(['0', '1']);

/** Puts an input in the place of a number in a formula, so that it can be varied and have a source. */
export function ExtractNumber({ view, name, formula, mark, onTake }: Props) {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState(NUMBER.test(mark) ? mark : '');
  const [texts, setTexts] = useState({ label: '', input: '', unit: '1' });
  const numbers = new Set(formulaTokens(formula).filter((word) => NUMBER.test(word) && !PLAIN.has(word)));
  if (numbers.size === 0) return null;
  const fault = nameFault(view, texts.input);
  const isReady = texts.input !== '' && texts.unit.trim() !== '' && fault === null;
  return (
    <form
      className={styles.extract}
      aria-label={t('model.extract')}
      onSubmit={(event) => {
        event.preventDefault();
        if (isReady) void onTake({ type: 'extract', name, number: chosen, ...texts });
      }}
    >
      <span className={styles.hint}>{t('model.extract')}</span>
      {[...numbers].map((number) => (
        <Button
          key={number}
          size="compact-xs"
          variant={number === chosen ? 'filled' : 'default'}
          aria-pressed={number === chosen}
          onClick={() => setChosen(number === chosen ? '' : number)}
        >
          {number}
        </Button>
      ))}
      {chosen === '' ? null : (
        <div className={styles.form}>
          <TextInput
            size="xs"
            label={t('model.label')}
            value={texts.label}
            onChange={(event) => {
              const label = event.currentTarget.value;
              const follows = texts.input === nameFrom(texts.label);
              setTexts({ ...texts, label, input: follows ? nameFrom(label) : texts.input });
            }}
          />
          <TextInput
            size="xs"
            label={t('model.name')}
            placeholder={t('model.nameHint')}
            spellCheck={false}
            value={texts.input}
            error={fault === null ? null : t(`model.${fault}`)}
            onChange={(event) => setTexts({ ...texts, input: event.currentTarget.value })}
          />
          <TextInput
            size="xs"
            label={t('model.unit')}
            value={texts.unit}
            onChange={(event) => setTexts({ ...texts, unit: event.currentTarget.value })}
          />
          <Button type="submit" size="xs" disabled={!isReady}>
            {t('model.extractTake', { number: chosen })}
          </Button>
        </div>
      )}
    </form>
  );
}
