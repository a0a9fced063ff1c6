import { useMemo } from 'react';
import { labelText } from '#shared/locale.ts';
import { formulaParts } from '#shared/plan/formula-parts.ts';
import type { ModelView } from '#shared/views-model.ts';
import { useLocale } from '../../i18n/setup.ts';
import styles from './model.module.css';

interface Props {
  readonly view: ModelView;
  readonly formula: string;
  onOpen(name: string): void;
}

/** A formula in which every variable leads to its own. */
export function FormulaText({ view, formula, onOpen }: Props) {
  const locale = useLocale();
  const labels = useMemo(
    () => new Map(view.variables.map(({ name, label }) => [name, labelText(label, locale, name)])),
    [view, locale],
  );
  const parts = useMemo(() => formulaParts(formula, new Set(labels.keys())), [formula, labels]);
  return (
    <code className={styles.formula}>
      {parts.map(({ text, variable, start }) =>
        variable === null ? (
          <span key={start}>{text}</span>
        ) : (
          <button
            key={start}
            type="button"
            className={styles.reference}
            title={labels.get(variable)}
            onClick={() => onOpen(variable)}
          >
            {text}
          </button>
        ),
      )}
    </code>
  );
}
