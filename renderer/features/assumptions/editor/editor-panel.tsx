import { Alert, Button, CloseButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { AssumptionRow, AssumptionsView } from '#shared/views-assumptions.ts';
import { useLocale } from '../../../i18n/setup.ts';
import { usePlanContext } from '../../shell/plan-context.ts';
import { rowName, rowPlace, rowUnit } from '../words.ts';
import { AnnotationFields } from './annotation-fields.tsx';
import { editErrorLines } from './edit-error.ts';
import styles from './editor-panel.module.css';
import { LivePanel } from './live-panel.tsx';
import { OverrideList } from './override-list.tsx';
import { TargetFields } from './target-fields.tsx';
import { TypedQuantity } from './typed-quantity.tsx';
import { useAssumptionDraft } from './use-assumption-draft.ts';

interface Props {
  readonly view: AssumptionsView;
  readonly row: AssumptionRow;
  /** True where it opens at its source. */
  readonly wantsSource: boolean;
  onClose(): void;
}

/** The editor of one assumption: where the change goes, the quantity with its live picture, note and source. */
export function EditorPanel({ view, row, wantsSource, onClose }: Props) {
  const { t } = useTranslation();
  const locale = useLocale();
  const draft = useAssumptionDraft(view, row);
  const name = rowName(row, t, locale);
  return (
    <section className={styles.panel} aria-label={t('assumptions.editor.title')}>
      <EditorHead view={view} row={row} name={name} onClose={onClose} />
      <form
        className={styles.body}
        onSubmit={(event) => {
          event.preventDefault();
          void draft.save();
        }}
        onKeyDown={(event) => {
          if (event.key === 'Escape' && !event.defaultPrevented) onClose();
        }}
      >
        <TargetFields view={view} row={row} target={draft.target} onChange={draft.retarget} />
        <TypedQuantity row={row} draft={draft} />
        <LivePanel name={name} figure={row} typed={draft.typed} now={row.shape} />
        <AnnotationFields texts={draft.texts} wantsSource={wantsSource} onChange={draft.setText} />
        {draft.error ? (
          <Alert color="red" p="xs">
            {editErrorLines(draft.error, locale).map((line) => (
              <div key={line}>{line}</div>
            ))}
          </Alert>
        ) : null}
        <div className={styles.actions}>
          <Button
            type="submit"
            size="xs"
            disabled={!draft.ready || draft.look.updating}
            loading={draft.saving}
          >
            {t('assumptions.editor.save')}
          </Button>
          <Button size="xs" variant="default" onClick={onClose}>
            {t('assumptions.editor.revert')}
          </Button>
        </div>
        <OverrideList view={view} row={row} onRelease={draft.release} />
      </form>
    </section>
  );
}

interface HeadProps extends Omit<Props, 'wantsSource'> {
  readonly name: string;
}

function EditorHead({ view, row, name, onClose }: HeadProps) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { plan } = usePlanContext();
  const place = rowPlace(row, view, plan, t, locale);
  const unit = rowUnit(row, t, plan);
  const facts = [place, unit === '' ? '' : t('assumptions.editor.unitNote', { unit })];
  return (
    <header className={styles.header}>
      <div>
        <h2 className={styles.title}>{name}</h2>
        <p className={styles.hint}>{facts.filter(Boolean).join(' · ')}</p>
      </div>
      <CloseButton aria-label={t('assumptions.editor.close')} onClick={onClose} />
    </header>
  );
}
