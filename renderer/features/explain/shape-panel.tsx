import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { QuantityPicture } from '#shared/views-assumptions.ts';
import type { ExplainedCell } from '#shared/views-explain.ts';
import { DensityChart } from '../../charts/density-chart.tsx';
import { Panel } from '../../components/panel.tsx';
import { useFigureAxis, useShareAxis } from '../results/axis-formats.ts';
import { usePlanContext } from '../shell/plan-context.ts';
import styles from './shape-panel.module.css';

interface Props {
  readonly cell: ExplainedCell;
  readonly picture: QuantityPicture;
}

/** How the values of an input or a path lie over all trials. */
export function ShapePanel({ cell, picture }: Props) {
  const { t } = useTranslation();
  const { plan } = usePlanContext();
  const title = t('explain.shape');
  const texts = useMemo(() => ({ now: title, before: '' }), [title]);
  const format = useFigureAxis(cell, plan);
  const share = useShareAxis();
  return (
    <Panel title={title}>
      <div className={styles.picture}>
        <DensityChart label={title} picture={picture} texts={texts} format={format} share={share} />
      </div>
    </Panel>
  );
}
