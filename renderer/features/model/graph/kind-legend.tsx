import { useTranslation } from 'react-i18next';
import { Keys } from '../../../components/keys.tsx';
import styles from './graph.module.css';
import { KindMark } from './kind-mark.tsx';

const KINDS = ['formula', 'input', 'path', 'event', 'allocation'] as const;

/** What the shapes mean, and the keys that lead through the picture. */
export function KindLegend() {
  const { t } = useTranslation();
  return (
    <div className={styles.legend}>
      <ul className={styles.kinds}>
        {KINDS.map((kind) => (
          <li key={kind}>
            <span className={styles.sample} data-kind={kind}>
              <KindMark kind={kind} />
            </span>
            {t(`model.kinds.${kind}`)}
          </li>
        ))}
      </ul>
      <div className={styles.keys}>
        <Keys label={t('model.graph.walk')} keys={['left', 'up', 'down', 'right']} />
        <Keys label={t('model.graph.go')} keys={['Enter']} />
        <Keys label={t('model.graph.back')} keys={['⌫']} />
      </div>
    </div>
  );
}
