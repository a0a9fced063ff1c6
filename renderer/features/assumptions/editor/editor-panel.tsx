import { Alert, Button, CloseButton, Textarea, TextInput } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AppError } from '#shared/errors.ts';
import { labelText } from '#shared/locale.ts';
import { scaledShape } from '#shared/quantity-shape.ts';
import type { AssumptionRow, AssumptionsView, QuantityShape } from '#shared/views-assumptions.ts';
import { useLocale } from '../../../i18n/setup.ts';
import { usePlanContext } from '../../shell/plan-context.ts';
import { rowName, rowPlace, rowUnit } from '../words.ts';
import { type Draft, draftOf, MODES, type Mode, readDraft } from './draft.ts';
import { editErrorLines } from './edit-error.ts';
import styles from './editor-panel.module.css';
import { LivePanel } from './live-panel.tsx';
import { OverrideList } from './override-list.tsx';
import { ParameterField } from './parameter-field.tsx';
import { QuantityFields } from './quantity-fields.tsx';
import { firstTarget, type Target } from './target.ts';
import { TargetFields } from './target-fields.tsx';
import { useAssumptionEdits } from './use-assumption-edits.ts';
import { useLook } from './use-look.ts';

interface Props {
  readonly view: AssumptionsView;
  readonly row: AssumptionRow;
  /** True where it opens at its source. */
  readonly wantsSource: boolean;
  onClose(): void;
}

/** What the fields begin with: what the model says, or what holds in the scenario that is changed. */
function firstDraft(row: AssumptionRow, target: Target): Draft {
  if (target.action !== 'set') {
    const last = row.overrides.at(-1);
    return draftOf(last?.amount ?? (target.action === 'multiply' ? 1 : 0));
  }
  if (target.scenario === null) return draftOf(row.own);
  const held = row.set ?? row.own;
  return draftOf(typeof held === 'string' ? null : held);
}

/** Which ways to say a quantity a row has: distributions where the format takes them, formulas in the model alone. */
function modesFor(row: AssumptionRow, target: Target): Mode[] {
  const takesDistribution =
    row.field === 'severity' || row.field === 'duration' || (row.field === 'value' && row.editable);
  if (takesDistribution) return MODES.filter((mode) => mode !== 'formula');
  return target.scenario === null ? ['number', 'formula'] : ['number'];
}

/** What a factor or summand makes of what holds now; one that takes the place of the last change counts from before it. */
function rescaled(row: AssumptionRow, target: Target, value: number): QuantityShape | null {
  if (row.shape === null) return null;
  const last = row.overrides.at(-1);
  const before = last?.scenario === target.scenario && last.action === target.action ? last.amount : null;
  if (target.action === 'add') return scaledShape(row.shape, 1, value - (before ?? 0));
  return before === 0 ? null : scaledShape(row.shape, value / (before ?? 1), 0);
}

/** The editor of one assumption: where the change goes, the quantity with its live picture, note and source. */
export function EditorPanel({ view, row, wantsSource, onClose }: Props) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { plan } = usePlanContext();
  const [target, setTarget] = useState(() => firstTarget(view, row));
  const [draft, setDraft] = useState(() => firstDraft(row, target));
  const shownNote = labelText(row.note ?? undefined, locale, '');
  const shownSource = labelText(row.source ?? undefined, locale, '');
  const [note, setNote] = useState(shownNote);
  const [source, setSource] = useState(shownSource);
  const [error, setError] = useState<AppError | null>(null);
  const sourceField = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (wantsSource) sourceField.current?.focus();
  }, [wantsSource]);
  const edits = useAssumptionEdits(view, row);
  const outcome = readDraft(draft);
  const value = outcome.ok ? outcome.value : null;
  const look = useLook(typeof value === 'string' ? null : value);
  const scales = target.action !== 'set';
  const scaled = scales && typeof value === 'number' ? rescaled(row, target, value) : null;
  const typed = scales ? scaled : draft.mode === 'formula' ? null : look.summary;
  const name = rowName(row, t, locale);
  const place = rowPlace(row, view, plan, t, locale);
  const unit = rowUnit(row, t, plan);
  const ready = outcome.ok && draft.mode !== 'data' && (scales || look.problems.length === 0);

  const retarget = (next: Target) => {
    const fresh = next.scenario !== target.scenario || next.action !== target.action;
    setTarget(next);
    if (fresh) setDraft(firstDraft(row, next));
  };
  const save = async () => {
    if (!outcome.ok || !ready) return;
    const texts = { note: note === shownNote ? null : note, source: source === shownSource ? null : source };
    setError(await edits.save(target, outcome.value, texts));
  };
  return (
    <section className={styles.panel} aria-label={t('assumptions.editor.title')}>
      <header className={styles.header}>
        <div>
          <h2 className={styles.title}>{name}</h2>
          <p className={styles.hint}>
            {[place, unit === '' ? '' : t('assumptions.editor.unitNote', { unit })]
              .filter(Boolean)
              .join(' · ')}
          </p>
        </div>
        <CloseButton aria-label={t('assumptions.editor.close')} onClick={onClose} />
      </header>
      <form
        className={styles.body}
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
        onKeyDown={(event) => {
          if (event.key === 'Escape' && !event.defaultPrevented) onClose();
        }}
      >
        <TargetFields view={view} row={row} target={target} onChange={retarget} />
        {scales ? (
          <ParameterField
            label={t(
              target.action === 'multiply' ? 'assumptions.editor.factor' : 'assumptions.editor.summand',
            )}
            value={draft.texts.value ?? ''}
            fault={outcome.ok ? null : (outcome.faults.value ?? null)}
            problem={null}
            onChange={(text) => setDraft({ ...draft, mode: 'number', texts: { value: text } })}
          />
        ) : (
          <QuantityFields
            draft={draft}
            outcome={outcome}
            problems={look.problems}
            shape={look.summary ?? row.shape}
            figure={row}
            modes={modesFor(row, target)}
            onChange={setDraft}
          />
        )}
        <p className={styles.hint}>
          {scales ? scaleHint() : row.format === 'percent' ? t('assumptions.editor.shareNote') : null}
        </p>
        <LivePanel name={name} figure={row} typed={typed} now={row.shape} />
        <Textarea
          size="xs"
          autosize
          minRows={1}
          maxRows={4}
          label={t('assumptions.editor.note')}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        <TextInput
          size="xs"
          ref={sourceField}
          label={t('assumptions.editor.source')}
          placeholder={t('assumptions.editor.sourceHint')}
          value={source}
          onChange={(event) => setSource(event.currentTarget.value)}
        />
        {error ? (
          <Alert color="red" p="xs">
            {editErrorLines(error, locale).map((line) => (
              <div key={line}>{line}</div>
            ))}
          </Alert>
        ) : null}
        <div className={styles.actions}>
          <Button type="submit" size="xs" disabled={!ready || look.updating} loading={edits.saving}>
            {t('assumptions.editor.save')}
          </Button>
          <Button size="xs" variant="default" onClick={onClose}>
            {t('assumptions.editor.revert')}
          </Button>
        </div>
        <OverrideList
          view={view}
          row={row}
          onRelease={async (override) => setError(await edits.release(override))}
        />
      </form>
    </section>
  );

  function scaleHint(): string {
    return t(
      target.action === 'multiply' ? 'assumptions.editor.factorHint' : 'assumptions.editor.summandHint',
    );
  }
}
