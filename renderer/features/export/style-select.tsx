import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { CSV_STYLE_NAMES, type CsvStyleName } from '#shared/csv-style.ts';

interface Props {
  readonly style: CsvStyleName;
  onChange(style: CsvStyleName): void;
}

/** For which program separated values are written. */
export function StyleSelect({ style, onChange }: Props) {
  const { t } = useTranslation();
  return (
    <NativeSelect
      size="xs"
      flex={1}
      miw={200}
      label={t('exchange.style')}
      value={style}
      data={CSV_STYLE_NAMES.map((value) => ({ value, label: t(`exchange.styles.${value}`) }))}
      onChange={({ currentTarget: { value } }) =>
        onChange(CSV_STYLE_NAMES.find((name) => name === value) ?? 'plain')
      }
    />
  );
}
