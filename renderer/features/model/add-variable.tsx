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

const FIELDS = ['name', 'label', 'unit'] as const;

/** A new formula: name, label, unit, what it varies by, and the formula with its check and dry run. */
export function AddVariable({ view, onDone }: Props) {
  const { t } = useTranslation();
  const locale = useLocale();
  const make = useModelEdit(view.planId);
  const [texts, setTexts] = useState({ name: '', label: '', unit: '' });
  const [section, setSection] = useState('');
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
        {FIELDS.map((field) => (
          <TextInput
            key={field}
            size="xs"
            label={t(`model.${field}`)}
            description={field === 'name' ? t('model.nameHint') : null}
            value={texts[field]}
            onChange={(event) => setTexts({ ...texts, [field]: event.currentTarget.value })}
          />
        ))}
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
          texts.name === '' || texts.unit === '' ? null : { type: 'add', ...texts, section, over, formula }
        }
        onTake={async (edit) => {
          const reply = await make('model.edit', { edit });
          if (reply.ok) onDone(texts.name);
          else setError(reply.error);
        }}
        onClose={() => onDone(null)}
      />
    </section>
  );
}
