import { Button } from '@mantine/core';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type FormulaPlace, wordAt } from '#shared/plan/formula-parts.ts';
import type { ModelView } from '#shared/views-model.ts';
import { errorText } from '../../i18n/errors.ts';
import { formatCount } from '../../i18n/format.ts';
import { useLocale } from '../../i18n/setup.ts';
import type { FigureKind } from '../results/figures.ts';
import { DryRunTables } from './dry-run-table.tsx';
import { FormulaDifference } from './formula-difference.tsx';
import { FormulaField } from './formula-field.tsx';
import styles from './model.module.css';
import { ProblemLines } from './problem-lines.tsx';
import { TakeButtons } from './take-buttons.tsx';
import { DRY_TRIALS, useDryRun } from './use-dry-run.ts';
import { type Check, type ModelEditRequest, useCheck } from './use-model.ts';

interface Props {
  readonly view: ModelView;
  /** Empty for a new variable. */
  readonly saved: string;
  /** How its figures are written. */
  readonly kind: FigureKind;
  /** A piece of the formula that it opens with selected. */
  readonly mark?: FormulaPlace | null;
  /** The edit that the typed formula makes; null while something else is missing. */
  editFor(formula: string): ModelEditRequest | null;
  /** What else can be done to the saved formula; shown until it is changed. */
  readonly beside?: ReactNode;
  onTake(edit: ModelEditRequest): Promise<void>;
  onClose(): void;
}

/** A formula while it is typed: errors in place, the difference from the saved one, and a dry run before it is taken. */
export function FormulaEditor({ view, saved, kind, mark = null, editFor, beside, onTake, onClose }: Props) {
  const { t } = useTranslation();
  const locale = useLocale();
  const [typed, setTyped] = useState(saved);
  const field = useFieldOpenedAt(saved, mark);
  const edit = typed === saved || typed.trim() === '' ? null : editFor(typed);
  const check = useCheck(view.planId, edit);
  const sound = edit !== null && !check.checking && check.refused === null && check.problems.length === 0;
  const dryRun = useDryRun(view.planId, edit);
  const act = () => {
    if (edit !== null && dryRun.result) void onTake(edit);
    else if (sound) void dryRun.run();
  };
  return (
    <div className={styles.editor}>
      <form
        className={styles.editor}
        onSubmit={(event) => {
          event.preventDefault();
          act();
        }}
      >
        <FormulaField
          field={field}
          view={view}
          value={typed}
          invalid={check.problems.length > 0}
          onChange={setTyped}
          onKeyDown={(event) => {
            if (event.key === 'Escape') onClose();
            if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
            event.preventDefault();
            act();
          }}
        />
        {edit === null ? null : (
          <>
            <ProblemLines problems={check.problems} formula={typed} />
            <p className={styles.hint} role="status">
              {check.refused ? errorText(check.refused, locale) : t(`model.${stateOf(check)}`)}
            </p>
            {saved === '' ? null : <FormulaDifference saved={saved} typed={typed} />}
          </>
        )}
        {dryRun.result ? <DryRunTables result={dryRun.result} kind={kind} /> : null}
        <TakeButtons
          ready={sound && dryRun.result !== null}
          hint={dryRun.result ? '' : t('model.takeHint')}
          onClose={onClose}
        >
          <Button
            size="xs"
            variant="light"
            disabled={!sound}
            loading={dryRun.busy}
            title={t('model.dryRunHint', { trials: formatCount(DRY_TRIALS, locale) })}
            onClick={() => void dryRun.run()}
          >
            {t('model.dryRun')}
          </Button>
        </TakeButtons>
      </form>
      {typed === saved ? beside : null}
    </div>
  );
}

const stateOf = ({ checking, problems }: Check) =>
  checking ? 'checking' : problems.length === 0 ? 'sound' : 'unsound';

/** A field that gets the focus where there is something to edit, with a piece of it selected. */
function useFieldOpenedAt(saved: string, mark: FormulaPlace | null) {
  const field = useRef<HTMLTextAreaElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what it opens with, once.
  useEffect(() => {
    if (saved !== '') field.current?.focus();
    const at = mark === null ? -1 : wordAt(saved, mark.text, mark.start);
    if (mark !== null && at >= 0) field.current?.setSelectionRange(at, at + mark.text.length);
  }, []);
  return field;
}
