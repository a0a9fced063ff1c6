import { Textarea } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';

interface Texts {
  readonly note: string;
  readonly source: string;
}

interface Props {
  readonly texts: Texts;
  /** True where the source has the focus at first. */
  readonly wantsSource: boolean;
  onChange(texts: Partial<Texts>): void;
}

/** Note and source of an assumption. */
export function AnnotationFields({ texts, wantsSource, onChange }: Props) {
  const { t } = useTranslation();
  const source = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (wantsSource) source.current?.focus();
  }, [wantsSource]);
  return (
    <>
      <Textarea
        size="xs"
        autosize
        minRows={1}
        maxRows={4}
        label={t('assumptions.editor.note')}
        value={texts.note}
        onChange={(event) => onChange({ note: event.currentTarget.value })}
      />
      <Textarea
        size="xs"
        ref={source}
        autosize
        minRows={1}
        maxRows={4}
        label={t('assumptions.editor.source')}
        placeholder={t('assumptions.editor.sourceHint')}
        value={texts.source}
        onChange={(event) => onChange({ source: event.currentTarget.value })}
        onKeyDown={(event) => {
          // One line of text, however many it takes to show it: Enter saves, as in the other fields.
          if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
          event.preventDefault();
          event.currentTarget.form?.requestSubmit();
        }}
      />
    </>
  );
}
