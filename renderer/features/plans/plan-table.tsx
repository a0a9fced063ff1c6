import { ActionIcon, Menu, Table } from '@mantine/core';
import { IconCopy, IconDots, IconFileExport, IconPencil, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { labelText } from '#shared/locale.ts';
import type { Headline, PlanSummary } from '#shared/views.ts';
import { formatMoment } from '../../i18n/format.ts';
import { useLocale } from '../../i18n/setup.ts';
import { shortFigure } from '../results/figures.ts';
import { probabilityWords } from '../results/probability.ts';
import { planPath } from '../shell/routes.ts';
import styles from './plan-table.module.css';
import { PlansFrame } from './plans-frame.tsx';
import type { PlanActions } from './use-plan-actions.tsx';

interface Props {
  readonly plans: readonly PlanSummary[];
  readonly actions: PlanActions;
}

/** One row a plan: its name, its headline result, its last change, what can be done with it. */
export function PlanTable({ plans, actions }: Props) {
  const { t } = useTranslation();
  const locale = useLocale();
  return (
    <PlansFrame columns={[t('plans.headline'), t('plans.probability'), t('plans.changed')]}>
      {plans.map((plan) => (
        <Table.Tr key={plan.id} data-testid="plan-row">
          <Table.Td>
            <Link href={planPath(plan.id, null, 'allocate')} className={styles.open}>
              {labelText(plan.label, locale, plan.name)}
            </Link>
            <div className={styles.meta}>
              {t('plans.scenarios', { count: plan.scenarioCount })} · {plan.currency}
            </div>
          </Table.Td>
          <Table.Td>
            <HeadlineCell headline={plan.headline} />
          </Table.Td>
          <Table.Td>
            <ProbabilityCell headline={plan.headline} />
          </Table.Td>
          <Table.Td c="dimmed" className={styles.moment}>
            {formatMoment(plan.changedAt, locale)}
          </Table.Td>
          <Table.Td ta="right">
            <PlanMenu plan={plan} actions={actions} />
          </Table.Td>
        </Table.Tr>
      ))}
    </PlansFrame>
  );
}

function HeadlineCell({ headline }: { headline: Headline | null }) {
  const { t } = useTranslation();
  const locale = useLocale();
  if (!headline) return <span className={styles.range}>{t('plans.notRun')}</span>;
  const figure = (value: number | null) => shortFigure(value, headline, locale);
  return (
    <div>
      <div className={styles.headline}>
        <span className={`${styles.median} figure`}>{figure(headline.p50)}</span>
        <span className={`${styles.range} figure`}>
          P5 {figure(headline.p5)} – P95 {figure(headline.p95)}
        </span>
        {headline.current ? null : (
          <span className={styles.outdated} title={t('plans.outdatedHint')}>
            {t('plans.outdated')}
          </span>
        )}
      </div>
      <div className={styles.meta}>
        {labelText(headline.label, locale, '')} · {t('results.median')}
      </div>
    </div>
  );
}

/** How likely the target is met, and what it is. */
function ProbabilityCell({ headline }: { headline: Headline | null }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const share = headline?.probabilityAtLeastTarget;
  if (!headline || share == null) return '–';
  return (
    <div className="figure">
      {probabilityWords({ share, trials: headline.trials }, { t, locale })}
      <div className={styles.meta}>≥ {shortFigure(headline.target, headline, locale)}</div>
    </div>
  );
}

function PlanMenu({ plan, actions }: { plan: PlanSummary; actions: PlanActions }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const entries = [
    { label: t('plans.rename'), icon: IconPencil, run: actions.rename },
    { label: t('plans.duplicate'), icon: IconCopy, run: actions.duplicate },
    { label: t('plans.exportPlan'), icon: IconFileExport, run: actions.exportPlan },
  ];
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon aria-label={t('plans.actionsFor', { name: labelText(plan.label, locale, plan.name) })}>
          <IconDots size={18} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {entries.map(({ label, icon: Icon, run }) => (
          <Menu.Item key={label} leftSection={<Icon size={16} stroke={1.7} />} onClick={() => run(plan)}>
            {label}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item
          color="var(--hr-bad)"
          leftSection={<IconTrash size={16} stroke={1.7} />}
          onClick={() => actions.remove(plan)}
        >
          {t('plans.delete')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
