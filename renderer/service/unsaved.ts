import type { PendingEdits } from './pending.ts';

/** A box that takes text, and what stood in it when it got the focus. */
let box: HTMLInputElement | HTMLTextAreaElement | null = null;
let before = '';

function takesText(target: EventTarget | null): target is HTMLInputElement | HTMLTextAreaElement {
  if (target instanceof HTMLTextAreaElement) return !target.readOnly;
  return target instanceof HTMLInputElement && ['text', 'number'].includes(target.type) && !target.readOnly;
}

/**
 * In a browser, asks before a tab is closed in which something is being typed or an edit is on its way. The box loses
 * the focus then, so that what was typed is committed while the person reads the question. The desktop window waits for
 * both by itself.
 */
export function guardUnsaved(pending: PendingEdits): void {
  if (window.headroom) return;
  document.addEventListener('focusin', ({ target }) => {
    box = takesText(target) ? target : null;
    before = box?.value ?? '';
  });
  window.addEventListener('beforeunload', (event) => {
    const typing = box !== null && box === document.activeElement && box.value !== before;
    if (!typing && !pending.busy) return;
    event.preventDefault();
    box?.blur();
  });
}
