import type { TFunction } from 'i18next';
import type { Locale } from '#shared/locale.ts';
import type { Estimate, OutputView, PreviewOutput } from '#shared/views.ts';
import { numberFormat } from '../../../i18n/format.ts';
import { roundedError, shortFigure } from '../../results/figures.ts';

/** How a change reads: for better, for worse, too small to tell, or none. */
export type Tone = 'good' | 'bad' | 'neutral' | 'none';

export interface ChangeWords {
  readonly text: string;
  readonly tone: Tone;
  /** True where the change is smaller than what the preview can tell from none. */
  readonly withinError: boolean;
}

/** Student's t, 97.5 %, for the means of the 32 randomisations of a preview (31 degrees of freedom). */
const T_95 = 2.04;

const signed = (text: string, value: number) => (value > 0 ? `+${text}` : text);

/** The tone of a change, where `better` says which way is good. */
export function toneOf(
  { mean, standardError }: Estimate,
  better: OutputView['better'],
): Pick<ChangeWords, 'tone' | 'withinError'> {
  if (mean === null || mean === 0) return { tone: 'none', withinError: false };
  const withinError = standardError !== null && Math.abs(mean) <= T_95 * standardError;
  if (withinError || better === null) return { tone: 'neutral', withinError };
  return { tone: mean > 0 === (better === 'higher') ? 'good' : 'bad', withinError };
}

function withError(
  { mean, standardError }: Estimate,
  figure: (value: number) => string,
  t: TFunction,
): string {
  if (mean === null) return '—';
  if (mean === 0) return t('impact.unchanged');
  const change = signed(figure(mean), mean);
  return standardError === null ? change : `${change} ± ${figure(roundedError(standardError) ?? 0)}`;
}

/** The change of an output's mean or median since the baseline: `+$420K ± $12K`. */
export function estimateChange(
  change: Estimate,
  output: OutputView,
  locale: Locale,
  t: TFunction,
): ChangeWords {
  const text = withError(change, (value) => shortFigure(value, output, locale), t);
  return { text, ...toneOf(change, output.better) };
}

/** A share as percentage points. */
function points(share: number, locale: Locale): string {
  const digits = Math.abs(share) < 0.001 ? 2 : 1;
  return numberFormat(locale, { minimumFractionDigits: digits, maximumFractionDigits: digits })
    .format(share * 100)
    .replace('-', '−');
}

/** The change of the share of trials at or above the target: `+1.2 ± 0.3 pp`. */
export function probabilityChange(
  change: Estimate,
  output: OutputView,
  locale: Locale,
  t: TFunction,
): ChangeWords {
  const text = withError(change, (value) => points(value, locale), t);
  const known = change.mean !== null && change.mean !== 0;
  return { text: known ? t('impact.points', { points: text }) : text, ...toneOf(change, output.better) };
}

/** What a screen reader is told of a new preview: the mean's change of one output, and its median. */
export function announcement(
  shown: PreviewOutput,
  output: OutputView,
  name: string,
  locale: Locale,
  t: TFunction,
): string {
  const median = shortFigure(shown.cell.quantiles['0.5'], output, locale);
  const change = shown.baseline ? estimateChange(shown.baseline.mean, output, locale, t).text : '—';
  return t('impact.announce', { output: name, change, median });
}
