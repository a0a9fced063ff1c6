import { type KeyboardEvent, type RefObject, useMemo, useState } from 'react';
import type { ModelView } from '#shared/views-model.ts';
import { usePlanContext } from '../shell/plan-context.ts';
import { type Completion, completionAt, type Suggestion } from './completion.ts';

/** A field of several lines in which names are completed. */
export interface CompletedField {
  readonly field: RefObject<HTMLTextAreaElement | null>;
  readonly view: ModelView;
  onChange(value: string): void;
  /** Keys that the list of names has no use for. */
  onKeyDown(event: KeyboardEvent): void;
}

interface State {
  readonly completion: Completion | null;
  /** The one that would be taken. */
  readonly active: number;
}

const CLOSED: State = { completion: null, active: 0 };

/** The names for where one types, and what the keys do with them. */
export function useCompletion({ field, view, onChange, onKeyDown }: CompletedField) {
  const { plan } = usePlanContext();
  const known = useMemo(() => ({ ...view, dimensions: plan.dimensions }), [view, plan.dimensions]);
  const [{ completion, active }, setState] = useState(CLOSED);
  const close = () => setState(CLOSED);
  const look = () => {
    const { value = '', selectionStart = 0 } = field.current ?? {};
    setState({ completion: completionAt(value, selectionStart, known), active: 0 });
  };
  const take = (item: Suggestion | undefined) => {
    if (!field.current || !completion || !item) return;
    field.current.setRangeText(item.insert, completion.from, completion.to, 'end');
    close();
    onChange(field.current.value);
  };
  const count = completion?.items.length ?? 0;
  const keys: Readonly<Record<string, () => void>> = {
    ArrowDown: () => setState({ completion, active: (active + 1) % count }),
    ArrowUp: () => setState({ completion, active: (active + count - 1) % count }),
    Enter: () => take(completion?.items[active]),
    Tab: () => take(completion?.items[active]),
    Escape: close,
  };
  const press = (event: KeyboardEvent) => {
    // An input method has the keys to itself.
    if (event.nativeEvent.isComposing) return;
    const modified = event.ctrlKey || event.metaKey || event.altKey || event.shiftKey;
    const asked = event.ctrlKey && event.key === ' ' ? look : undefined;
    const act = completion && !modified ? keys[event.key] : asked;
    if (!act) return onKeyDown(event);
    event.preventDefault();
    event.stopPropagation();
    act();
  };
  /** Closes where the caret has left the word. */
  const closeOutside = (caret: number) =>
    setState((now) =>
      now.completion && caret >= now.completion.from && caret <= now.completion.to ? now : CLOSED,
    );
  return { completion, active, take, look, close, closeOutside, press };
}
