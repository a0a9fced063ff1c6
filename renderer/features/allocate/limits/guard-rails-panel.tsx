import { ActionIcon, Button } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlacedLimit } from '#shared/allocation/limits/from-plan.ts';
import { mendAllOf } from '#shared/allocation/limits/mend.ts';
import type { AllocationEdit } from '#shared/allocation/types.ts';
import type { EditWords } from '#shared/allocation/words.ts';
import { labelText } from '#shared/locale.ts';
import type { PlanView } from '#shared/views.ts';
import { useReport } from '../../../components/use-report.ts';
import styles from './guard-rails.module.css';
import { LimitDialog } from './limit-dialog.tsx';
import { LimitItem } from './limit-item.tsx';
import { useGuardRailCalls } from './use-guard-rail-calls.ts';
import type { GuardRails } from './use-guard-rails.ts';
import { placeText, ruleText } from './wording.ts';

interface Props {
  readonly plan: PlanView;
  readonly scenario: string;
  readonly words: EditWords;
  readonly rails: GuardRails;
  edit(edit: AllocationEdit): boolean;
  onClose(): void;
}

/** Everything that the spend must respect, broken ones first, beside the grid. */
export function GuardRailsPanel({ plan, scenario, words, rails, edit, onClose }: Props) {
  const { t } = useTranslation();
  const send = useGuardRailCalls();
  const report = useReport();
  const [asked, setAsked] = useState<PlacedLimit | 'new' | null>(null);
  const speech = { plan, words, t };
  const broken = new Set(rails.breaches.map(({ limit }) => limit.id));
  const ordered = [...rails.limits].sort((a, b) => Number(broken.has(b.id)) - Number(broken.has(a.id)));
  const isEmpty = rails.budget === null && rails.limits.length === 0;
  const state =
    broken.size > 0
      ? t('guardRails.broken', { count: broken.size })
      : t(isEmpty ? 'guardRails.empty' : 'guardRails.allMet');
  const mendAll = () => {
    const mend = mendAllOf(rails.allocation, rails.budget ? [rails.budget, ...rails.limits] : rails.limits);
    if (mend.possible) edit({ type: 'set', cells: [...mend.cells], as: 'mend' });
    else report.warning(t('guardRails.mendAllImpossible'));
  };
  const originOf = ({ owner }: PlacedLimit) => {
    if (owner === null) return t('guardRails.wholePlan');
    if (owner === scenario) return null;
    return labelText(plan.scenarios.find(({ id }) => id === owner)?.label, words.locale, owner);
  };
  const editingOf = (limit: PlacedLimit) => ({
    onEdit: () => setAsked(limit),
    onRemove: () =>
      send('limits.edit', { owner: limit.owner, change: { type: 'remove', position: limit.position } }),
  });
  return (
    <section className={styles.panel} aria-label={t('guardRails.title')}>
      <header className={styles.header}>
        <h2 className={styles.title}>{t('guardRails.title')}</h2>
        <Button
          size="compact-xs"
          variant="default"
          leftSection={<IconPlus size={13} stroke={1.8} />}
          onClick={() => setAsked('new')}
        >
          {t('guardRails.add')}
        </Button>
        <ActionIcon size="sm" aria-label={t('guardRails.close')} onClick={onClose}>
          <IconX size={15} stroke={1.8} />
        </ActionIcon>
      </header>
      <div className={styles.count}>
        <output aria-live="polite">{state}</output>
        {broken.size > 1 ? (
          <Button size="compact-xs" variant="light" onClick={mendAll}>
            {t('guardRails.mendAll')}
          </Button>
        ) : null}
      </div>
      <ul className={styles.list} aria-label={t('guardRails.title')}>
        {rails.budget ? (
          <LimitItem
            limit={rails.budget}
            rails={rails}
            speech={speech}
            rule={ruleText(rails.budget, speech)}
            place={null}
            origin={null}
            editing={null}
            edit={edit}
          />
        ) : null}
        {ordered.map((limit) => (
          <LimitItem
            key={limit.id}
            limit={limit}
            rails={rails}
            speech={speech}
            rule={ruleText(limit, speech)}
            place={placeText(limit, speech)}
            origin={originOf(limit)}
            editing={limit.owner === null || limit.owner === scenario ? editingOf(limit) : null}
            edit={edit}
          />
        ))}
      </ul>
      <LimitDialog plan={plan} scenario={scenario} limit={asked} onClose={() => setAsked(null)} />
    </section>
  );
}
