import { Button, Textarea } from '@mantine/core';
import { memo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LONGEST_NOTE } from '#shared/allocation/notes.ts';
import { labelText } from '#shared/locale.ts';
import type { NoteView, PlanView } from '#shared/views.ts';
import { Dialog } from '../../../components/dialog.tsx';
import { formatMoment } from '../../../i18n/format.ts';
import { useLocale } from '../../../i18n/setup.ts';
import { useGuardRailCalls } from '../limits/use-guard-rail-calls.ts';
import styles from '../moves/moves.module.css';
import type { NoteCell } from './note-cells.ts';

/** The cell whose note is open, and the note that it has. */
export interface OpenNote {
  readonly cell: NoteCell;
  /** The cell in words. */
  readonly place: string;
  readonly note: NoteView | null;
}

interface Props {
  readonly plan: PlanView;
  readonly opened: OpenNote | null;
  onClose(): void;
}

/** A note on a cell: written, changed, deleted. */
export const NoteDialog = memo(function NoteDialog({ plan, opened, onClose }: Props) {
  const { t } = useTranslation();
  return (
    <Dialog
      title={opened ? t('guardRails.noteTitle', { place: opened.place }) : ''}
      opened={opened !== null}
      size={480}
      onClose={onClose}
    >
      {opened ? <NoteForm plan={plan} opened={opened} onClose={onClose} /> : null}
    </Dialog>
  );
});

function NoteForm({ plan, opened: { cell, note }, onClose }: Props & { readonly opened: OpenNote }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const send = useGuardRailCalls();
  const [text, setText] = useState(note?.text ?? '');
  const own = note !== null && note.inheritedFrom === null;
  const save = (content: string) => {
    send('notes.set', { ...cell, text: content });
    onClose();
  };
  const source = plan.scenarios.find(({ id }) => id === note?.inheritedFrom);
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        save(text);
      }}
    >
      <Textarea
        label={t('guardRails.noteLabel')}
        description={t('guardRails.noteHint')}
        autosize
        minRows={4}
        maxRows={12}
        maxLength={LONGEST_NOTE}
        data-autofocus
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) save(text);
        }}
      />
      {note ? (
        <p className={styles.note}>
          {t('guardRails.noteBy', {
            by: note.by,
            when: note.date === '' ? '–' : formatMoment(note.date, locale),
          })}
          {source ? (
            <>
              <br />
              {t('guardRails.noteInherited', { scenario: labelText(source.label, locale, source.id) })}
            </>
          ) : null}
        </p>
      ) : null}
      <div className={styles.actions}>
        {own ? (
          <Button variant="default" color="red" onClick={() => save('')}>
            {t('guardRails.noteDelete')}
          </Button>
        ) : null}
        <Button variant="default" onClick={onClose}>
          {t('plans.cancel')}
        </Button>
        <Button type="submit" disabled={text.trim() === (note?.text ?? '')}>
          {t('guardRails.noteSave')}
        </Button>
      </div>
    </form>
  );
}
