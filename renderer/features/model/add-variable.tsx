import { Alert, SegmentedControl, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { VariableWords } from '#shared/contract/model.ts';
import type { AppError } from '#shared/errors.ts';
import type { ModelView } from '#shared/views-model.ts';
import { useLocale } from '../../i18n/setup.ts';
import { useModelEdit } from '../../service/model-edits.ts';
import { parseNumber } from '../assumptions/editor/draft.ts';
import { editErrorLines } from '../assumptions/editor/edit-error.ts';
import { FormulaEditor } from './formula-editor.tsx';
import styles from './model.module.css';
import { TakeButtons } from './take-buttons.tsx';
import type { ModelEditRequest } from './use-model.ts';
import { VariableFields } from './variable-fields.tsx';
import { NO_WORDS, nameFault, nameFrom } from './variable-words.ts';

interface Props {
  readonly view: ModelView;
  /** With the name of what was added; null where nothing was. */
  onDone(name: string | null): void;
}

/** A new variable: its words and dimensions, and a formula with its check and dry run, or a number to begin with. */
export function AddVariable({ view, onDone }: Props) {
  const { t } = useTranslation();
  const locale = useLocale();
  const make = useModelEdit(view.planId);
  const [kind, setKind] = useState<'formula' | 'input'>('formula');
  const [words, setWords] = useState(NO_WORDS);
  const [error, setError] = useState<AppError | null>(null);
  const change = (typed: Partial<VariableWords>) => {
    const follows = words.name === nameFrom(words.label);
    const name = typed.label !== undefined && follows ? { name: nameFrom(typed.label) } : {};
    setWords({ ...words, ...name, ...typed });
  };
  const lacking = words.name === '' || words.unit.trim() === '' || nameFault(view, words.name) !== null;
  const typed = { ...words, over: [...words.over] };
  const take = async (edit: ModelEditRequest) => {
    const reply = await make('model.edit', { edit });
    if (reply.ok) onDone(words.name);
    else setError(reply.error);
  };
  return (
    <section className={styles.detail} aria-label={t('model.add')}>
      <header className={styles.detailHead}>
        <h2 className={styles.title}>{t('model.add')}</h2>
        <SegmentedControl
          size="xs"
          aria-label={t('model.kind')}
          value={kind}
          onChange={(value) => setKind(value === 'input' ? 'input' : 'formula')}
          data={(['formula', 'input'] as const).map((value) => ({
            value,
            label: t(`model.kinds.${value}`),
          }))}
        />
      </header>
      {error ? (
        <Alert color="red" p="xs">
          {editErrorLines(error, locale).join(' ')}
        </Alert>
      ) : null}
      <VariableFields view={view} words={words} onChange={change} />
      {lacking ? <p className={styles.hint}>{t('model.addNeeds')}</p> : null}
      {kind === 'formula' ? (
        <FormulaEditor
          view={view}
          saved=""
          kind={{ unit: words.unit, format: words.format ?? 'number' }}
          editFor={(formula) => (lacking ? null : { type: 'add', ...typed, formula })}
          onTake={take}
          onClose={() => onDone(null)}
        />
      ) : (
        <FirstValue
          ready={!lacking}
          onTake={(value) => take({ type: 'addInput', ...typed, value })}
          onClose={() => onDone(null)}
        />
      )}
    </section>
  );
}

interface FirstValueProps {
  readonly ready: boolean;
  onTake(value: number): Promise<void>;
  onClose(): void;
}

/** The number that a new input begins with. */
function FirstValue({ ready, onTake, onClose }: FirstValueProps) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const value = text.trim() === '' ? Number.NaN : parseNumber(text);
  return (
    <form
      className={styles.editor}
      onSubmit={(event) => {
        event.preventDefault();
        if (ready && !Number.isNaN(value)) void onTake(value);
      }}
    >
      <TextInput
        size="xs"
        w={220}
        inputMode="decimal"
        label={t('model.firstValue')}
        description={t('model.firstValueHint')}
        value={text}
        error={text.trim() !== '' && Number.isNaN(value)}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <TakeButtons ready={ready && !Number.isNaN(value)} onClose={onClose} />
    </form>
  );
}
