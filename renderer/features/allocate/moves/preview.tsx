import { Alert, Table } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { applyEdit } from '#shared/allocation/edit.ts';
import type { Allocation, AllocationEdit } from '#shared/allocation/types.ts';
import type { EditWords } from '#shared/allocation/words.ts';
import { minorUnits } from '#shared/money.ts';
import { refusalText } from '../../../i18n/errors.ts';
import styles from './moves.module.css';
import type { PlaceChoice } from './places.ts';

/** A figure that a preview shows before and after. */
export interface Watched {
  readonly label: string;
  readonly place: Pick<PlaceChoice, 'regions' | 'lines'>;
  readonly periods: readonly number[];
}

interface Props {
  readonly allocation: Allocation;
  /** Null while the form is not filled in. */
  readonly edit: AllocationEdit | null;
  readonly watched: readonly Watched[];
  readonly words: EditWords;
}

/** What an edit would come to, or in words why it cannot be made. Takes the room of the table in any case. */
export function Preview({ allocation, edit, watched, words }: Props) {
  const { t } = useTranslation();
  const outcome = edit ? applyEdit(allocation, edit, words) : null;
  if (outcome && !outcome.ok) {
    const [refusal] = outcome.faults;
    return (
      <Alert color="orange" icon={<IconAlertTriangle size={18} />} className={styles.preview}>
        {refusal ? refusalText(refusal, words.locale) : null}
      </Alert>
    );
  }
  const after = outcome?.value.allocation ?? allocation;
  const money = (minor: number) => words.money(minorUnits(minor));
  return (
    <section
      className={`${styles.preview} ${styles.scroll}`}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls has to be reached by keys
      tabIndex={0}
      aria-label={t('moves.preview')}
    >
      <Table stickyHeader className={styles.table}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('moves.what')}</Table.Th>
            <Table.Th className={styles.number}>{t('moves.before')}</Table.Th>
            <Table.Th className={styles.number}>{t('moves.after')}</Table.Th>
            <Table.Th className={styles.number}>{t('moves.change')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {watched.map(({ label, place, periods }) => {
            const [was, is] = [sumOf(allocation, place, periods), sumOf(after, place, periods)];
            return (
              <Table.Tr key={label}>
                <Table.Td>{label}</Table.Td>
                <Table.Td className={styles.number}>{money(was)}</Table.Td>
                <Table.Td className={styles.number}>{money(is)}</Table.Td>
                <Table.Td className={styles.number}>
                  {is === was ? '–' : `${is > was ? '+' : '−'}${money(Math.abs(is - was))}`}
                </Table.Td>
              </Table.Tr>
            );
          })}
        </Table.Tbody>
      </Table>
    </section>
  );
}

/** True where the edit can be made and changes something. */
export function isUseful(allocation: Allocation, edit: AllocationEdit | null, words: EditWords): boolean {
  const outcome = edit && applyEdit(allocation, edit, words);
  return outcome?.ok === true && outcome.value.changes.length > 0;
}

/** What the cells of a place hold in the periods together, in minor units. */
export function sumOf(
  { rows }: Allocation,
  { regions, lines }: Pick<PlaceChoice, 'regions' | 'lines'>,
  periods: readonly number[],
): number {
  const [inRegions, inLines] = [new Set(regions), new Set(lines)];
  let sum = 0;
  for (const { region, line, amounts } of rows) {
    if (!inRegions.has(region) || !inLines.has(line)) continue;
    for (const period of periods) sum += amounts[period] ?? 0;
  }
  return sum;
}
