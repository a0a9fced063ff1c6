import { useTranslation } from 'react-i18next';
import { differenceOf } from './formula.ts';
import styles from './model.module.css';

/** What the typed formula takes out of the saved one, and what it puts in. */
export function FormulaDifference({ saved, typed }: { saved: string; typed: string }) {
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
