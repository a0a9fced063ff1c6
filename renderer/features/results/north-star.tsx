import { ActionIcon } from '@mantine/core';
import { IconStar, IconStarFilled } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { OutputView, PlanView } from '#shared/views.ts';
import { useReport } from '../../components/use-report.ts';
import { useModelEdit } from '../../service/model-edits.ts';
import styles from './output-cards.module.css';

interface Props {
  readonly plan: PlanView;
  readonly output: OutputView;
  readonly name: string;
}

/** Makes an output the one that leads the results, or one of many again. */
export function NorthStar({ plan, output, name }: Props) {
  const { t } = useTranslation();
  const report = useReport();
  const edit = useModelEdit(plan.id);
  const chosen = plan.northStar === output.variable;
  const label = t(chosen ? 'closerLook.northStarOff' : 'closerLook.northStar', { output: name });
  const choose = async () => {
    const reply = await edit('northStar.set', { variable: chosen ? null : output.variable });
    if (!reply.ok) report.failure(reply.error);
  };
  const Star = chosen ? IconStarFilled : IconStar;
  return (
    <ActionIcon
      size={20}
      variant="subtle"
      className={styles.star ?? ''}
      data-chosen={chosen || undefined}
      aria-label={label}
      title={label}
      aria-pressed={chosen}
      onClick={() => void choose()}
    >
      <Star size={14} stroke={1.6} />
    </ActionIcon>
  );
}
