import { IconAdjustments, IconBolt, IconCash, IconMathFunction, IconWaveSine } from '@tabler/icons-react';
import type { ModelVariable } from '#shared/views-model.ts';
import styles from './graph.module.css';

const ICONS = {
  allocation: IconCash,
  input: IconAdjustments,
  path: IconWaveSine,
  event: IconBolt,
  formula: IconMathFunction,
} as const satisfies Record<ModelVariable['kind'], unknown>;

/** The sign of a kind of variable. */
export function KindMark({ kind }: { kind: ModelVariable['kind'] }) {
  const Icon = ICONS[kind];
  return <Icon size={15} stroke={1.8} className={styles.mark} aria-hidden />;
}
