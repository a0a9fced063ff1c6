import { Button, Table } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { labelText } from '#shared/locale.ts';
import type { PlanSummary } from '#shared/views.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { formatMoment } from '../../i18n/format.ts';
import { useLocale } from '../../i18n/setup.ts';
import { PlansFrame } from './plans-frame.tsx';

interface Props {
  readonly plans: readonly PlanSummary[];
  onRestore(plan: PlanSummary): void;
}

/** Deleted plans, which can be had back. */
export function BinTable({ plans, onRestore }: Props) {
  const { t } = useTranslation();
  const locale = useLocale();
  if (plans.length === 0) {
    return <EmptyState icon={IconTrash} title={t('plans.binEmptyTitle')} text={t('plans.binEmptyText')} />;
  }
  return (
    <PlansFrame columns={[t('plans.deleted')]}>
      {plans.map((plan) => (
        <Table.Tr key={plan.id}>
          <Table.Td>{labelText(plan.label, locale, plan.name)}</Table.Td>
          <Table.Td c="dimmed">{plan.deletedAt ? formatMoment(plan.deletedAt, locale) : null}</Table.Td>
          <Table.Td ta="right">
            <Button size="xs" variant="default" onClick={() => onRestore(plan)}>
              {t('plans.restore')}
            </Button>
          </Table.Td>
        </Table.Tr>
      ))}
    </PlansFrame>
  );
}
