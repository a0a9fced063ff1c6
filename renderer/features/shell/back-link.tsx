import { Button } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { useHistoryState } from 'wouter/use-browser-location';
import { usePlanContext } from './plan-context.ts';
import { cameFrom, planPath, screenOf } from './routes.ts';

/** The way back from a screen that is in no navigation: to where one came from, or to the exports. */
export function BackLink() {
  const { t } = useTranslation();
  const { plan, scenario } = usePlanContext();
  const path = cameFrom(useHistoryState<unknown>()) ?? planPath(plan.id, scenario.id, 'export');
  return (
    <Button component={Link} href={path} size="xs" variant="subtle" leftSection={<IconArrowLeft size={16} />}>
      {t('shell.backTo', { screen: t(`nav.${screenOf(path) ?? 'export'}`) })}
    </Button>
  );
}
