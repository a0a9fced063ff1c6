import { Combobox, Textarea, useCombobox, VisuallyHidden } from '@mantine/core';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { labelText } from '#shared/locale.ts';
import { useLocale } from '../../i18n/setup.ts';
import type { Suggestion } from './completion.ts';
import styles from './model.module.css';
import { type CompletedField, useCompletion } from './use-completion.ts';

interface Props extends CompletedField {
  readonly value: string;
  readonly invalid: boolean;
}

/**
 * A formula with the names that go on from what is typed: arrows go through them, Enter or Tab takes one, Escape closes the
 * list and nothing else, Ctrl+Space asks for them. The field stays a text box of several lines, which `aria-expanded` is
 * not for: that there are names is said by a status.
 */
export function FormulaField(props: Props) {
  const { field, value, invalid, onChange } = props;
  const { t } = useTranslation();
  const list = useId();
  const { completion, active, take, look, close, closeOutside, press } = useCompletion(props);
  const isOpen = completion !== null;
  const combobox = useCombobox({
    opened: isOpen,
    onOpenedChange: (opened) => (opened ? undefined : close()),
  });
  const optionId = (at: number) => `${list}-${at}`;
  return (
    <Combobox
      store={combobox}
      position="bottom-start"
      shadow="md"
      withinPortal={false}
      onOptionSubmit={(name) => take(completion?.items.find((item) => item.name === name))}
    >
      <Combobox.DropdownTarget>
        <Textarea
          ref={field}
          autosize
          minRows={2}
          maxRows={12}
          label={t('model.formula')}
          description={t('model.completion.hint')}
          value={value}
          spellCheck={false}
          error={invalid}
          classNames={{ input: styles.code ?? '' }}
          aria-autocomplete="list"
          aria-controls={isOpen ? list : undefined}
          aria-activedescendant={isOpen ? optionId(active) : undefined}
          onChange={(event) => {
            onChange(event.currentTarget.value);
            look();
          }}
          onSelect={(event) => closeOutside(event.currentTarget.selectionStart)}
          onBlur={close}
          onKeyDown={press}
        />
      </Combobox.DropdownTarget>
      <VisuallyHidden role="status">
        {isOpen ? t('model.completion.found', { count: completion.items.length }) : ''}
      </VisuallyHidden>
      <Combobox.Dropdown>
        <Combobox.Options id={list} aria-label={t('model.completion.names')}>
          {completion?.items.map((item, at) => (
            <Combobox.Option
              key={item.name}
              id={optionId(at)}
              value={item.name}
              selected={at === active}
              aria-selected={at === active}
            >
              <OptionText item={item} />
            </Combobox.Option>
          ))}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}

function OptionText({ item: { name, kind, label } }: { item: Suggestion }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const text = labelText(label, locale, '');
  return (
    <span className={styles.suggestion}>
      <code>{name}</code>
      <span className={styles.suggestionLabel}>{text === name ? '' : text}</span>
      <span className={styles.suggestionKind}>{t(`model.completion.kinds.${kind}`)}</span>
    </span>
  );
}
