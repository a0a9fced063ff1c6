import { SegmentedControl, Table } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TailView } from '#shared/views-explain.ts';
import tableStyles from '../../components/figure-table.module.css';
import { Loaded } from '../../components/loaded.tsx';
import { Panel } from '../../components/panel.tsx';
import { formatCorrelation } from '../../i18n/format.ts';
import { useLocale } from '../../i18n/setup.ts';
import { useJob } from '../../service/jobs.ts';
import type { StudySettings } from '../compare/study.ts';
import { driverText } from '../results/drivers.ts';
import { fullFigure } from '../results/figures.ts';
import { usePlanContext } from '../shell/plan-context.ts';
import { ExplainLink } from './explain-link.tsx';
import styles from './tail-panel.module.css';
import type { ExplainedPlace } from './trail.ts';

interface Props {
  readonly place: ExplainedPlace;
  readonly settings: StudySettings;
}

const SHARE = 0.05;
const MOST_ROWS = 10;

/** In which trials the figure is far out, and what is different about the inputs there. */
export function TailPanel({ place, settings }: Props) {
  const { t } = useTranslation();
  const { plan, scenario } = usePlanContext();
  const [side, setSide] = useState<'lowest' | 'highest'>('lowest');
  const request = { planId: plan.id, scenario: scenario.id, ...settings, ...place, side, share: SHARE };
  const job = useJob('explain.tail', 'explain-tail', plan.revision, request);
  const title = t('explain.tail');
  return (
    <Panel
      title={title}
      controls={
        <SegmentedControl
          size="xs"
          aria-label={title}
          value={side}
          onChange={(value) => setSide(value === 'highest' ? 'highest' : 'lowest')}
          data={(['lowest', 'highest'] as const).map((value) => ({ value, label: t(`explain.${value}`) }))}
        />
      }
    >
      <Loaded query={job} label={title}>
        {(tail) => <Shifts tail={tail} />}
      </Loaded>
    </Panel>
  );
}

function Shifts({ tail }: { tail: TailView }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { plan } = usePlanContext();
  const seen = tail.inputs.filter(({ shift, error }) => Math.abs(shift) > 2 * error).slice(0, MOST_ROWS);
  return (
    <>
      <p className={styles.hint}>{t('explain.tailHint', { count: tail.trials })}</p>
      {seen.length === 0 ? (
        <p className={styles.hint}>{t('explain.tailNone')}</p>
      ) : (
        <Table
          verticalSpacing={3}
          horizontalSpacing={8}
          className={`${tableStyles.table} ${styles.table} figure`}
        >
          <Table.Thead>
            <Table.Tr>
              {[t('results.input'), t('explain.inTail'), t('explain.inRest'), t('explain.shift')].map(
                (column) => (
                  <Table.Th key={column}>{column}</Table.Th>
                ),
              )}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {seen.map((one) => (
              <Table.Tr key={one.input}>
                <Table.Th scope="row" title={driverText(plan, one.input, locale)}>
                  <ExplainLink variable={one.variable} at={one.at}>
                    {driverText(plan, one.input, locale, true)}
                  </ExplainLink>
                </Table.Th>
                <Table.Td>{fullFigure(one.inTail, one, locale)}</Table.Td>
                <Table.Td>{fullFigure(one.inRest, one, locale)}</Table.Td>
                <Table.Td>
                  {t('explain.shiftValue', {
                    shift: formatCorrelation(one.shift, locale),
                    error: formatCorrelation(one.error, locale).replace('+', ''),
                  })}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
    </>
  );
}
