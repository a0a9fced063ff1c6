import { useTranslation } from 'react-i18next';
import type { RunView } from '#shared/views.ts';
import { formatCount, formatDuration, formatMoment } from '../../i18n/format.ts';
import { useLocale } from '../../i18n/setup.ts';
import styles from './provenance.module.css';

/** Where the figures come from: without this line no figure is shown. */
export function Provenance({ run }: { run: RunView }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { result } = run;
  return (
    <p className={`${styles.line} figure`} data-testid="provenance">
      <span>{formatMoment(run.at, locale)}</span>
      <span>
        {t('results.provenance', {
          trials: formatCount(result.trials, locale),
          seed: result.seed,
          sampling: t(`samplings.${result.sampling}`),
          engine: result.engine,
        })}
        {' · '}
        {formatDuration(result.elapsedMs, locale)}
      </span>
    </p>
  );
}
