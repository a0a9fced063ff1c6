import type { Page } from '@playwright/test';
import { expect, test } from './support/app.ts';
import { amountIn, cell, openScreen, typeInto } from './window.ts';

/** The grid as a spreadsheet: blocks, totals, locks, filling, and saying no. */

test.beforeEach(async ({ page }) => {
  await openScreen(page, 'allocate');
});

/** Pastes what a spreadsheet would have put on the clipboard, into whatever has the focus. */
async function paste(page: Page, text: string): Promise<void> {
  await page.evaluate((plain) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', plain);
    const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true });
    document.activeElement?.dispatchEvent(event);
  }, text);
}

test('a block from a spreadsheet, with thousands separators, currency signs and decimal commas', async ({
  page,
}) => {
  await cell(page, 'sea/performance_ads', 'p0').click();
  await paste(page, '$1.234,50\t2.000\r\n3.000\t4,5\r\n');
  await expect(cell(page, 'sea/performance_ads', 'p0')).toHaveText('1,234.50');
  await expect.poll(() => amountIn(page, 'sea/performance_ads', 'p1')).toBe(2000);
  await expect.poll(() => amountIn(page, 'sea/social_creators', 'p0')).toBe(3000);
  await expect.poll(() => amountIn(page, 'sea/social_creators', 'p1')).toBe(4.5);
});

test('a block onto totals spreads each, and one that does not fit changes nothing', async ({ page }) => {
  await cell(page, 'sea', 'p0').click();
  await paste(page, '500000\t600000');
  await expect.poll(() => amountIn(page, 'sea', 'p1')).toBe(600_000);
  await expect.poll(() => amountIn(page, 'sea', 'p0')).toBe(500_000);

  const before = await amountIn(page, 'total', 'total');
  await cell(page, 'sea', 'total').click();
  await paste(page, '1\t2\t3');
  await expect(page.getByText('reaches beyond the grid')).toBeVisible();
  await paste(page, 'many');
  await expect(page.getByText('“many” is no amount.')).toBeVisible();
  await expect.poll(() => amountIn(page, 'total', 'total')).toBe(before);
});

test('what is copied is pasted elsewhere by the keyboard alone', async ({ page }) => {
  await cell(page, 'sea/local_team', 'p0').click();
  await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('Shift+ArrowDown');
  await expect(page.getByText('4 cells')).toBeVisible();
  await page.keyboard.press('Control+c');
  const expected = [await amountIn(page, 'sea/local_team', 'p0'), await amountIn(page, 'sea/training', 'p1')];
  await cell(page, 'sea/brand', 'p0').click();
  await page.keyboard.press('Control+v');
  await expect.poll(() => amountIn(page, 'sea/brand', 'p0')).toBe(expected[0]);
  await expect.poll(() => amountIn(page, 'sea/warehouses', 'p1')).toBe(expected[1]);
  // Cutting empties what it takes, in one step of the history.
  await page.keyboard.press('Control+x');
  await expect(cell(page, 'sea/brand', 'p0')).toHaveText('–');
  await cell(page, 'sea/performance_ads', 'p0').click();
  await page.keyboard.press('Control+v');
  await expect.poll(() => amountIn(page, 'sea/performance_ads', 'p0')).toBe(expected[0]);
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+z');
  await expect.poll(() => amountIn(page, 'sea/brand', 'p0')).toBe(expected[0]);
});

test('filling, clearing, and arithmetic in a cell', async ({ page }) => {
  await typeInto(page, 'sea/brand', 'p0', '=1.2*45000');
  await expect(cell(page, 'sea/brand', 'p0')).toHaveText('54,000');
  await cell(page, 'sea/brand', 'p0').click();
  await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('Control+r');
  await expect(cell(page, 'sea/brand', 'p2')).toHaveText('54,000');
  await page.keyboard.press('Delete');
  await expect(cell(page, 'sea/brand', 'p1')).toHaveText('–');
});

test('keys go where they go in a spreadsheet', async ({ page }) => {
  const at = (row: string, column: string) => expect(cell(page, row, column)).toBeFocused();
  // A row of amounts, each by Tab; Enter goes below the first. Arrows take what was typed along.
  await cell(page, 'sea/brand', 'p3').click();
  for (const amount of ['11', '12']) {
    await page.keyboard.type(amount);
    await page.keyboard.press('Tab');
  }
  await page.keyboard.type('13');
  await page.keyboard.press('Enter');
  await at('sea/warehouses', 'p3');
  await page.keyboard.type('14');
  await page.keyboard.press('ArrowUp');
  await at('sea/brand', 'p3');
  await expect.poll(() => amountIn(page, 'sea/warehouses', 'p3')).toBe(14);
  await expect
    .poll(() => Promise.all(['p3', 'p4', 'p5'].map((each) => amountIn(page, 'sea/brand', each))))
    .toEqual([11, 12, 13]);
  // After F2 they move the caret, and Escape leaves the amount as it was.
  await page.keyboard.press('F2');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Escape');
  await at('sea/brand', 'p3');
  await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.type('20');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('Sum 40')).toBeVisible();
  // In a range Tab goes along its rows and Enter down its columns, typing or not, and round at the ends.
  await page.keyboard.press('Shift+ArrowDown');
  for (const [key, row, column] of [
    ['Tab', 'sea/brand', 'p4'],
    ['Tab', 'sea/warehouses', 'p3'],
    ['Shift+Tab', 'sea/brand', 'p4'],
    ['Enter', 'sea/warehouses', 'p4'],
    ['Enter', 'sea/brand', 'p3'],
    ['Shift+Enter', 'sea/warehouses', 'p4'],
  ] as const) {
    await page.keyboard.press(key);
    await at(row, column);
  }
  // Faster than the grid tells of its focus, which must not take the range back to where it was.
  await page.evaluate(() => {
    for (const key of ['Tab', 'Tab', 'Tab']) {
      document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
    }
  });
  await at('sea/warehouses', 'p3');
  await page.keyboard.press('Tab');
  await at('sea/warehouses', 'p4');
  await page.keyboard.type('21');
  await page.keyboard.press('Enter');
  await at('sea/brand', 'p3');
  await expect.poll(() => amountIn(page, 'sea/warehouses', 'p4')).toBe(21);
  await expect(page.locator('.hr-in-range')).toHaveCount(4);
  // Far and back; the rows on the way are not drawn at first.
  for (const [key, row, column] of [
    ['Control+ArrowDown', 'na/continuity', 'p3'],
    ['Control+ArrowDown', 'total', 'p3'],
    ['Home', 'total', 'p0'],
    ['Control+Home', 'group', 'p0'],
    ['Alt+ArrowDown', 'sea', 'p0'],
    ['Control+End', 'total', 'share'],
    ['Control+ArrowLeft', 'total', 'p11'],
  ] as const) {
    await page.keyboard.press(key);
    await at(row, column);
  }
  await page.keyboard.press('Control+Shift+ArrowUp');
  await expect(page.locator('.hr-anchor')).toHaveCount(1);
  await page.keyboard.press('ArrowUp');
  await expect(page.locator('.hr-in-range')).toHaveCount(1);
  await page.keyboard.press('Alt+ArrowUp');
  await page.keyboard.press('Alt+ArrowLeft');
  await expect(cell(page, 'na', 'label').getByRole('button')).toHaveAttribute('aria-expanded', 'false');
});

test('locked cells do not move, and say so; a total spreads over the others', async ({ page }) => {
  const locked = await amountIn(page, 'sea/brand', 'p0');
  await cell(page, 'sea/brand', 'p0').click();
  await page.keyboard.press('Control+l');
  await expect(cell(page, 'sea/brand', 'p0')).toHaveClass(/hr-lock-all/);
  await typeInto(page, 'sea/brand', 'p0', '1');
  await expect(page.getByText('Southeast Asia › Brand (2026-Q1) is locked.')).toBeVisible();
  await typeInto(page, 'sea', 'p0', '800000');
  await expect(cell(page, 'sea', 'p0')).toHaveText(/^800,000(\.00)?$/);
  await expect.poll(() => amountIn(page, 'sea/brand', 'p0')).toBe(locked);
  await cell(page, 'sea/brand', 'p0').click();
  await page.keyboard.press('Control+l');
  await expect(cell(page, 'sea/brand', 'p0')).not.toHaveClass(/hr-lock-all/);
});

test('rows fold, turn round to categories, and mark what a child scenario takes over', async ({ page }) => {
  await cell(page, 'sea', 'label').click();
  await page.keyboard.press('Space');
  await expect(cell(page, 'sea/brand', 'p0')).toHaveCount(0);
  await page.getByRole('button', { name: 'Fold all rows', exact: true }).click();
  await expect(cell(page, 'group', 'label').getByRole('button')).toHaveAttribute('aria-expanded', 'false');
  await page.getByText('By category').click();
  await expect(cell(page, 'category/marketing', 'total')).toBeVisible();
  await openScreen(page, 'allocate', 'emerging_push');
  await expect(page.getByText('inherited').first()).toBeVisible();
});

test('an edit made elsewhere shows here, and can be undone from both windows', async ({ page, context }) => {
  const other = await context.newPage();
  await other.goto(page.url());
  await other.reload();
  await typeInto(other, 'sea/brand', 'p0', '12345');
  await expect(cell(page, 'sea/brand', 'p0')).toHaveText('12,345');
  const before = await amountIn(page, 'sea/brand', 'p1');
  await typeInto(page, 'sea/brand', 'p1', '777');
  await expect(cell(other, 'sea/brand', 'p1')).toHaveText('777');
  // Once more than it has made changes itself: the other window's is the latest that is left.
  await other.getByRole('button', { name: /^Undo/ }).click();
  await expect.poll(() => amountIn(page, 'sea/brand', 'p1')).toBe(before);
  // An undo is refused where a window has not been told yet of what another one made.
  await page.getByRole('button', { name: /^Undo: .*12,345/ }).click();
  await expect(cell(other, 'sea/brand', 'p0')).not.toHaveText('12,345');
  await expect(cell(page, 'sea/brand', 'p0')).not.toHaveText('12,345');
});
