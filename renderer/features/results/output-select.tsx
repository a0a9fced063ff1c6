import { Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useLocale } from '../../i18n/setup.ts';
import { type OutputCells, outputText } from './cells.ts';

interface Props {
  readonly outputs: readonly OutputCells[];
  /** The variable of the chosen one. */
  readonly value: string;
  readonly width: number;
  onChoose(variable: string): void;
}

/** Chooses the output that a picture shows. */
export function OutputSelect({ outputs, value, width, onChoose }: Props) {
  const { t } = useTranslation();
  const locale = useLocale();
  return (
    <Select
      size="xs"
      w={width}
      rightSectionWidth={22}
      aria-label={t('results.output')}
      allowDeselect={false}
      value={value}
      data={outputs.map(({ output }) => ({ value: output.variable, label: outputText(output, locale) }))}
      onChange={(variable) => variable !== null && onChoose(variable)}
    />
  );
}
