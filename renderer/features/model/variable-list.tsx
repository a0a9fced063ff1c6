import { TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Locale, labelText } from '#shared/locale.ts';
import type { ModelVariable, ModelView } from '#shared/views-model.ts';
import { useLocale } from '../../i18n/setup.ts';
import styles from './model.module.css';

interface Props {
  readonly view: ModelView;
  readonly chosen: string | null;
  onOpen(name: string): void;
}

/** Variables by section; found by name, label and formula in any language. */
function groupsOf(view: ModelView, text: string, locale: Locale): Map<string, ModelVariable[]> {
  const wanted = text.toLowerCase().split(/\s+/).filter(Boolean);
  const groups = new Map<string, ModelVariable[]>();
  for (const variable of view.variables) {
    const { label, name, formula, section } = variable;
    const labels = typeof label === 'string' ? [label] : Object.values(label);
    const all = [name, formula ?? '', ...labels].join('\n').toLowerCase();
    if (!wanted.every((word) => all.includes(word))) continue;
    const title = labelText(section, locale, '');
    groups.set(title, [...(groups.get(title) ?? []), variable]);
  }
  return groups;
}

/** Every variable of the model, grouped as the plan groups them. */
export function VariableList({ view, chosen, onOpen }: Props) {
  const { t } = useTranslation();
  const locale = useLocale();
  const [text, setText] = useState('');
  const groups = useMemo(() => groupsOf(view, text, locale), [view, text, locale]);
  const list = useRef<HTMLElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is what is chosen that is scrolled to.
  useEffect(() => {
    list.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);
  return (
    <nav ref={list} className={styles.list} aria-label={t('model.variables')}>
      <TextInput
        size="xs"
        aria-label={t('model.search')}
        placeholder={t('model.search')}
        leftSection={<IconSearch size={15} stroke={1.8} aria-hidden />}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <div className={styles.groups}>
        {groups.size === 0 ? <p className={styles.hint}>{t('model.noMatch')}</p> : null}
        {[...groups].map(([title, variables]) => (
          <section key={title}>
            {title === '' ? null : <h2 className={styles.groupTitle}>{title}</h2>}
            <ul className={styles.entries}>
              {variables.map(({ name, label, kind, output }) => (
                <li key={name}>
                  <button
                    type="button"
                    className={styles.entry}
                    aria-current={name === chosen ? 'true' : undefined}
                    onClick={() => onOpen(name)}
                  >
                    <span className={styles.entryLabel}>{labelText(label, locale, name)}</span>
                    <span className={styles.kind}>
                      {output ? t('model.isOutput') : t(`model.kinds.${kind}`)}
                    </span>
                  </button>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </nav>
  );
}
