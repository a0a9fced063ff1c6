import { SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { labelText } from '#shared/locale.ts';
import type { ExplainedCell, Explanation } from '#shared/views-explain.ts';
import { FigureTable } from '../../components/figure-table.tsx';
import { Panel } from '../../components/panel.tsx';
import { overText } from '../../i18n/names.ts';
import { periodLabels } from '../../i18n/periods.ts';
import { useLocale } from '../../i18n/setup.ts';
import { placeText } from '../results/cells.ts';
import { usePlanContext } from '../shell/plan-context.ts';
import styles from './along-panel.module.css';
import { useAlongTable } from './cell-table.tsx';
import { ExplainLink } from './explain-link.tsx';

/** The same figure elsewhere (other members, other periods), and what is made of it. */
export function AlongPanel({ explanation }: { explanation: Explanation }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { plan } = usePlanContext();
  const { along, cell, trial, usedBy } = explanation;
  const [chosen, choose] = useState(along[0]?.dimension ?? '');
  const shown = along.find(({ dimension }) => dimension === chosen) ?? along[0];
  const nameOf = ({ at }: ExplainedCell) =>
    shown?.dimension === 'period'
      ? (periodLabels(plan.calendar, locale)[Number(at.period)] ?? '')
      : placeText(plan, { [shown?.dimension ?? '']: at[shown?.dimension ?? ''] ?? '' }, locale);
  const title = t('explain.along');
  const table = useAlongTable({
    label: title,
    cells: shown?.cells ?? [],
    trial,
    nameOf,
    current: cell.name,
  });
  return (
    <>
      {shown ? (
        <Panel
          title={title}
          controls={
            along.length > 1 ? (
              <SegmentedControl
                size="xs"
                aria-label={title}
                value={shown.dimension}
                onChange={choose}
                data={along.map(({ dimension }) => ({
                  value: dimension,
                  label: overText(plan, dimension, t, locale),
                }))}
              />
            ) : null
          }
          figures={table}
        >
          <FigureTable {...table} />
        </Panel>
      ) : null}
      <Panel title={t('explain.usedBy')}>
        {usedBy.length === 0 ? (
          <p className={styles.nothing}>{t('explain.usedByNone')}</p>
        ) : (
          <ul className={styles.readers}>
            {usedBy.map(({ variable, label, at }) => (
              <li key={variable}>
                <ExplainLink variable={variable} at={at}>
                  {labelText(label, locale, variable)}
                </ExplainLink>
              </li>
            ))}
          </ul>
        )}
      </Panel>
    </>
  );
}
