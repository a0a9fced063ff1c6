import {
  IconAdjustmentsHorizontal,
  IconArrowsDiff,
  IconChartHistogram,
  IconFileExport,
  IconFolders,
  IconLayoutGrid,
  IconMathFunction,
  IconShieldExclamation,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { Logo } from './logo.tsx';
import type { OpenPlan } from './plan-context.ts';
import styles from './rail.module.css';
import { PLAN_SCREENS, PLANS_PATH, type PlanScreen, planPath } from './routes.ts';

const ICONS = {
  plans: IconFolders,
  allocate: IconLayoutGrid,
  assumptions: IconAdjustmentsHorizontal,
  risks: IconShieldExclamation,
  results: IconChartHistogram,
  compare: IconArrowsDiff,
  model: IconMathFunction,
  export: IconFileExport,
} as const;

interface Props {
  readonly open: OpenPlan | null;
  readonly screen: PlanScreen | 'plans';
}

/** The screens. Those of a plan are there while one is open. */
export function Rail({ open, screen }: Props) {
  const { t } = useTranslation();
  const entries = [
    { id: 'plans' as const, path: PLANS_PATH },
    ...(open ? PLAN_SCREENS.map((id) => ({ id, path: planPath(open.plan.id, open.scenario.id, id) })) : []),
  ];
  return (
    <nav className={styles.rail} aria-label={t('shell.navigation')} data-pane>
      <div className={styles.logo}>
        <Logo />
      </div>
      <ul className={styles.list}>
        {entries.map(({ id, path }) => {
          const Icon = ICONS[id];
          return (
            <li key={id}>
              <Link href={path} className={styles.entry} aria-current={id === screen ? 'page' : undefined}>
                <Icon size={22} stroke={1.6} aria-hidden />
                <span>{t(`nav.${id}`)}</span>
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
