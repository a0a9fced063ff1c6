import { NativeSelect, NumberInput, Table } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { labelText } from '#shared/locale.ts';
import type { TableMapping } from '#shared/table/mapping.ts';
import type { ImportView } from '#shared/views-import.ts';
import { periodLabels } from '../../i18n/periods.ts';
import { useLocale } from '../../i18n/setup.ts';
import { usePlanContext } from '../shell/plan-context.ts';
import styles from './import-screen.module.css';
import { type Role, roleOf, withRole } from './roles.ts';

interface Props {
  readonly view: ImportView;
  readonly mapping: TableMapping;
  onChange(mapping: TableMapping): void;
}

const UNITS = { one: 1, thousand: 1e3, tenThousand: 1e4, million: 1e6 } as const;
const MOST_ROWS = 8;
/** What reads like an amount stands on the right, as in a spreadsheet. */
const FIGURE = /^[^\p{L}]*\d[\d.,'’\s]*\s*([万亿%€$£¥]|[A-Z]{3})?$/u;

/** What the table's columns stand for, and how its amounts are written. */
export function MappingForm({ view, mapping, onChange }: Props) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { plan } = usePlanContext();
  const members = (of: typeof plan.regions) => [
    { value: '', label: t('importer.choose') },
    ...of.map(({ id, label }) => ({ value: id, label: labelText(label, locale, id) })),
  ];
  return (
    <>
      <div className={styles.fields}>
        <NativeSelect
          size="xs"
          label={t('importer.sheet')}
          value={mapping.sheet}
          data={view.sheets.map(({ name }) => name)}
          onChange={(event) => onChange({ ...mapping, sheet: event.currentTarget.value })}
        />
        <NumberInput
          size="xs"
          w={175}
          label={t('importer.headRow')}
          value={mapping.headRow}
          min={1}
          max={1_048_576}
          allowDecimal={false}
          onChange={(value) => onChange({ ...mapping, headRow: Math.max(1, Number(value) || 1) })}
        />
        <NativeSelect
          size="xs"
          label={t('importer.shape')}
          value={mapping.shape}
          data={(['wide', 'long'] as const).map((value) => ({ value, label: t(`importer.shapes.${value}`) }))}
          onChange={(event) =>
            onChange({ ...mapping, shape: event.currentTarget.value === 'long' ? 'long' : 'wide' })
          }
        />
        <NativeSelect
          size="xs"
          label={t('importer.decimalMark')}
          value={mapping.decimalMark}
          data={[
            { value: '.', label: t('importer.marks.point') },
            { value: ',', label: t('importer.marks.comma') },
          ]}
          onChange={(event) =>
            onChange({ ...mapping, decimalMark: event.currentTarget.value === ',' ? ',' : '.' })
          }
        />
        <NativeSelect
          size="xs"
          label={t('importer.unit')}
          value={String(mapping.unit)}
          data={(['one', 'thousand', 'tenThousand', 'million'] as const).map((unit) => ({
            value: String(UNITS[unit]),
            label: t(`importer.units.${unit}`),
          }))}
          onChange={(event) => onChange({ ...mapping, unit: Number(event.currentTarget.value) })}
        />
        {mapping.regionColumn === null ? (
          <NativeSelect
            size="xs"
            label={t('importer.everyRegion')}
            value={mapping.region ?? ''}
            data={members(plan.regions)}
            onChange={(event) => onChange({ ...mapping, region: event.currentTarget.value || null })}
          />
        ) : null}
        {mapping.lineColumn === null ? (
          <NativeSelect
            size="xs"
            label={t('importer.everyLine')}
            value={mapping.line ?? ''}
            data={members(plan.lines)}
            onChange={(event) => onChange({ ...mapping, line: event.currentTarget.value || null })}
          />
        ) : null}
      </div>
      <Columns view={view} mapping={mapping} onChange={onChange} />
    </>
  );
}

function Columns({ view, mapping, onChange }: Props) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { plan } = usePlanContext();
  const sheet = view.sheets.find(({ name }) => name === mapping.sheet);
  const head = sheet?.sample.find(({ number }) => number === mapping.headRow)?.cells ?? [];
  const rows = sheet?.sample.filter(({ number }) => number > mapping.headRow).slice(0, MOST_ROWS) ?? [];
  const width = Math.max(head.length, ...rows.map(({ cells }) => cells.length));
  const columns = Array.from({ length: width }, (_, column) => ({
    key: `column ${column}`,
    column,
    name: head[column] || String(column + 1),
  }));
  const own = mapping.shape === 'long' ? (['period', 'amount'] as const) : [];
  const roles = [
    ...(['none', 'region', 'line', ...own] as const).map((role) => ({
      value: role as string,
      label: t(`importer.roles.${role}`),
    })),
    ...(mapping.shape === 'long'
      ? []
      : periodLabels(plan.calendar, locale).map((label, period) => ({ value: `p${period}`, label }))),
  ];
  return (
    <Table.ScrollContainer
      minWidth={0}
      scrollAreaProps={{ viewportProps: { tabIndex: 0, role: 'region', 'aria-label': t('importer.table') } }}
    >
      <Table
        withTableBorder
        verticalSpacing={4}
        className={styles.columns ?? ''}
        aria-label={t('importer.table')}
      >
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('importer.row')}</Table.Th>
            {columns.map(({ key, name, column }) => (
              <Table.Th key={key}>
                {name}
                <NativeSelect
                  size="xs"
                  aria-label={t('importer.column', { name })}
                  value={roleOf(mapping, column)}
                  data={roles}
                  onChange={(event) => onChange(withRole(mapping, column, event.currentTarget.value as Role))}
                />
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map(({ number, cells }) => (
            <Table.Tr key={number}>
              <Table.Td>{number}</Table.Td>
              {columns.map(({ key, column }) => (
                <Table.Td
                  key={key}
                  data-figure={FIGURE.test(cells[column] ?? '') || undefined}
                  title={cells[column]}
                >
                  {cells[column] ?? ''}
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
