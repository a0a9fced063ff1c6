import { Chip, CloseButton, Select, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { AssumptionsView } from '#shared/views-assumptions.ts';
import { formatCount } from '../../i18n/format.ts';
import { useLocale } from '../../i18n/setup.ts';
import styles from './assumption-filter.module.css';
import { type Filter, ORDERS } from './rows.ts';

interface Props {
  readonly view: AssumptionsView;
  readonly filter: Filter;
  readonly shown: number;
  onChange(filter: Filter): void;
}

const FLAGS = ['changed', 'noSource', 'uncertain'] as const;

/** Search, filters and order of the list. */
export function AssumptionFilter({ view, filter, shown, onChange }: Props) {
  const { t } = useTranslation();
  const locale = useLocale();
  return (
    <div className={styles.bar}>
      <TextInput
        className={styles.search}
        size="xs"
        aria-label={t('assumptions.search')}
        placeholder={t('assumptions.search')}
        leftSection={<IconSearch size={15} stroke={1.8} aria-hidden />}
        rightSection={
          filter.text === '' ? null : (
            <CloseButton
              size="xs"
              aria-label={t('results.dismiss')}
              onClick={() => onChange({ ...filter, text: '' })}
            />
          )
        }
        value={filter.text}
        onChange={(event) => onChange({ ...filter, text: event.currentTarget.value })}
      />
      {FLAGS.map((flag) => (
        <Chip
          key={flag}
          size="xs"
          variant="outline"
          checked={filter[flag]}
          onChange={(checked) => onChange({ ...filter, [flag]: checked })}
        >
          {t(`assumptions.${flag}`)}
        </Chip>
      ))}
      <Select
        size="xs"
        w={200}
        aria-label={t('assumptions.order')}
        allowDeselect={false}
        value={filter.order}
        data={ORDERS.map((order) => ({
          value: order,
          label: t(`assumptions.orders.${order}`),
          disabled: order === 'weight' && view.drivers === null,
        }))}
        onChange={(value) => {
          const order = ORDERS.find((each) => each === value);
          if (order) onChange({ ...filter, order });
        }}
      />
      <span className={`${styles.count} figure`} role="status">
        {t('assumptions.shown', {
          shown: formatCount(shown, locale),
          all: formatCount(view.rows.length, locale),
        })}
      </span>
    </div>
  );
}
