import { Textarea, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { FieldFault } from './draft.ts';

interface Props {
  readonly label: string;
  readonly value: string;
  readonly optional?: boolean;
  readonly multiline?: boolean;
  readonly fault: FieldFault | null;
  /** The checker's words for this parameter; null where it finds nothing. */
  readonly problem: string | null;
  onChange(text: string): void;
}

/** One parameter with its meaning in words, and what is wrong with it below. */
export function ParameterField({ label, value, optional, multiline, fault, problem, onChange }: Props) {
  const { t } = useTranslation();
  const error =
    fault === null
      ? problem
      : fault.type === 'needed'
        ? t('assumptions.editor.needed')
        : t('assumptions.editor.notANumber', { text: fault.text });
  const shared = {
    size: 'xs',
    label: optional ? t('assumptions.editor.optional', { label }) : label,
    value,
    error,
    onChange: (event: { currentTarget: { value: string } }) => onChange(event.currentTarget.value),
  } as const;
  return multiline ? (
    <Textarea {...shared} autosize minRows={1} maxRows={6} />
  ) : (
    <TextInput {...shared} inputMode="decimal" autoComplete="off" />
  );
}
