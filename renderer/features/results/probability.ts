import type { TFunction } from 'i18next';
import type { Locale } from '#shared/locale.ts';
import { unseenBound } from '#shared/math/rule-of-three.ts';
import type { Figure } from '../../components/figure.ts';
import { formatCount, formatPercent } from '../../i18n/format.ts';
import { shareFigure } from './figures.ts';

/** A probability as the share of trials in which something came up. */
export interface TrialShare {
  readonly share: number | null | undefined;
  /** Its standard error, where it is to be shown. */
  readonly error?: number | null | undefined;
  /** How many trials it was seen in. */
  readonly trials: number;
}

interface Words {
  readonly t: TFunction;
  readonly locale: Locale;
}

/**
 * What none or all of the trials can tell: `0% (below 0.015%)`, `100% (above 99.985%)`, by {@link unseenBound} rounded to
 * the safe side. Its standard error would be nought, as if it were certain.
 */
function oneSided(share: 0 | 1, trials: number, { t, locale }: Words): Figure {
  const bound = unseenBound(trials);
  const decimals = 1 - Math.floor(Math.log10(bound));
  const most = Math.ceil(bound * 10 ** decimals) / 10 ** decimals;
  const written = formatPercent(share === 0 ? most : 1 - most, locale, Math.max(0, decimals - 2));
  const kind = share === 0 ? 'never' : 'always';
  const title = t(`figures.${kind}Title`, { trials: formatCount(trials, locale), bound: written });
  return { text: t(`figures.${kind}`, { bound: written }), values: [share], title };
}

/** A probability with its standard error, or with the bound that trials without exception give. */
export function probabilityFigure({ share, error, trials }: TrialShare, words: Words, digits = 1): Figure {
  if (share === 0 || share === 1) return oneSided(share, trials, words);
  return shareFigure(share, error, words.locale, digits);
}

/** The same as a text. */
export const probabilityWords = (of: TrialShare, words: Words, digits = 1): string =>
  probabilityFigure(of, words, digits).text;
