import { Button, Group, NativeSelect } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { labelText } from '#shared/locale.ts';
import { cellName } from '#shared/table/grid.ts';
import type { TableMapping } from '#shared/table/mapping.ts';
import type { ImportPreview as Preview } from '#shared/views-import.ts';
import { FigureTable } from '../../components/figure-table.tsx';
import { Loaded } from '../../components/loaded.tsx';
import { Panel } from '../../components/panel.tsx';
import { useReport } from '../../components/use-report.ts';
import { formatAmount } from '../../i18n/format.ts';
import { periodLabels } from '../../i18n/periods.ts';
import { useLocale } from '../../i18n/setup.ts';
import { ask, useService } from '../../service/context.ts';
import { keys } from '../../service/queries.ts';
import { usePlanContext } from '../shell/plan-context.ts';
import { planPath } from '../shell/routes.ts';
import { ForeignAmounts } from './foreign-amounts.tsx';
import styles from './import-screen.module.css';
import { withName } from './roles.ts';

interface Props {
  readonly token: string;
  readonly mapping: TableMapping;
  onChange(mapping: TableMapping): void;
}

/** Rows that are listed: a window is no place to read thousands. */
const MOST_LISTED = 200;

/** What the table would change, cell by cell, what has no place, and the button that makes it so. */
export function ImportPreview({ token, mapping, onChange }: Props) {
  const { t } = useTranslation();
  const service = useService();
  const queries = useQueryClient();
  const report = useReport();
  const [, navigate] = useLocation();
  const { plan, scenario } = usePlanContext();
  const request = { token, planId: plan.id, scenario: scenario.id, mapping };
  const query = useQuery({
    queryKey: ['importPreview', plan.revision, request],
    queryFn: () => ask(service, 'import.preview', request),
    placeholderData: (previous) => previous,
  });
  const apply = useMutation({
    mutationFn: (revision: number) => ask(service, 'import.apply', { ...request, revision }),
    onSuccess: async ({ changed }) => {
      await queries.invalidateQueries({ queryKey: keys.allocations(plan.id) });
      await queries.invalidateQueries({ queryKey: keys.plan(plan.id) });
      report.done(t('importer.applied', { count: changed }));
      navigate(planPath(plan.id, scenario.id, 'allocate'));
    },
    onError: report.caught,
  });
  return (
    <Loaded query={query} label={t('importer.changes')}>
      {(preview) => (
        <>
          <Names preview={preview} mapping={mapping} onChange={onChange} />
          <ForeignAmounts preview={preview} mapping={mapping} onChange={onChange} />
          <div className={styles.preview}>
            <Changes preview={preview}>
              <Button
                size="xs"
                disabled={preview.changeCount === 0 || query.isPlaceholderData}
                loading={apply.isPending}
                onClick={() => apply.mutate(preview.revision)}
              >
                {t('importer.apply', { count: preview.changeCount })}
              </Button>
            </Changes>
            <Unplaced preview={preview} />
          </div>
        </>
      )}
    </Loaded>
  );
}

function Names({ preview, mapping, onChange }: { preview: Preview } & Omit<Props, 'token'>) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { plan } = usePlanContext();
  const unknown = preview.unknownNames.map(({ dimension, name }) => ({ dimension, name, member: undefined }));
  const open = unknown.filter(
    ({ dimension, name }) =>
      !mapping.names.some((each) => each.dimension === dimension && each.name === name),
  );
  const names = [...mapping.names, ...open];
  if (names.length === 0) return null;
  return (
    <Panel title={t('importer.names')}>
      <Group gap="sm">
        {names.map(({ dimension, name, member }) => (
          <NativeSelect
            size="xs"
            key={`${dimension} ${name}`}
            label={t('importer.nameIs', { name })}
            value={member === undefined ? '' : (member ?? '-')}
            data={[
              { value: '', label: t('importer.choose') },
              { value: '-', label: t('importer.leaveOut') },
              ...(dimension === 'region' ? plan.regions : plan.lines).map(({ id, label }) => ({
                value: `${id}`,
                label: labelText(label, locale, id),
              })),
            ]}
            onChange={({ currentTarget: { value } }) =>
              onChange(
                withName(mapping, dimension, name, value === '' ? undefined : value === '-' ? null : value),
              )
            }
          />
        ))}
      </Group>
    </Panel>
  );
}

/** `children` is what makes the changes. */
function Changes({ preview, children }: { preview: Preview; children: ReactNode }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { plan } = usePlanContext();
  const money = (minor: number) => formatAmount(minor, plan, locale);
  const signed = (minor: number) => `${minor > 0 ? '+' : ''}${money(minor)}`;
  const labels = periodLabels(plan.calendar, locale);
  const members = new Map([...plan.regions, ...plan.lines].map(({ id, label }) => [id, label]));
  const rows = preview.changes.slice(0, MOST_LISTED).map(({ region, line, period, before, after }) => ({
    key: `${region}/${line}/${period}`,
    cells: [
      [
        labelText(members.get(region), locale, region),
        labelText(members.get(line), locale, line),
        labels[period],
      ].join(' · '),
      money(before),
      money(after),
      signed(after - before),
    ],
  }));
  return (
    <Panel title={t('importer.changes')} controls={children}>
      <p className={styles.totals} data-testid="import-totals">
        {t('importer.totals', {
          before: money(preview.totalBefore),
          after: money(preview.totalAfter),
          changes: preview.changeCount,
          same: preview.sameCount,
        })}{' '}
        {preview.changeCount > rows.length ? t('importer.shown', { count: rows.length }) : ''}
      </p>
      <FigureTable
        label={t('importer.changes')}
        columns={[t('importer.cell'), t('importer.before'), t('importer.after'), t('importer.difference')]}
        rows={rows}
        most={300}
      />
    </Panel>
  );
}

function Unplaced({ preview }: { preview: Preview }) {
  const { t } = useTranslation();
  if (preview.unplacedCount === 0) return null;
  const placeOf = (row: number, column: number | null) =>
    column === null ? t('importer.place', { row }) : cellName(row, column);
  const title = t('importer.unplaced', { count: preview.unplacedCount });
  return (
    <Panel title={title}>
      <FigureTable
        label={title}
        columns={[t('importer.cell'), t('importer.text'), t('importer.reason')]}
        rows={preview.unplaced.slice(0, MOST_LISTED).map(({ row, column, text, reason }) => ({
          key: `${row}/${column}/${reason}`,
          cells: [placeOf(row, column), text, t(`importer.reasons.${reason}`)],
        }))}
        most={330}
        texts
      />
    </Panel>
  );
}
