import { Alert } from '@mantine/core';
import { IconInfoCircle } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AppError } from '#shared/errors.ts';
import { Loaded } from '../../../components/loaded.tsx';
import { Panel } from '../../../components/panel.tsx';
import { formatCorrelation } from '../../../i18n/format.ts';
import { useLocale } from '../../../i18n/setup.ts';
import { useModelEdit } from '../../../service/model-edits.ts';
import { driverText, shortName } from '../../results/drivers.ts';
import { usePlanContext } from '../../shell/plan-context.ts';
import { editErrorLines } from '../editor/edit-error.ts';
import { useCorrelations } from '../use-assumptions.ts';
import styles from './correlations.module.css';
import { HeatMap } from './heat-map.tsx';
import { PairForm } from './pair-form.tsx';

/** The rank correlations of the plan as heat maps to edit, and a form for pairs that are not in one yet. */
export function CorrelationsView() {
  const { t } = useTranslation();
  const locale = useLocale();
  const { plan } = usePlanContext();
  const query = useCorrelations(plan.id);
  const edit = useModelEdit(plan.id);
  const [error, setError] = useState<AppError | null>(null);
  const set = async (first: string, second: string, rank: number | null): Promise<boolean> => {
    const reply = await edit('correlations.set', { between: [first, second], rank });
    setError(reply.ok ? null : reply.error);
    return reply.ok;
  };
  /** What the cells of a group are about: the names of their variables, each once. */
  const groupName = (cells: readonly string[]) => {
    const names = cells.map((id) => driverText(plan, id.replace(/\[.*$/, ''), locale, shortName));
    return [...new Set(names)].join(' · ');
  };
  /** The places of a group that is not the only one of its name. */
  const placesText = (name: string, cells: readonly string[]) =>
    cells
      .map((id) => driverText(plan, id, locale, shortName).replace(`${name} · `, ''))
      .join(locale === 'en' ? ', ' : '、');
  return (
    <div className={styles.view}>
      <p className={styles.intro}>{t('assumptions.matrix.intro')}</p>
      {error ? (
        <Alert
          color="red"
          withCloseButton
          closeButtonLabel={t('results.dismiss')}
          onClose={() => setError(null)}
        >
          {editErrorLines(error, locale).join(' ')}
        </Alert>
      ) : null}
      <Loaded query={query} label={t('assumptions.correlations')}>
        {(view) => (
          <>
            {view.groups.length === 0 ? <p className={styles.none}>{t('assumptions.matrix.none')}</p> : null}
            <div className={styles.groups}>
              {view.groups.map((group) => {
                const ids = idsOf(group.cells);
                const name = groupName(ids);
                const isOnly =
                  view.groups.filter(({ cells }) => groupName(idsOf(cells)) === name).length === 1;
                return (
                  <Panel key={ids.join(' ')} title={isOnly ? name : `${name} · ${placesText(name, ids)}`}>
                    <HeatMap group={group} title={name} onSet={set} />
                    <p className={styles.note} data-repaired={group.repaired || undefined}>
                      {group.repaired
                        ? t('assumptions.matrix.repaired', {
                            change: formatCorrelation(group.largestChange, locale).replace('+', ''),
                          })
                        : t('assumptions.matrix.sound')}
                    </p>
                  </Panel>
                );
              })}
            </div>
            {view.ignored.length === 0 ? null : (
              <Alert color="yellow" icon={<IconInfoCircle />}>
                {t('assumptions.matrix.ignored', {
                  pairs: view.ignored
                    .map(({ between }) => between.map((id) => driverText(plan, id, locale)).join(' – '))
                    .join('; '),
                })}
              </Alert>
            )}
            <PairForm candidates={view.candidates} onSet={set} />
          </>
        )}
      </Loaded>
    </div>
  );
}

const idsOf = (cells: readonly { readonly id: string }[]) => cells.map(({ id }) => id);
