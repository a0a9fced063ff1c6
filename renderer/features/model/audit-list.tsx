import { useTranslation } from 'react-i18next';
import { labelText } from '#shared/locale.ts';
import { AUDIT_KINDS, type ModelView } from '#shared/views-model.ts';
import { Panel } from '../../components/panel.tsx';
import { useLocale } from '../../i18n/setup.ts';
import styles from './model.module.css';

interface Props {
  readonly view: ModelView;
  onOpen(name: string): void;
}

/** What is worth a second look, by kind, each with the way to it. */
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
          <Panel key={kind} title={`${t(`model.auditKinds.${kind}`)} (${entries.length})`}>
            <p className={styles.hint}>{t(`model.auditHints.${kind}`)}</p>
            <ul className={styles.links}>
              {entries.map(({ variable, detail }) => (
                <li key={`${variable} ${detail}`}>
                  {variable === null ? (
                    <span>{detail}</span>
                  ) : (
                    <button type="button" className={styles.link} onClick={() => onOpen(variable)}>
                      <span>{label(variable)}</span>
                      {detail === '' ? null : <code className={styles.name}>{detail}</code>}
                    </button>
                  )}
                </li>
              ))}
            </ul>
          </Panel>
        );
      })}
    </div>
  );
}
