import { createContext, type ReactNode, useContext } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { At } from '#shared/result.ts';
import { usePlanContext } from '../shell/plan-context.ts';
import styles from './explain-link.module.css';
import { type ExplainedPlace, explainPath, trailTo } from './trail.ts';

const TrailContext = createContext<readonly ExplainedPlace[]>([]);
/** The figures by which one came to what is shown. */
export const TrailProvider = TrailContext.Provider;

interface Props {
  readonly variable: string;
  readonly at: At;
  /** The open one where it is left out. */
  readonly scenario?: string;
  readonly children: ReactNode;
}

/** From a figure to where it comes from. */
export function ExplainLink({ variable, at, scenario, children }: Props) {
  const { t } = useTranslation();
  const { plan, scenario: open } = usePlanContext();
  const trail = useContext(TrailContext);
  return (
    <Link
      href={explainPath(plan.id, scenario ?? open.id, trailTo(trail, { variable, at }))}
      className={styles.link}
      title={t('explain.open')}
    >
      {children}
    </Link>
  );
}
