import { useTranslation } from 'react-i18next';
import { labelText } from '#shared/locale.ts';
import type { ModelVariable, ModelView } from '#shared/views-model.ts';
import { useLocale } from '../../i18n/setup.ts';
import { unitText } from '../results/figures.ts';
import { usePlanContext } from '../shell/plan-context.ts';
import styles from './model.module.css';

interface Props {
  readonly title: string;
  readonly names: readonly string[];
  readonly view: ModelView;
  onOpen(name: string): void;
}

/** Variables as a list, each leading to its own. */
export function VariableLinks({ title, names, view, onOpen }: Props) {
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
