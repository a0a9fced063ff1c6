import { useDeferredValue, useMemo, useRef, useState } from 'react';
import { hasSource } from '#shared/plan/source.ts';
import type { AssumptionsView as View } from '#shared/views-assumptions.ts';
import { AssumptionFilter } from './assumption-filter.tsx';
import { AssumptionTable } from './assumption-table.tsx';
import styles from './assumptions-view.module.css';
import { EditorPanel } from './editor/editor-panel.tsx';
import type { AssumptionsFocus } from './focus.ts';
import { filteredRows, NO_FILTER, rowAt, rowLike } from './rows.ts';

interface Props {
  readonly view: View;
  readonly focus: AssumptionsFocus;
}

/** The row whose editor is open at first; where a source is wanted, one that has none. */
function openedFirst(view: View, { place, source }: AssumptionsFocus): string | null {
  if (place === null) return null;
  const lacking = source ? view.rows.filter((row) => !hasSource(row.source)) : view.rows;
  return (rowAt(lacking, place) ?? rowAt(view.rows, place))?.id ?? null;
}

/** The list with its filter, and beside it the editor of the assumption that is chosen. */
export function AssumptionsView({ view, focus }: Props) {
  const [first] = useState(() => openedFirst(view, focus));
  const [filter, setFilter] = useState({ ...NO_FILTER, text: focus.place?.variable ?? '' });
  const [chosen, setChosen] = useState(first);
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
      {row ? (
        <EditorPanel
          key={row.id}
          view={view}
          row={row}
          wantsSource={focus.source && row.id === first}
          onClose={close}
        />
      ) : null}
    </div>
  );
}
