import { Button, Select, TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CorrelationCell } from '#shared/views-assumptions.ts';
import { useLocale } from '../../../i18n/setup.ts';
import { driverText } from '../../results/drivers.ts';
import { usePlanContext } from '../../shell/plan-context.ts';
import { parseNumber } from '../editor/draft.ts';
import styles from './correlations.module.css';

interface Props {
  readonly candidates: readonly CorrelationCell[];
  onSet(first: string, second: string, rank: number): Promise<boolean>;
}

/** Choices that a list shows at once; one types to find the others. */
const MOST_SHOWN = 60;

/** Correlates two inputs that are not yet. The second is of the same sort: over periods, or not. */
export function PairForm({ candidates, onSet }: Props) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { plan } = usePlanContext();
  const [first, setFirst] = useState<string | null>(null);
  const [second, setSecond] = useState<string | null>(null);
  const [text, setText] = useState('');
  const chosen = candidates.find(({ id }) => id === first);
  const rank = parseNumber(text);
  const sound = rank >= -1 && rank <= 1;
  const data = (list: readonly CorrelationCell[]) =>
    list.map(({ id }) => ({ value: id, label: driverText(plan, id, locale) }));
  const others = chosen
    ? candidates.filter(({ id, overPeriod }) => id !== first && overPeriod === chosen.overPeriod)
    : [];
  const add = async () => {
    if (first === null || second === null || !sound) return;
    if (await onSet(first, second, rank)) setText('');
  };
  return (
    <form
      className={styles.form}
      aria-label={t('assumptions.matrix.add')}
      onSubmit={(event) => {
        event.preventDefault();
        void add();
      }}
    >
      <h2 className={styles.heading}>{t('assumptions.matrix.add')}</h2>
      <Select
        size="xs"
        searchable
        limit={MOST_SHOWN}
        className={styles.pick}
        label={t('assumptions.matrix.first')}
        value={first}
        data={data(candidates)}
        onChange={(value) => {
          setFirst(value);
          setSecond(null);
        }}
      />
      <Select
        size="xs"
        searchable
        limit={MOST_SHOWN}
        className={styles.pick}
        label={t('assumptions.matrix.second')}
        value={second}
        disabled={!chosen}
        data={data(others)}
        onChange={setSecond}
      />
      <TextInput
        size="xs"
        w={120}
        label={t('assumptions.matrix.rank')}
        value={text}
        inputMode="decimal"
        error={text !== '' && !sound ? t('assumptions.matrix.badRank') : null}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <Button
        type="submit"
        size="xs"
        leftSection={<IconPlus size={14} stroke={2} />}
        disabled={first === null || second === null || !sound}
      >
        {t('assumptions.matrix.addAction')}
      </Button>
    </form>
  );
}
