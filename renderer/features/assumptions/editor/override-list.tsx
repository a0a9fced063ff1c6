import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { labelText } from '#shared/locale.ts';
import type { AssumptionRow, AssumptionsView, OverrideView } from '#shared/views-assumptions.ts';
import { useLocale } from '../../../i18n/setup.ts';
import { plusText, quantityText, timesText } from '../words.ts';
import styles from './editor-panel.module.css';

interface Props {
  readonly view: AssumptionsView;
  readonly row: AssumptionRow;
  onRelease(override: OverrideView): void;
}

/** The changes that hold for an assumption, from the top of the scenario's lineage down, and the way back. */
export function OverrideList({ view, row, onRelease }: Props) {
  const { t } = useTranslation();
  const locale = useLocale();
  if (row.overrides.length === 0) return null;
  const nameOf = (scenario: string) =>
    labelText(view.lineage.find(({ id }) => id === scenario)?.label, locale, scenario);
  const parent = view.lineage[1];
  return (
    <section className={styles.overrides} aria-label={t('assumptions.editor.overrides')}>
      <h3 className={styles.heading}>{t('assumptions.editor.overrides')}</h3>
      {row.own === null ? null : (
        <p className={styles.hint}>
          {t('assumptions.editor.modelValue', { value: quantityText(row.own, row, t, locale) })}
        </p>
      )}
      <ul className={styles.overrideList}>
        {row.overrides.map((override) => {
          const here = override.scenario === view.scenario;
          const what = wordsOf(override);
          return (
            <li key={`${override.scenario} ${override.position}`}>
              <div>
                <strong>{nameOf(override.scenario)}</strong>: {what}
                {override.note === null ? null : (
                  <span className={styles.hint}> – {labelText(override.note, locale, '')}</span>
                )}
                <div className={styles.hint}>
                  {here
                    ? parent
                      ? t('assumptions.editor.returnsTo', {
                          scenario: labelText(parent.label, locale, parent.id),
                        })
                      : t('assumptions.editor.returnsToModel')
                    : t('assumptions.editor.inOther', { scenario: nameOf(override.scenario) })}
                </div>
              </div>
              {here ? (
                <Button
                  size="compact-xs"
                  variant="default"
                  aria-label={t('assumptions.editor.releaseWhat', { what })}
                  onClick={() => onRelease(override)}
                >
                  {t('assumptions.editor.release')}
                </Button>
              ) : null}
            </li>
          );
        })}
      </ul>
    </section>
  );

  function wordsOf({ action, amount, set }: OverrideView): string {
    if (set !== null) return t('assumptions.editor.asSet', { value: quantityText(set, row, t, locale) });
    return action === 'multiply' ? timesText(amount ?? 0, locale) : plusText(amount ?? 0, row, t, locale);
  }
}
