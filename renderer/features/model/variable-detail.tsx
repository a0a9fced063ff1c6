import { Alert, Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { AppError } from '#shared/errors.ts';
import { labelText } from '#shared/locale.ts';
import type { ModelVariable, ModelView } from '#shared/views-model.ts';
import { useLocale } from '../../i18n/setup.ts';
import { useModelEdit } from '../../service/model-edits.ts';
import { editErrorLines } from '../assumptions/editor/edit-error.ts';
import { unitText } from '../results/figures.ts';
import { usePlanContext } from '../shell/plan-context.ts';
import { planPath } from '../shell/routes.ts';
import { FormulaEditor } from './formula-editor.tsx';
import { FormulaText } from './formula-text.tsx';
import { KpiField } from './kpi-field.tsx';
import styles from './model.module.css';
import { OutputFields } from './output-fields.tsx';
import type { ModelEditRequest } from './use-model.ts';
import { VariableRelations } from './variable-relations.tsx';

interface Props {
  readonly view: ModelView;
  readonly variable: ModelVariable;
  /** True where its formula is open to be edited. */
  readonly editing: boolean;
  /** A piece of the formula that the editor opens with selected. */
  readonly mark: string;
  /** True where one comes here by the picture. */
  readonly walked: boolean;
  onEdit(editing: boolean): void;
  onOpen(name: string, walking?: boolean): void;
  onBack(walking: boolean): void;
}

/** A text longer than this takes a line of its own. */
const LONG = 60;

/** One variable: its formula, unit and dimensions, and both ways through the graph. */
export function VariableDetail(props: Props) {
  const { view, variable, editing, mark, walked, onEdit, onOpen, onBack } = props;
  const { t } = useTranslation();
  const locale = useLocale();
  const { plan, scenario } = usePlanContext();
  const [error, setError] = useState<AppError | null>(null);
  const make = useModelEdit(plan.id);
  const { name, kind, formula, over, output } = variable;
  const edit = async (change: ModelEditRequest) => {
    const reply = await make('model.edit', { edit: change });
    setError(reply.ok ? null : reply.error);
    return reply.ok;
  };
  const note = labelText(variable.note ?? undefined, locale, '');
  const source = labelText(variable.source ?? undefined, locale, '');
  const facts = [
    [t('model.kind'), t(`model.kinds.${kind}`)],
    [t('model.unit'), unitText(variable, t, plan.calendar.monthsPerPeriod) || variable.unit],
    [t('model.over'), over.length === 0 ? t('model.nothing') : over.join(', ')],
    ...(note === '' ? [] : [[t('model.note'), note]]),
    ...(source === '' ? [] : [[t('model.source'), source]]),
  ] as const;
  return (
    <section className={styles.detail} aria-label={labelText(variable.label, locale, name)}>
      <header className={styles.detailHead}>
        <div>
          <h2 className={styles.title}>{labelText(variable.label, locale, name)}</h2>
          <code className={styles.name}>{name}</code>
        </div>
        {kind === 'allocation' ? null : (
          <div className={styles.tools}>
            <Button
              size="xs"
              variant="default"
              onClick={() =>
                void edit({
                  type: 'output',
                  name,
                  shown: output === null,
                  target: output?.target ?? null,
                  better: output?.better ?? null,
                })
              }
            >
              {t(output ? 'model.dropOutput' : 'model.makeOutput')}
            </Button>
            {variable.usedBy.length === 0 && !output ? (
              <Button
                size="xs"
                variant="light"
                color="red"
                onClick={() => void edit({ type: 'remove', name })}
              >
                {t('model.remove')}
              </Button>
            ) : null}
          </div>
        )}
      </header>
      {error ? (
        <Alert color="red" p="xs">
          {editErrorLines(error, locale).join(' ')}
        </Alert>
      ) : null}
      <dl className={styles.facts}>
        {facts.map(([term, text]) => (
          <div key={term} className={styles.fact} data-long={text.length > LONG || undefined}>
            <dt>{term}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
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
          planId={view.planId}
          saved={formula}
          mark={mark}
          editFor={(typed) => ({ type: 'formula', name, formula: typed })}
          onTake={async (change) => {
            if (await edit(change)) onEdit(false);
          }}
          onClose={() => onEdit(false)}
        />
      ) : (
        <div>
          <header className={styles.partHead}>
            <h3 className={styles.heading}>{t('model.formula')}</h3>
            <Button size="compact-xs" variant="light" onClick={() => onEdit(true)}>
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
