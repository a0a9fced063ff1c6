import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { labelText } from '#shared/locale.ts';
import { AUDIT_KINDS, type AuditEntry, type ModelView } from '#shared/views-model.ts';
import { Panel } from '../../components/panel.tsx';
import { useLocale } from '../../i18n/setup.ts';
import { usePlanContext } from '../shell/plan-context.ts';
import { planPath } from '../shell/routes.ts';
import { goalOf } from './audit-goal.ts';
import styles from './model.module.css';
import type { ModelPlace } from './place.ts';

interface Props {
  readonly view: ModelView;
  onOpen(place: ModelPlace): void;
}

/** What is worth a second look, by kind; each entry leads to the place where it can be mended. */
export function AuditList({ view, onOpen }: Props) {
  const { t } = useTranslation();
  const locale = useLocale();
  const label = (name: string) =>
    labelText(view.variables.find((each) => each.name === name)?.label, locale, name);
  if (view.audit.length === 0) return <p className={styles.hint}>{t('model.auditNone')}</p>;
  return (
    <div className={styles.audit}>
      {AUDIT_KINDS.map((kind) => {
        const entries = view.audit.filter((entry) => entry.kind === kind);
        if (entries.length === 0) return null;
        return (
          <Panel
            key={kind}
            title={t('model.auditTitle', { kind: t(`model.auditKinds.${kind}`), number: entries.length })}
          >
            <p className={styles.hint}>{t(`model.auditHints.${kind}`)}</p>
            <ul className={styles.links}>
              {entries.map((entry) => (
                <li key={`${entry.variable} ${entry.detail} ${entry.at}`}>
                  <EntryLink entry={entry} onOpen={onOpen}>
                    {entry.variable === null ? null : <span>{label(entry.variable)}</span>}
                    {entry.detail === '' ? null : <code className={styles.name}>{entry.detail}</code>}
                  </EntryLink>
                </li>
              ))}
            </ul>
          </Panel>
        );
      })}
    </div>
  );
}

interface EntryProps {
  readonly entry: AuditEntry;
  readonly children: ReactNode;
  onOpen(place: ModelPlace): void;
}

function EntryLink({ entry, children, onOpen }: EntryProps) {
  const { plan, scenario } = usePlanContext();
  const goal = goalOf(entry);
  if ('assumption' in goal)
    return (
      <Link className={styles.link} href={planPath(plan.id, scenario.id, 'assumptions', goal.assumption)}>
        {children}
      </Link>
    );
  return (
    <button type="button" className={styles.link} onClick={() => onOpen(goal.place)}>
      {children}
    </button>
  );
}
