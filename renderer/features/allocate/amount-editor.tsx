import type { CustomCellEditorProps } from 'ag-grid-react';
import { useEffect, useRef, useState } from 'react';
import type { PivotRow } from './pivot-row.ts';
import { TYPED } from './use-entry-keys.ts';

/** What the grid hands to every cell: how an amount is written for editing. */
export interface GridContext {
  /** An amount in the main unit without separators, as one would type it. */
  plain(minor: number): string;
  editLabel: string;
}

/** The text that editing begins with: the key that began it, else the amount as it stands. */
function firstText(key: string | null, amount: number, context: GridContext): string {
  if (key !== null && key.length === 1) return key;
  if (key === 'Backspace' || amount === 0) return '';
  return context.plain(amount);
}

/** A text box in the cell. What is typed is read when the edit is committed, not before. */
export function AmountEditor(props: CustomCellEditorProps<PivotRow, number | string, GridContext>) {
  const { context, eventKey, initialValue, onValueChange } = props;
  const [text, setText] = useState(() => firstText(eventKey, Number(initialValue ?? 0), context));
  const input = useRef<HTMLInputElement>(null);
  // F2 or a click begins to edit what was typed: arrows move the caret from then on.
  const [typed, setTyped] = useState(() => eventKey?.length === 1 || eventKey === 'Backspace');

  useEffect(() => {
    input.current?.focus();
    if (eventKey === null || eventKey.length !== 1) input.current?.select();
    if (eventKey !== null && (eventKey.length === 1 || eventKey === 'Backspace')) {
      onValueChange(eventKey.length === 1 ? eventKey : '');
    }
  }, [eventKey, onValueChange]);

  return (
    <input
      ref={input}
      className="hr-amount-editor"
      aria-label={context.editLabel}
      inputMode="decimal"
      autoComplete="off"
      value={text}
      {...(typed ? { [`data-${TYPED}`]: true } : {})}
      onMouseDown={() => setTyped(false)}
      onKeyDown={(event) => {
        if (event.key === 'F2') setTyped(false);
      }}
      onChange={(event) => {
        setText(event.target.value);
        onValueChange(event.target.value);
      }}
    />
  );
}
