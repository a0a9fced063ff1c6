import { SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MarketFigure } from '#shared/views-results.ts';
import type { Figure } from '../../components/figure.ts';
import { type FigureKind, type FigureWords, figureMaker, roundedError, shortFigure } from './figures.ts';

const LINES = ['range', 'error'] as const;
export type SecondLine = (typeof LINES)[number];

/** What stands below each median: its range or its error. */
export function useSecondLine(): { line: SecondLine; control: React.ReactNode } {
  const { t } = useTranslation();
  const [line, setLine] = useState<SecondLine>('range');
  const names = { range: t('results.p5p95'), error: t('closerLook.error') };
  const control = (
    <SegmentedControl
      size="xs"
      aria-label={t('closerLook.below')}
      value={line}
      onChange={(value) => setLine(LINES.find((each) => each === value) ?? 'range')}
      data={LINES.map((value) => ({ value, label: names[value] }))}
    />
  );
  return { line, control };
}

/** A median with its range or its error below. `never` stands for what is not reached at that level. */
export function medianFigure(
  { quantiles, standardErrors }: MarketFigure,
  kind: FigureKind,
  words: FigureWords,
  line: SecondLine,
  never = '—',
): Figure {
  const error = standardErrors?.quantiles['0.5'] ?? null;
  const short = (value: number | null | undefined) =>
    value == null ? never : shortFigure(value, kind, words.locale);
  const median = quantiles['0.5'];
  const [low, high] = [short(quantiles['0.05']), short(quantiles['0.95'])];
  const small =
    line === 'range'
      ? low === high
        ? ''
        : words.t('results.range', { low, high })
      : error === null
        ? ''
        : `± ${short(roundedError(error))}`;
  return { ...figureMaker(kind, words)(median, { error, small }), text: short(median) };
}
