import { Combobox, Textarea, useCombobox, VisuallyHidden } from '@mantine/core';
import { type KeyboardEvent, type RefObject, useId, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { labelText } from '#shared/locale.ts';
import type { ModelView } from '#shared/views-model.ts';
import { useLocale } from '../../i18n/setup.ts';
import { usePlanContext } from '../shell/plan-context.ts';
import { type Completion, completionAt, type Suggestion } from './completion.ts';
import styles from './model.module.css';

interface Props {
  readonly field: RefObject<HTMLTextAreaElement | null>;
  readonly view: ModelView;
  readonly value: string;
  readonly invalid: boolean;
  onChange(value: string): void;
  /** Keys that the list of names has no use for. */
  onKeyDown(event: KeyboardEvent): void;
}

/**
 * A formula with the names that go on from what is typed: arrows go through them, Enter or Tab takes one, Escape closes the
 * list and nothing else, Ctrl+Space asks for them. The field stays a text box of several lines, which `aria-expanded` is
 * not for: that there are names is said by a status.
 */
export function FormulaField({ field, view, value, invalid, onChange, onKeyDown }: Props) {
  const { t } = useTranslation();
  const list = useId();
  const { completion, active, setActive, suggest, close, closeOutside } = useCompletion(view);
  const isOpen = completion !== null;
  const combobox = useCombobox({
    opened: isOpen,
    onOpenedChange: (opened) => (opened ? undefined : close()),
  });
  const optionId = (at: number) => `${list}-${at}`;
  const look = () => {
    if (field.current) suggest(field.current.value, field.current.selectionStart);
  };
  const take = (item: Suggestion | undefined) => {
    if (!field.current || !completion || !item) return;
    field.current.setRangeText(item.insert, completion.from, completion.to, 'end');
    close();
    onChange(field.current.value);
  };
  const keys: Record<string, () => void> = {
    ArrowDown: () => setActive((active + 1) % (completion?.items.length ?? 1)),
    ArrowUp: () => setActive((active || (completion?.items.length ?? 1)) - 1),
    Enter: () => take(completion?.items[active]),
    Tab: () => take(completion?.items[active]),
    Escape: close,
  };
  const press = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const modified = event.ctrlKey || event.metaKey || event.altKey || event.shiftKey;
    const act = isOpen && !modified ? keys[event.key] : event.ctrlKey && event.key === ' ' ? look : undefined;
    if (!act) return onKeyDown(event);
    event.preventDefault();
    event.stopPropagation();
    act();
  };
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

/** The names for where one types, and which of them is the one that would be taken. */
function useCompletion(view: ModelView) {
  const { plan } = usePlanContext();
  const known = useMemo(() => ({ ...view, dimensions: plan.dimensions }), [view, plan.dimensions]);
  const [{ completion, active }, setState] = useState<{ completion: Completion | null; active: number }>(
    CLOSED,
  );
  return {
    completion,
    active,
    setActive: (next: number) => setState({ completion, active: next }),
    suggest: (text: string, caret: number) =>
      setState({ completion: completionAt(text, caret, known), active: 0 }),
    close: () => setState(CLOSED),
    /** Closes where the caret has left the word. */
    closeOutside: (caret: number) =>
      setState((now) =>
        now.completion && caret >= now.completion.from && caret <= now.completion.to ? now : CLOSED,
      ),
  };
}

const CLOSED = { completion: null, active: 0 };
