import { type KeyboardEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatCorrelation } from '../../../i18n/format.ts';
import { useLocale } from '../../../i18n/setup.ts';
import { parseNumber } from '../editor/draft.ts';
import styles from './correlations.module.css';

interface Props {
  /** `row/column`, for moving about. */
  readonly place: string;
  readonly first: string;
  readonly second: string;
  readonly rank: number | null;
  onMove(down: number, right: number): void;
  onSet(rank: number | null): Promise<boolean>;
}

const STEPS: Readonly<Record<string, [down: number, right: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/** One pair: typed over like a cell of a spreadsheet. Enter takes it, Escape takes it back, Delete takes the pair out. */
export function RankCell({ place, first, second, rank, onMove, onSet }: Props) {
  const { t } = useTranslation();
  const locale = useLocale();
  const shown = rank === null ? '' : formatCorrelation(rank, locale);
  const [text, setText] = useState<string | null>(null);
  const value = text === null ? rank : text.trim() === '' ? null : parseNumber(text);
  const bad = value !== null && !(value >= -1 && value <= 1);
  const commit = async () => {
    if (text === null || bad) return;
    if (value === rank || (await onSet(value))) setText(null);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    const step = STEPS[event.key];
    if (step && text === null) {
      event.preventDefault();
      onMove(...step);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      void commit();
    } else if (event.key === 'Escape') setText(null);
    else if (event.key === 'Delete' && text === null) void onSet(null);
  };
  return (
    <input
      className={styles.input}
      data-cell={place}
      aria-label={t('assumptions.matrix.value', { first, second })}
      aria-invalid={bad}
      title={bad ? t('assumptions.matrix.badRank') : rank === null ? t('assumptions.matrix.notSet') : ''}
      placeholder="·"
      inputMode="decimal"
      value={text ?? shown}
      onFocus={(event) => event.currentTarget.select()}
      onChange={(event) => setText(event.currentTarget.value)}
      onKeyDown={onKeyDown}
      onBlur={() => void commit()}
    />
  );
}
