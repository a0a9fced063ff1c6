import type { TFunction } from 'i18next';
import type { Locale } from '#shared/locale.ts';
import { formatCount } from '../../i18n/format.ts';
import type { StudySettings } from './study.ts';

/** By which trials figures were worked out, with the engine that did it. */
export function provenanceText(
  { trials, seed, sampling, engine }: StudySettings & { readonly engine: string },
  t: TFunction,
  locale: Locale,
): string {
  return t('compare.provenance', {
    trials: formatCount(trials, locale),
    seed,
    sampling: t(`samplings.${sampling}`),
    engine,
  });
}
