import { IconChevronDown, IconChevronUp } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import styles from './graph.module.css';
import { GraphNode } from './graph-node.tsx';
import type { GraphColumn, GraphPlace } from './layout.ts';

interface Props {
  readonly side: 'uses' | 'usedBy';
  readonly column: GraphColumn;
  /** Of all variables of this side, those left out included. */
  readonly count: number;
  readonly place: GraphPlace;
  onPlace(place: GraphPlace): void;
  onOpen(name: string): void;
  onMore(): void;
}

/** The variables on one side of the picture. */
export function GraphSideColumn({ side, column, count, place, onPlace, onOpen, onMore }: Props) {
  const { t } = useTranslation();
  let at = -1;
  return (
    <section className={styles.column} aria-label={t(`model.${side}`)}>
      {count === 0 ? <p className={styles.none}>{t(`model.graph.${side}None`)}</p> : null}
      {column.rows.map((row) => {
        if (row.kind === 'heading')
          return (
            <h5 key={`# ${row.text}`} className={styles.heading}>
              {row.text}
            </h5>
          );
        if (row.kind === 'more')
          return (
            <button key="more" type="button" className={styles.more} onClick={onMore}>
              {row.count === 0 ? (
                <IconChevronUp size={14} aria-hidden />
              ) : (
                <IconChevronDown size={14} aria-hidden />
              )}
              {row.count === 0 ? t('model.graph.fewer') : t('model.graph.more', { count: row.count })}
            </button>
          );
        at += 1;
        const own = { side, at };
        return (
          <GraphNode
            key={row.variable.name}
            variable={row.variable}
            place={`${side} ${at}`}
            active={place.side === side && place.at === at}
            onFocus={() => onPlace(own)}
            onOpen={() => onOpen(row.variable.name)}
          />
        );
      })}
    </section>
  );
}
