import { Button, TextInput } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type FormulaPlace, numbersIn } from '#shared/plan/formula-parts.ts';
import type { ModelView } from '#shared/views-model.ts';
import { surroundings } from './formula.ts';
import styles from './model.module.css';
import type { ModelEditRequest } from './use-model.ts';
import { nameFault, nameFrom } from './variable-words.ts';

interface Props {
  readonly view: ModelView;
  readonly name: string;
  readonly formula: string;
  /** The number that one came for. */
  readonly mark: FormulaPlace | null;
  onTake(edit: ModelEditRequest): Promise<void>;
}

/** Puts an input in the place of a number in a formula, so that it can be varied and have a source. */
export function ExtractNumber({ view, name, formula, mark, onTake }: Props) {
  const { t } = useTranslation();
  const numbers = useMemo(() => numbersIn(formula), [formula]);
  const [chosen, setChosen] = useState<FormulaPlace | null>(
    numbers.find(({ text, start }) => text === mark?.text && start === mark.start) ?? null,
  );
  const [texts, setTexts] = useState({ label: '', input: '', unit: '1' });
  if (numbers.length === 0) return null;
  const fault = nameFault(view, texts.input);
  const isReady = texts.input !== '' && texts.unit.trim() !== '' && fault === null;
  return (
    <form
      className={styles.extract}
      aria-label={t('model.extract')}
      onSubmit={(event) => {
        event.preventDefault();
        if (isReady && chosen)
          void onTake({ type: 'extract', name, number: chosen.text, at: chosen.start, ...texts });
      }}
    >
      <span className={styles.hint}>{t('model.extract')}</span>
      {numbers.map((number) => {
        const isChosen = number.start === chosen?.start;
        return (
          <Button
            key={number.start}
            size="compact-xs"
            variant={isChosen ? 'filled' : 'default'}
            aria-pressed={isChosen}
            title={surroundings(formula, number)}
            onClick={() => setChosen(isChosen ? null : number)}
          >
            {number.text}
          </Button>
        );
      })}
      {chosen === null ? null : (
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
            {t('model.extractTake', { number: chosen.text })}
          </Button>
        </div>
      )}
    </form>
  );
}
