import { Alert, Autocomplete, MultiSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AppError } from '#shared/errors.ts';
import { labelText } from '#shared/locale.ts';
import type { ModelView } from '#shared/views-model.ts';
import { useLocale } from '../../i18n/setup.ts';
import { useModelEdit } from '../../service/model-edits.ts';
import { editErrorLines } from '../assumptions/editor/edit-error.ts';
import { FormulaEditor } from './formula-editor.tsx';
import styles from './model.module.css';

interface Props {
  readonly view: ModelView;
  /** With the name of what was added; null where nothing was. */
  onDone(name: string | null): void;
}

/** A new formula: name, label, unit, what it varies by, and the formula with its check and dry run. */
export function AddVariable({ view, onDone }: Props) {
  const { t } = useTranslation();
  const locale = useLocale();
  const make = useModelEdit(view.planId);
  const [name, setName] = useState('');
  const [label, setLabel] = useState('');
  const [section, setSection] = useState('');
  const [unit, setUnit] = useState('');
  const [over, setOver] = useState<string[]>([]);
  const [error, setError] = useState<AppError | null>(null);
  const sections = [...new Set(view.variables.map((each) => labelText(each.section, locale, '')))];
  return (
    <section className={styles.detail} aria-label={t('model.add')}>
      <h2 className={styles.title}>{t('model.add')}</h2>
      {error ? (
        <Alert color="red" p="xs">
          {editErrorLines(error, locale).join(' ')}
        </Alert>
      ) : null}
      <div className={styles.form}>
        <TextInput
          size="xs"
          label={t('model.name')}
          description={t('model.nameHint')}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <TextInput
          size="xs"
          label={t('model.label')}
          value={label}
          onChange={(event) => setLabel(event.currentTarget.value)}
        />
        <TextInput
          size="xs"
          label={t('model.unit')}
          value={unit}
          onChange={(event) => setUnit(event.currentTarget.value)}
        />
        <Autocomplete
          size="xs"
          label={t('model.section')}
          value={section}
          data={sections.filter(Boolean)}
          onChange={setSection}
        />
        <MultiSelect
          size="xs"
          label={t('model.overLabel')}
          value={over}
          data={[...view.dimensions, 'period']}
          onChange={setOver}
        />
      </div>
      <FormulaEditor
        planId={view.planId}
        saved=""
        editFor={(formula) =>
          name === '' || unit === '' ? null : { type: 'add', name, label, section, unit, over, formula }
        }
        onTake={async (edit) => {
          const reply = await make('model.edit', { edit });
          if (reply.ok) onDone(name);
          else setError(reply.error);
        }}
        onClose={() => onDone(null)}
      />
    </section>
  );
}
