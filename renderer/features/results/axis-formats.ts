import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Locale } from '#shared/locale.ts';
import type { PlanView } from '#shared/views.ts';
import type { AxisFormat } from '../../charts/options.ts';
import {
  formatCorrelation,
  formatCorrelationTick,
  formatPercent,
  formatPercentTick,
  formatTick,
} from '../../i18n/format.ts';
import { useLocale } from '../../i18n/setup.ts';
import { type FigureKind, fullFigure, unitText, useFigureWords } from './figures.ts';

type Write = (value: number, kind: FigureKind, locale: Locale) => string;

/**
 * An axis of figures of a kind, which its unit names; what is pointed at is written as tables have it.
 * @param title in place of the unit
 */
export function useFigureAxis(
  { unit, format }: FigureKind,
  plan: Pick<PlanView, 'calendar'>,
  { title, write = fullFigure }: { title?: string; write?: Write } = {},
): AxisFormat {
  const { t, locale, monthsPerPeriod } = useFigureWords(plan);
  return useMemo(() => {
    const kind = { unit, format };
    return {
      title: title ?? unitText(kind, t, monthsPerPeriod),
      tick: (value, step) =>
        format === 'percent' ? formatPercentTick(value, step, locale) : formatTick(value, step, unit, locale),
      figure: (value) => write(value, kind, locale),
    };
  }, [unit, format, title, write, t, locale, monthsPerPeriod]);
}

/** An axis of shares of something. */
export function useShareAxis(title = ''): AxisFormat {
  const locale = useLocale();
  return useMemo(
    () => ({
      title,
      tick: (value, step) => formatPercentTick(value, step, locale),
      figure: (value) => formatPercent(value, locale),
    }),
    [title, locale],
  );
}

/** An axis of correlations, or of other figures that are signed and have no unit. */
export function useCorrelationAxis(title: string): AxisFormat {
  const locale = useLocale();
  return useMemo(
    () => ({
      title,
      tick: (value, step) => formatCorrelationTick(value, step, locale),
      figure: (value) => formatCorrelation(value, locale),
    }),
    [title, locale],
  );
}

/** `from` to `to`, in words. */
export function useRangeText(): (from: string, to: string) => string {
  const { t } = useTranslation();
  return useCallback((low, high) => t('results.range', { low, high }), [t]);
}
