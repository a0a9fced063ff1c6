import { useTranslation } from 'react-i18next';
import { type Problem, problemText } from '#shared/messages/problem.ts';
import { useLocale } from '../../i18n/setup.ts';
import styles from './model.module.css';

/** The checker's words, each with the place in the formula that they are about. */
export function ProblemLines({ problems, formula }: { problems: readonly Problem[]; formula: string }) {
  const { t } = useTranslation();
  const locale = useLocale();
  if (problems.length === 0) return null;
  return (
    <div role="alert">
      <ul className={styles.problems}>
        {problems.map((problem) => {
          const { start, end } = problem.args;
          const placed = typeof start === 'number' && typeof end === 'number' && end <= formula.length;
          return (
            <li key={`${problem.path} ${problem.code} ${start}`}>
              {problemText(problem, locale)}
              {placed ? (
                <code className={styles.place}>
                  {formula.slice(Math.max(0, start - 24), start)}
                  <mark>{formula.slice(start, end) || '▲'}</mark>
                  {formula.slice(end, end + 24)}
                </code>
              ) : (
                <span className={styles.hint}> {t('model.inVariable', { name: problem.path })}</span>
              )}
            </li>
          );
        })}
      </ul>
    </div>
  );
}
