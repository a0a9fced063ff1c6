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
import styles from './model.module.css';
import { OutputFields } from './output-fields.tsx';
import type { ModelEditRequest } from './use-model.ts';

interface Props {
  readonly view: ModelView;
  readonly variable: ModelVariable;
  onOpen(name: string): void;
}

/** A text longer than this takes a line of its own. */
const LONG = 60;

/** One variable: its formula, unit and dimensions, and both ways through the graph. */
export function VariableDetail({ view, variable, onOpen }: Props) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { plan, scenario } = usePlanContext();
  const [editing, setEditing] = useState(false);
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
      {output ? (
        <OutputFields key={`${output.target} ${output.better}`} output={output} onChange={edit} />
      ) : null}
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
          editFor={(typed) => ({ type: 'formula', name, formula: typed })}
          onTake={async (change) => {
            if (await edit(change)) setEditing(false);
          }}
          onClose={() => setEditing(false)}
        />
      ) : (
        <>
          <h3 className={styles.heading}>{t('model.formula')}</h3>
          <FormulaText view={view} formula={formula} onOpen={onOpen} />
          <div>
            <Button size="xs" variant="light" onClick={() => setEditing(true)}>
              {t('model.edit')}
            </Button>
          </div>
        </>
      )}
      <div className={styles.graph}>
        <Links title={t('model.uses')} names={variable.uses} view={view} onOpen={onOpen} />
        <Links title={t('model.usedBy')} names={variable.usedBy} view={view} onOpen={onOpen} />
      </div>
    </section>
  );
}

interface LinksProps {
  readonly title: string;
  readonly names: readonly string[];
  readonly view: ModelView;
  onOpen(name: string): void;
}

function Links({ title, names, view, onOpen }: LinksProps) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { plan } = usePlanContext();
  const linked = names.flatMap((name) => view.variables.find((each) => each.name === name) ?? []);
  const detail = (each: ModelVariable) =>
    [t(`model.kinds.${each.kind}`), unitText(each, t, plan.calendar.monthsPerPeriod)].filter(Boolean);
  return (
    <section aria-label={title}>
      <h3 className={styles.heading}>{`${title} (${names.length})`}</h3>
      {names.length === 0 ? <p className={styles.hint}>{t('model.none')}</p> : null}
      <ul className={styles.links}>
        {linked.map((each) => (
          <li key={each.name}>
            <button type="button" className={styles.link} onClick={() => onOpen(each.name)}>
              <span>
                {labelText(each.label, locale, each.name)}
                <span className={styles.linkDetail}>{detail(each).join(' · ')}</span>
              </span>
              <code className={styles.name}>{each.name}</code>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
