import { IconTargetArrow } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { labelText } from '#shared/locale.ts';
import type { ModelVariable } from '#shared/views-model.ts';
import { useLocale } from '../../../i18n/setup.ts';
import { unitText } from '../../results/figures.ts';
import { usePlanContext } from '../../shell/plan-context.ts';
import styles from './graph.module.css';
import { KindMark } from './kind-mark.tsx';

interface Props {
  readonly variable: ModelVariable;
  /** True of the one in the middle, which leads nowhere. */
  readonly centre?: boolean;
  readonly place: string;
  /** True of the one that Tab comes to. */
  readonly active: boolean;
  onFocus(): void;
  onOpen(): void;
}

/** A variable in the picture: its kind by shape and sign, its name in words, and its unit. */
export function GraphNode({ variable, centre = false, place, active, onFocus, onOpen }: Props) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { plan } = usePlanContext();
  const { name, kind, label, output } = variable;
  const text = labelText(label, locale, name);
  const unit = unitText(variable, t, plan.calendar.monthsPerPeriod);
  const facts = [unit, t(`model.kinds.${kind}`)].filter(Boolean).join(' · ');
  const title = [text, name, facts, output ? t('model.isOutput') : ''].filter(Boolean).join(' · ');
  return (
    <button
      type="button"
      className={styles.node}
      data-kind={kind}
      data-place={place}
      aria-current={centre ? 'true' : undefined}
      tabIndex={active ? 0 : -1}
      title={title}
      onFocus={onFocus}
      onClick={onOpen}
    >
      <KindMark kind={kind} />
      <span className={styles.words}>
        <span className={styles.label}>{text}</span>
        <span className={styles.unit}>{facts}</span>
      </span>
      {output ? (
        <IconTargetArrow size={14} stroke={1.8} className={styles.mark} aria-label={t('model.isOutput')} />
      ) : null}
    </button>
  );
}
