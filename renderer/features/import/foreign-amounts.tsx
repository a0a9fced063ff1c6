import { Alert, Checkbox } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { cellName } from '#shared/table/grid.ts';
import type { TableMapping } from '#shared/table/mapping.ts';
import type { ImportPreview } from '#shared/views-import.ts';
import { usePlanContext } from '../shell/plan-context.ts';
import styles from './import-screen.module.css';

interface Props {
  readonly preview: ImportPreview;
  readonly mapping: TableMapping;
  onChange(mapping: TableMapping): void;
}

/** Amounts that are written in another currency than the plan's, with their places, and whether they go in all the same. */
export function ForeignAmounts({ preview: { foreign }, mapping, onChange }: Props) {
  const { t } = useTranslation();
  const { plan } = usePlanContext();
  if (foreign.length === 0) return null;
  const { currency } = plan;
  const { takesForeign } = mapping;
  return (
    <Alert color="orange" title={t('importer.foreign', { currency })}>
      <ul className={styles.foreign}>
        {foreign.map(({ sign, count, row, column, text }) => (
          <li key={sign}>{t('importer.foreignOf', { sign, count, place: cellName(row, column), text })}</li>
        ))}
      </ul>
      <Checkbox
        size="xs"
        label={t('importer.takeForeign', { currency })}
        description={t(takesForeign ? 'importer.foreignTaken' : 'importer.foreignLeft', { currency })}
        checked={takesForeign}
        onChange={(event) => onChange({ ...mapping, takesForeign: event.currentTarget.checked })}
      />
    </Alert>
  );
}
