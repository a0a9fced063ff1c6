const FOCUSABLE = 'a[href], button:not([disabled]), input:not([disabled]), [tabindex="0"]';

/** Moves the focus to the next part of the window (navigation, top bar, screen), as F6 does elsewhere. */
export function cyclePanes(step: 1 | -1): void {
  const panes = [...document.querySelectorAll<HTMLElement>('[data-pane]')];
  const at = panes.findIndex((pane) => pane.contains(document.activeElement));
  const pane = panes[(at + step + panes.length) % panes.length];
  const target = pane?.matches('main') ? pane : pane?.querySelector<HTMLElement>(FOCUSABLE);
  target?.focus();
}
