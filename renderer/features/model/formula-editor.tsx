import { Button, Textarea } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DryRunView } from '#shared/views-model.ts';
import { useReport } from '../../components/use-report.ts';
import { formatCount } from '../../i18n/format.ts';
import { useLocale } from '../../i18n/setup.ts';
import { useService } from '../../service/context.ts';
import { usePlanContext } from '../shell/plan-context.ts';
import { DryRunTable } from './dry-run-table.tsx';
import { differenceOf, markedAt } from './formula.ts';
import styles from './model.module.css';
import { ProblemLines } from './problem-lines.tsx';
import { type ModelEditRequest, useCheck } from './use-model.ts';

interface Props {
  readonly planId: string;
  /** Empty for a new variable. */
  readonly saved: string;
  /** A piece of the formula that it opens with selected; empty for none. */
  readonly mark?: string;
  /** The edit that the typed formula makes; null while something else is missing. */
  editFor(formula: string): ModelEditRequest | null;
  onTake(edit: ModelEditRequest): Promise<void>;
  onClose(): void;
}

const DRY_TRIALS = 1024;

/** A formula while it is typed: errors in place, the difference from the saved one, and a dry run before it is taken. */
export function FormulaEditor({ planId, saved, mark = '', editFor, onTake, onClose }: Props) {
  const { t } = useTranslation();
  const locale = useLocale();
  const service = useService();
  const report = useReport();
  const { scenario } = usePlanContext();
  const [typed, setTyped] = useState(saved);
  const [tried, setTried] = useState<{ text: string; result: DryRunView } | null>(null);
  const [busy, setBusy] = useState(false);
  const edit = typed === saved || typed.trim() === '' ? null : editFor(typed);
  const text = edit === null ? null : JSON.stringify(edit);
  const { problems, checking } = useCheck(planId, edit);
  const sound = edit !== null && !checking && problems.length === 0;
  const result = tried !== null && tried.text === text ? tried.result : null;
  const tryOut = async () => {
    if (edit === null || text === null) return;
    setBusy(true);
    const study = { job: crypto.randomUUID(), trials: DRY_TRIALS, seed: 1, sampling: 'sobol' as const };
    const reply = await service.call('model.try', { planId, scenario: scenario.id, edit, ...study });
    setBusy(false);
    if (reply.ok) setTried({ text, result: reply.value });
    else report.failure(reply.error);
  };
  const field = useRef<HTMLTextAreaElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what it opens with, once.
  useEffect(() => {
    const at = markedAt(saved, mark);
    if (saved !== '') field.current?.focus();
    if (at >= 0) field.current?.setSelectionRange(at, at + mark.length);
  }, []);
  return (
    <form
      className={styles.editor}
      onSubmit={(event) => {
        event.preventDefault();
        if (edit !== null && result) void onTake(edit);
        else if (sound) void tryOut();
      }}
    >
      <Textarea
        ref={field}
        autosize
        minRows={2}
        maxRows={12}
        label={t('model.formula')}
        value={typed}
        spellCheck={false}
        error={problems.length > 0}
        classNames={{ input: styles.code ?? '' }}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') onClose();
        }}
      />
      {edit === null ? null : (
        <>
          <ProblemLines problems={problems} formula={typed} />
          <p className={styles.hint} role="status">
            {checking ? t('model.checking') : problems.length === 0 ? t('model.sound') : ''}
          </p>
          {saved === '' ? null : <Difference saved={saved} typed={typed} />}
        </>
      )}
      {result ? <DryRunTable result={result} /> : null}
      <div className={styles.tools}>
        <Button
          size="xs"
          variant="light"
          disabled={!sound}
          loading={busy}
          title={t('model.dryRunHint', { trials: formatCount(DRY_TRIALS, locale) })}
          onClick={() => void tryOut()}
        >
          {t('model.dryRun')}
        </Button>
        <Button
          type="submit"
          size="xs"
          disabled={!sound || !result}
          title={result ? '' : t('model.takeHint')}
        >
          {t('model.take')}
        </Button>
        <Button size="xs" variant="default" onClick={onClose}>
          {t('model.cancel')}
        </Button>
      </div>
    </form>
  );
}

/** What the typed formula takes out of the saved one, and what it puts in. */
function Difference({ saved, typed }: { saved: string; typed: string }) {
  const { t } = useTranslation();
  const { before, removed, added, after } = differenceOf(saved, typed);
  return (
    <section aria-label={t('model.difference')} className={styles.difference}>
      <div>
        <span className={styles.diffName}>{t('model.saved')}</span>
        <code>
          {before}
          <del>{removed}</del>
          {after}
        </code>
      </div>
      <div>
        <span className={styles.diffName}>{t('model.typed')}</span>
        <code>
          {before}
          <ins>{added}</ins>
          {after}
        </code>
      </div>
    </section>
  );
}
