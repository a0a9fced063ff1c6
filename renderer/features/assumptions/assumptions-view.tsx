import { useDeferredValue, useMemo, useRef, useState } from 'react';
import type { AssumptionsView as View } from '#shared/views-assumptions.ts';
import type { ExplainedPlace } from '../explain/trail.ts';
import { AssumptionFilter } from './assumption-filter.tsx';
import { AssumptionTable } from './assumption-table.tsx';
import styles from './assumptions-view.module.css';
import { EditorPanel } from './editor/editor-panel.tsx';
import { filteredRows, NO_FILTER, rowAt, rowLike } from './rows.ts';

interface Props {
  readonly view: View;
  /** The assumption whose editor is open at first. */
  readonly focus: ExplainedPlace | null;
}

/** The list with its filter, and beside it the editor of the assumption that is chosen. */
export function AssumptionsView({ view, focus }: Props) {
  const [filter, setFilter] = useState(focus === null ? NO_FILTER : { ...NO_FILTER, text: focus.variable });
  const [chosen, setChosen] = useState(focus === null ? null : (rowAt(view.rows, focus)?.id ?? null));
  const opener = useRef<HTMLElement | null>(null);
  const applied = useDeferredValue(filter);
  const rows = useMemo(() => filteredRows(view, applied), [view, applied]);
  const row = chosen === null ? null : rowLike(view.rows, chosen);
  const close = () => {
    setChosen(null);
    opener.current?.focus();
  };
  return (
    <div className={styles.view} data-editing={row !== null || undefined}>
      <section className={styles.list}>
        <AssumptionFilter view={view} filter={filter} onChange={setFilter} shown={rows.length} />
        <AssumptionTable
          view={view}
          rows={rows}
          order={applied.order}
          chosen={chosen}
          narrow={row !== null}
          onChoose={(id, button) => {
            opener.current = button;
            setChosen(id);
          }}
        />
      </section>
      {row ? <EditorPanel key={row.id} view={view} row={row} onClose={close} /> : null}
    </div>
  );
}
