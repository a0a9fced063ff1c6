import { Alert, Button } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { AppError } from '#shared/errors.ts';
import { labelText } from '#shared/locale.ts';
import type { FormulaPlace } from '#shared/plan/formula-parts.ts';
import type { ModelVariable, ModelView } from '#shared/views-model.ts';
import { overText } from '../../i18n/names.ts';
import { useLocale } from '../../i18n/setup.ts';
import { useModelEdit } from '../../service/model-edits.ts';
import { editErrorLines } from '../assumptions/editor/edit-error.ts';
import { unitText } from '../results/figures.ts';
import { usePlanContext } from '../shell/plan-context.ts';
import { planPath } from '../shell/routes.ts';
import { DescribeVariable } from './describe-variable.tsx';
import { ExtractNumber } from './extract-number.tsx';
import { FormulaEditor } from './formula-editor.tsx';
import { FormulaText } from './formula-text.tsx';
import { KpiField } from './kpi-field.tsx';
import styles from './model.module.css';
import { OutputFields } from './output-fields.tsx';
import type { ModelEditRequest } from './use-model.ts';
import { VariableHead } from './variable-head.tsx';
import { VariableRelations } from './variable-relations.tsx';

interface Props {
  readonly view: ModelView;
  readonly variable: ModelVariable;
  /** True where its formula is open to be edited. */
  readonly editing: boolean;
  /** A piece of the formula that the editor opens with selected. */
  readonly mark: FormulaPlace | null;
  /** True where one comes here by the picture. */
  readonly walked: boolean;
  onEdit(editing: boolean): void;
  onOpen(name: string, walking?: boolean): void;
  onBack(walking: boolean): void;
  /** The variable is gone: has another name now, or none (empty). */
  onGone(name: string): void;
}

/** One variable: its formula, unit and dimensions, and both ways through the graph. */
export function VariableDetail(props: Props) {
  const { view, variable, editing, mark, walked, onEdit, onOpen, onBack, onGone } = props;
  const { t } = useTranslation();
  const locale = useLocale();
  const { plan, scenario } = usePlanContext();
  const [describing, setDescribing] = useState(false);
  const editButton = useRef<HTMLButtonElement>(null);
  const wasEditing = useRef(editing);
  useEffect(() => {
    // Whoever edited by keys goes on from where editing began.
    if (wasEditing.current && !editing) editButton.current?.focus();
    wasEditing.current = editing;
  }, [editing]);
  const [error, setError] = useState<AppError | null>(null);
  const make = useModelEdit(plan.id);
  const { name, kind, formula, output } = variable;
  const edit = async (change: ModelEditRequest) => {
    const reply = await make('model.edit', { edit: change });
    setError(reply.ok ? null : reply.error);
    return reply.ok;
  };
  return (
    <section className={styles.detail} aria-label={labelText(variable.label, locale, name)}>
      <VariableHead
        view={view}
        variable={variable}
        onDescribe={() => setDescribing(!describing)}
        onOpen={onOpen}
        onChange={edit}
        onRemoved={() => onGone('')}
      />
      {error ? (
        <Alert color="red" p="xs">
          {editErrorLines(error, locale).join(' ')}
        </Alert>
      ) : null}
      {describing ? (
        <DescribeVariable
          view={view}
          variable={variable}
          onTake={async (change) => {
            if (!(await edit(change))) return;
            setDescribing(false);
            if (change.to !== name) onGone(change.to);
          }}
          onClose={() => setDescribing(false)}
        />
      ) : (
        <VariableFacts variable={variable} />
      )}
      {kind === 'allocation' ? null : (
        <div className={styles.output}>
          {output ? (
            <OutputFields key={`${output.target} ${output.better}`} output={output} onChange={edit} />
          ) : null}
          <KpiField variable={variable} onChange={edit} />
        </div>
      )}
      {formula === null ? (
        kind === 'allocation' ? null : (
          <Link href={planPath(plan.id, scenario.id, 'assumptions', name)} className={styles.elsewhere}>
            {t('model.seeInput')}
          </Link>
        )
      ) : editing ? (
        <FormulaEditor
          view={view}
          saved={formula}
          mark={mark}
          kind={variable}
          editFor={(typed) => ({ type: 'formula', name, formula: typed })}
          onTake={async (change) => {
            if (await edit(change)) onEdit(false);
          }}
          onClose={() => onEdit(false)}
          beside={
            <ExtractNumber
              view={view}
              name={name}
              formula={formula}
              mark={mark}
              onTake={async (change) => {
                if (await edit(change)) onEdit(false);
              }}
            />
          }
        />
      ) : (
        <div>
          <header className={styles.partHead}>
            <h3 className={styles.heading}>{t('model.formula')}</h3>
            <Button ref={editButton} size="compact-xs" variant="light" onClick={() => onEdit(true)}>
              {t('model.edit')}
            </Button>
          </header>
          <FormulaText view={view} formula={formula} onOpen={onOpen} />
        </div>
      )}
      <VariableRelations view={view} variable={variable} walked={walked} onOpen={onOpen} onBack={onBack} />
    </section>
  );
}

/** Kind, unit, dimensions, note and source. */
function VariableFacts({ variable }: { variable: ModelVariable }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { plan } = usePlanContext();
  const { kind, over, unit } = variable;
  // A share may be per day or period, which its figures do not say.
  const rate = { unit, format: 'number' } as const;
  const note = labelText(variable.note ?? undefined, locale, '');
  const source = labelText(variable.source ?? undefined, locale, '');
  const facts = [
    [t('model.kind'), t(`model.kinds.${kind}`)],
    [t('model.unit'), unitText(rate, t, plan.calendar.monthsPerPeriod) || t('model.noUnit')],
    [
      t('model.over'),
      over.map((entry) => overText(plan, entry, t, locale)).join(' · ') || t('model.nothing'),
    ],
  ] as const;
  const sentences = [
    [t('model.note'), note],
    [t('model.source'), source],
  ].filter(([, text]) => text !== '');
  return (
    <dl className={styles.facts}>
      {facts.map(([term, text]) => (
        <div key={term} className={styles.fact}>
          <dt>{term}</dt>
          <dd>{text}</dd>
        </div>
      ))}
      {sentences.map(([term, text]) => (
        <div key={term} className={styles.fact} data-sentence>
          <dt>{term}</dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  );
}
