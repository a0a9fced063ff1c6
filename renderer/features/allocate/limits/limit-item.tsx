import { ActionIcon, Badge, Button } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck, IconPencil, IconTrash } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Breach } from '#shared/allocation/limits/breaches.ts';
import type { PlacedLimit } from '#shared/allocation/limits/from-plan.ts';
import type { Limit } from '#shared/allocation/limits/limit.ts';
import { mendOf } from '#shared/allocation/limits/mend.ts';
import type { AllocationEdit } from '#shared/allocation/types.ts';
import styles from './guard-rails.module.css';
import type { GuardRails } from './use-guard-rails.ts';
import { breachText, lockedText, mendText, nameOf, type Speech } from './wording.ts';

interface Props {
  readonly limit: Limit;
  readonly rails: GuardRails;
  readonly speech: Speech;
  readonly rule: string;
  readonly place: string | null;
  /** Where it is written, where that is not this scenario. */
  readonly origin: string | null;
  readonly editing: { onEdit(): void; onRemove(): void } | null;
  edit(edit: AllocationEdit): boolean;
}

const MOST_SPANS = 3;

/** One limit: what it asks for, whether it holds, and where it does not the smallest change that mends it. */
export function LimitItem({ limit, rails, speech, rule, place, origin, editing, edit }: Props) {
  const { t } = useTranslation();
  const name = nameOf(limit, rails.limits, speech);
  const breaches = rails.breaches.filter((breach) => breach.limit.id === limit.id);
  const broken = breaches.length > 0;
  const Icon = broken ? IconAlertTriangle : IconCircleCheck;
  return (
    <li className={styles.item} data-broken={broken || undefined}>
      <div className={styles.head}>
        <Icon size={16} stroke={1.8} className={styles.icon} aria-hidden />
        <span className={styles.name}>{name}</span>
        {editing ? (
          <span className={styles.buttons}>
            <ActionIcon size="sm" aria-label={t('guardRails.edit', { name })} onClick={editing.onEdit}>
              <IconPencil size={14} stroke={1.8} />
            </ActionIcon>
            <ActionIcon size="sm" aria-label={t('guardRails.remove', { name })} onClick={editing.onRemove}>
              <IconTrash size={14} stroke={1.8} />
            </ActionIcon>
          </span>
        ) : null}
      </div>
      {place === null || place === name ? null : <div className={styles.facts}>{place}</div>}
      <div className={styles.facts} data-testid="limit-rule">
        {rule}
        {origin ? (
          <Badge size="xs" tt="none" variant="default">
            {origin}
          </Badge>
        ) : null}
      </div>
      {broken ? (
        <Mending limit={limit} breaches={breaches} rails={rails} speech={speech} edit={edit} />
      ) : (
        <div className={styles.met}>{t('guardRails.met')}</div>
      )}
    </li>
  );
}

interface MendingProps {
  readonly limit: Limit;
  readonly breaches: readonly Breach[];
  readonly rails: GuardRails;
  readonly speech: Speech;
  edit(edit: AllocationEdit): boolean;
}

function Mending({ limit, breaches, rails, speech, edit }: MendingProps) {
  const { t } = speech;
  const { allocation, budget, limits } = rails;
  const all = useMemo(
    (): (Limit | PlacedLimit)[] => (budget ? [budget, ...limits] : [...limits]),
    [budget, limits],
  );
  const mend = useMemo(() => mendOf(allocation, all, limit), [allocation, all, limit]);
  const more = breaches.length - MOST_SPANS;
  return (
    <>
      <ul className={styles.spans}>
        {breaches.slice(0, MOST_SPANS).map((breach) => (
          <li key={`${breach.from} ${breach.kind}`}>{breachText(breach, speech)}</li>
        ))}
        {more > 0 ? <li>{t('guardRails.moreSpans', { count: more })}</li> : null}
      </ul>
      {mend.possible ? (
        <div className={styles.mend}>
          <span data-testid="limit-mend">
            {t('guardRails.smallest', { change: mendText(mend, allocation, speech) })}
          </span>
          {mend.breaks.length > 0 ? (
            <span className={styles.warning}>
              {t('guardRails.breaks', {
                names: mend.breaks.map((each) => nameOf(each, limits, speech)).join(t('guardRails.comma')),
              })}
            </span>
          ) : null}
          <Button
            size="compact-xs"
            variant="light"
            aria-label={t('guardRails.mendName', { name: nameOf(limit, limits, speech) })}
            onClick={() => edit({ type: 'set', cells: [...mend.cells], as: 'mend' })}
          >
            {t('guardRails.mend')}
          </Button>
        </div>
      ) : (
        <div className={styles.warning}>
          {t('guardRails.impossible', { places: lockedText(limit, allocation, speech.words) })}
        </div>
      )}
    </>
  );
}
