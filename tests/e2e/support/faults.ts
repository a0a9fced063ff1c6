import type { Page } from '@playwright/test';
import { violationsIn } from './axe.ts';
import type { State } from './states.ts';

/** What keeps somebody from using a state of the window: what axe finds, and what a keyboard cannot reach. */
export async function faultsIn(page: Page, { name, within }: State): Promise<string[]> {
  // What fades in has not its colours yet.
  await page.evaluate(() =>
    Promise.allSettled(
      document
        .getAnimations()
        .filter((animation) => animation.effect?.getTiming().iterations !== Number.POSITIVE_INFINITY)
        .map(({ finished }) => finished),
    ),
  );
  const found = (await violationsIn(page, { within })).map((text) => `${name}: ${text}`);
  return [...found, ...(await forPointersAlone(page, within ?? 'body')).map((text) => `${name}: ${text}`)];
}

/**
 * What a pointer can press and Tab or arrows cannot reach. The allocation grid is left out: its own keys are tested
 * where it is. So are the steppers of number fields, which the arrow keys of the field stand for.
 */
function forPointersAlone(page: Page, within: string): Promise<string[]> {
  return page.evaluate((scope) => {
    const CONTROLS = 'a[href], button, input, select, textarea, [tabindex]';
    // Arrows walk these from the one that Tab reaches.
    const ROVING =
      '[role="menuitem"], [role="option"], [role="tab"], [role="radio"], [data-place], [data-cell], [data-action]';
    const isShown = (element: Element) =>
      element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) &&
      element.closest('[aria-hidden="true"], .hr-grid') === null;
    const pressable = (element: Element) => ['pointer', 'copy'].includes(getComputedStyle(element).cursor);
    const faults: string[] = [];
    for (const root of document.querySelectorAll(scope)) {
      for (const element of root.querySelectorAll<HTMLElement>('*')) {
        if (!isShown(element)) continue;
        const stuck = element.matches('button, a[href], [role="button"]') && element.tabIndex < 0;
        if (stuck && element.closest(ROVING) === null && !element.matches(':disabled'))
          faults.push(`out of Tab's reach: ${element.outerHTML.slice(0, 160)}`);
        const own = pressable(element) && !(element.parentElement && pressable(element.parentElement));
        const control = element.closest(`${CONTROLS}, label, ${ROVING}`) ?? element.querySelector(CONTROLS);
        if (own && control === null) faults.push(`for pointers alone: ${element.outerHTML.slice(0, 160)}`);
      }
    }
    return faults;
  }, within);
}

const MOST_STOPS = 300;

/** Walks a screen by Tab (past the allocation grid, where it goes from cell to cell) and returns what has the focus without showing it, and the end that Tab never comes to. */
export async function unseenFocus(page: Page): Promise<string[]> {
  const faults: string[] = [];
  await page.evaluate(() => {
    (document.activeElement as HTMLElement | null)?.blur();
    window.getSelection()?.removeAllRanges();
  });
  for (let stop = 0; stop < MOST_STOPS; stop += 1) {
    await page.keyboard.press('Tab');
    const focused = await page.evaluate(() => {
      const active = document.activeElement as HTMLElement | null;
      const grid = active?.closest('.hr-grid');
      const after = grid
        ? [...document.querySelectorAll<HTMLElement>('a[href], button, input, [tabindex="0"]')].find(
            (each) =>
              (grid.compareDocumentPosition(each) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0 &&
              !grid.contains(each) &&
              each.checkVisibility(),
          )
        : null;
      after?.focus({ focusVisible: true } as FocusOptions);
      const element = after ?? active;
      if (!element || element === document.body || element.dataset.seen) return null;
      element.dataset.seen = 'true';
      const { x, y, width, height } = (
        element.closest('label, .mantine-Input-wrapper') ?? element
      ).getBoundingClientRect();
      return { x, y, width, height, html: element.outerHTML.slice(0, 160) };
    });
    if (focused === null) return faults;
    const { width: most, height: highest } = page.viewportSize() ?? { width: 0, height: 0 };
    const x = Math.max(0, focused.x - 6);
    const y = Math.max(0, focused.y - 6);
    const clip = {
      x,
      y,
      width: Math.min(most - x, focused.width + 12),
      height: Math.min(highest - y, focused.height + 12),
    };
    if (clip.width <= 0 || clip.height <= 0) {
      faults.push(`out of sight: ${focused.html}`);
      continue;
    }
    const shown = await page.screenshot({ clip, animations: 'disabled' });
    const handle = await page.evaluateHandle(() => document.activeElement as HTMLElement);
    await handle.evaluate((element) => element.blur());
    const without = await page.screenshot({ clip, animations: 'disabled' });
    await handle.evaluate((element) => element.focus({ focusVisible: true } as FocusOptions));
    if (shown.equals(without)) faults.push(`no sign of the focus: ${focused.html}`);
  }
  return [...faults, `Tab does not come to an end within ${MOST_STOPS} stops`];
}
