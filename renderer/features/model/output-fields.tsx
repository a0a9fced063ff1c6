import { Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutputView } from '#shared/views.ts';
import { useLocale } from '../../i18n/setup.ts';
import { parseNumber } from '../assumptions/editor/draft.ts';
import { fullFigure } from '../results/figures.ts';
import type { ModelEditRequest } from './use-model.ts';

interface Props {
  readonly output: OutputView;
  onChange(edit: ModelEditRequest): Promise<boolean>;
}

const NONE = '';

/** What an output is held against: its target, and whether more or less of it is better. Enter takes the target. */
export function OutputFields({ output, onChange }: Props) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { variable, target, better } = output;
  const [text, setText] = useState(target === null ? '' : String(target));
  const typed = text.trim() === '' ? null : parseNumber(text);
  const bad = Number.isNaN(typed);
  const change = (next: Pick<OutputView, 'target' | 'better'>) =>
    onChange({ type: 'output', name: variable, shown: true, ...next });
  const take = () => {
    if (!bad && typed !== target) void change({ target: typed, better });
  };
  return (
    <>
      <TextInput
        size="xs"
        w={180}
        label={t('model.target')}
        placeholder={t('model.noTarget')}
        description={target === null ? '' : fullFigure(target, output, locale)}
        inputWrapperOrder={['label', 'input', 'description']}
        inputMode="decimal"
        value={text}
        error={bad}
        onChange={(event) => setText(event.currentTarget.value)}
        onBlur={take}
        onKeyDown={(event) => {
          if (event.key === 'Enter') take();
        }}
      />
      <Select
        size="xs"
        w={180}
        label={t('model.better')}
        allowDeselect={false}
        value={better ?? NONE}
        data={[
          { value: NONE, label: t('model.betterNone') },
          { value: 'higher', label: t('model.betterHigher') },
          { value: 'lower', label: t('model.betterLower') },
        ]}
        onChange={(value) =>
          void change({ target, better: value === 'higher' || value === 'lower' ? value : null })
        }
      />
    </>
  );
}
