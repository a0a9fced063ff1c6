import { useTranslation } from 'react-i18next';
import type { Dominance } from '#shared/result.ts';
import type { OutputView } from '#shared/views.ts';
import type { Contrast } from '#shared/views-compare.ts';
import { formatCount } from '../../i18n/format.ts';
import { useLocale } from '../../i18n/setup.ts';
import { roundedError, shortFigure } from '../results/figures.ts';
import { probabilityWords } from '../results/probability.ts';

type Names = Readonly<Record<'scenario' | 'baseline', string>>;

/** What a contrast and its dominance mean, in sentences. */
export function useContrastWords(output: OutputView, trials: number) {
  const { t } = useTranslation();
  const locale = useLocale();
  const caution = t('compare.caution', { trials: formatCount(trials, locale) });
  return {
    contrast: ({ difference, probabilityEqual, beats }: Contrast): string => {
      if (difference.mean === null || beats.mean === null) return t('results.notFinite');
      if (probabilityEqual === 1) return t('compare.equalText');
      const gain = output.better === 'lower' ? -difference.mean : difference.mean;
      const texts = {
        share: probabilityWords({ share: beats.mean, error: beats.standardError, trials }, { t, locale }),
        mean: shortFigure(Math.abs(difference.mean), output, locale),
        meanError: shortFigure(roundedError(difference.standardError), output, locale),
      };
      return gain >= 0 ? t('compare.betterText', texts) : t('compare.worseText', texts);
    },
    dominance: ({ first, second }: Dominance, names: Names): string => {
      if (first.better === null && first.clear) return t('compare.firstSame');
      if (first.better) {
        const winner = names[first.better];
        const text = t(first.clear ? 'compare.firstClear' : 'compare.firstWithin', { winner });
        return `${text} ${caution}`;
      }
      if (second.better) {
        const winner = names[second.better];
        const text = t(second.clear ? 'compare.secondClear' : 'compare.secondWithin', { winner });
        return `${text} ${caution}`;
      }
      return t('compare.noDominance');
    },
  };
}
