import { useDeferredValue, useMemo, useRef, useState } from 'react';
import type { AssumptionsView as View } from '#shared/views-assumptions.ts';
import { AssumptionFilter } from './assumption-filter.tsx';
import { AssumptionTable } from './assumption-table.tsx';
import styles from './assumptions-view.module.css';
import { EditorPanel } from './editor/editor-panel.tsx';
import { filteredRows, NO_FILTER, rowLike } from './rows.ts';

/** The list with its filter, and beside it the editor of the assumption that is chosen. */
export function AssumptionsView({ view }: { view: View }) {
  const [filter, setFilter] = useState(NO_FILTER);
  const [chosen, setChosen] = useState<string | null>(null);
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
