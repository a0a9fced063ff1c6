import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Pick } from '../pick.ts';
import styles from './heat-map.module.css';
import type { PictureSums } from './sums.ts';

interface Props {
  readonly sums: PictureSums;
  readonly label: string;
  format(minor: number): string;
  onPick(pick: Pick): void;
}

const STEPS: Readonly<Record<string, readonly [down: number, right: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/**
 * Region × category as a table whose cells are the darker the more they hold, with the amounts in them. Arrows move
 * within it, Enter and a click go to the rows in the grid.
 */
export function HeatMap({ sums, label, format, onPick }: Props) {
  const { t } = useTranslation();
  const table = useRef<HTMLTableElement>(null);
  const [at, setAt] = useState<readonly [row: number, column: number]>([0, 0]);
  const { regions, categories, most } = sums;
  const step = (event: React.KeyboardEvent) => {
    const by = STEPS[event.key];
    if (!by) return;
    event.preventDefault();
    const within = (value: number, count: number) => Math.max(0, Math.min(count - 1, value));
    const next = [within(at[0] + by[0], regions.length), within(at[1] + by[1], categories.length)] as const;
    setAt(next);
    table.current?.querySelector<HTMLElement>(`[data-cell="${next.join('-')}"]`)?.focus();
  };
  return (
    <div className={styles.frame}>
      <table ref={table} className={`${styles.map} figure`} aria-label={label}>
        <thead>
          <tr>
            <td />
            {categories.map(({ id, name }) => (
              <th key={id} scope="col" title={name}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {regions.map((region, row) => (
            <tr key={region.id}>
              <th scope="row" title={region.name}>
                {region.name}
              </th>
              {categories.map((category, column) => {
                const amount = sums.amount(region.id, category.id);
                const strength = most === 0 ? 0 : Math.round((amount / most) * 48);
                const name = t('pictures.pair', {
                  region: region.name,
                  category: category.name,
                  amount: format(amount),
                });
                return (
                  <td key={category.id}>
                    <button
                      type="button"
                      data-cell={`${row}-${column}`}
                      tabIndex={row === at[0] && column === at[1] ? 0 : -1}
                      aria-label={name}
                      title={name}
                      style={{
                        background: `color-mix(in srgb, var(--hr-accent) ${strength}%, var(--hr-panel))`,
                      }}
                      onFocus={() => setAt([row, column])}
                      onKeyDown={step}
                      onClick={() => onPick({ region: region.id, category: category.id, period: null })}
                    >
                      {amount === 0 ? '–' : format(amount)}
                    </button>
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
