import { Button, CloseButton, Slider } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { refusalText } from '../../../i18n/errors.ts';
import { formatPercent } from '../../../i18n/format.ts';
import { useLocale } from '../../../i18n/setup.ts';
import type { PivotRow } from '../pivot-row.ts';
import type { SelectionStore } from '../selection-store.ts';
import { useSelection } from '../selection-store.ts';
import type { Sheet } from '../sheet.ts';
import { LARGEST_FACTOR } from './trial.ts';
import styles from './trial-panel.module.css';
import type { Trial } from './use-trial.ts';

interface Props {
  readonly trial: Trial;
  readonly sheet: Sheet;
  readonly selection: SelectionStore;
  money(minor: number): string;
}

/** A slider for each outermost row and for the one that is selected: the grid and the strip follow, nothing is stored. */
export function TrialPanel({ trial, sheet, selection, money }: Props) {
  const { t } = useTranslation();
  const locale = useLocale();
  const range = useSelection(selection);
  const selected = range ? sheet.rows[range.anchor.row] : undefined;
  const rows = sheet.rows.filter((row) => row.depth === 0);
  const inner = selected && selected.depth > 0 ? [selected] : [];
  const others = [...trial.tries.values()]
    .map(({ row }) => row)
    .filter((row) => row.depth > 0 && row.id !== inner[0]?.id);
  const tries = trial.tries.size > 0;
  return (
    <section className={styles.panel} aria-label={t('trial.title')} data-testid="trial">
      <header className={styles.head}>
        <h2>{t('trial.title')}</h2>
        <CloseButton size="sm" aria-label={t('trial.close')} onClick={() => trial.setOpen(false)} />
      </header>
      <p className={styles.hint}>{t('trial.hint')}</p>
      <div className={styles.rows}>
        {[...rows, ...others, ...inner].map((row) => (
          <TrySlider
            key={row.id}
            row={trial.tries.get(row.id)?.row ?? row}
            now={sheet.rows.find(({ id }) => id === row.id)?.total ?? row.total}
            factor={trial.tries.get(row.id)?.factor ?? 1}
            name={
              row.depth > 0 ? t('trial.rowOf', { row: row.label, of: parentLabel(sheet, row) }) : row.label
            }
            money={money}
            percent={(value) => formatPercent(value, locale, 0)}
            onChange={(factor) => trial.set(trial.tries.get(row.id)?.row ?? row, factor)}
          />
        ))}
      </div>
      {trial.refusal ? (
        <p className={styles.refusal} role="alert">
          {refusalText(trial.refusal, locale)}
        </p>
      ) : null}
      <footer className={styles.foot}>
        <Button size="xs" disabled={!trial.edit} onClick={trial.keep}>
          {t('trial.keep')}
        </Button>
        <Button size="xs" variant="default" disabled={!tries} onClick={trial.drop}>
          {t('trial.drop')}
        </Button>
      </footer>
    </section>
  );
}

/** The name of the row that a row stands below. */
function parentLabel({ rows }: Sheet, row: PivotRow): string {
  const place = rows.findIndex(({ id }) => id === row.id);
  return rows.slice(0, Math.max(place, 0)).findLast(({ depth }) => depth === 0)?.label ?? '';
}

interface SliderProps {
  /** As it is without what is tried. */
  readonly row: PivotRow;
  readonly now: number;
  readonly factor: number;
  readonly name: string;
  money(minor: number): string;
  percent(value: number): string;
  onChange(factor: number): void;
}

function TrySlider({ row, now, factor, name, money, percent, onChange }: SliderProps) {
  return (
    <div className={styles.row}>
      <div className={styles.label}>
        <span className={styles.name} title={name}>
          {name}
        </span>
        <span className={`${styles.amount} figure`} data-tried={factor !== 1 || undefined}>
          {money(now)}
        </span>
      </div>
      <Slider
        size="sm"
        min={0}
        max={LARGEST_FACTOR * 100}
        step={5}
        value={Math.round(factor * 100)}
        disabled={row.total === 0}
        label={(value) => percent(value / 100)}
        marks={[{ value: 100 }]}
        thumbLabel={name}
        onChange={(value) => onChange(value / 100)}
      />
    </div>
  );
}
