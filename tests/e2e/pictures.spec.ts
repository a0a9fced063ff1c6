import { expect, test } from './support/app.ts';
import { violationsIn } from './support/axe.ts';
import { paintedIn } from './support/painted.ts';
import { cell, openScreen } from './window.ts';

test('from a picture to its rows, by Enter and by a click; axe finds nothing', async ({ page }) => {
  await page.setViewportSize({ width: 1920, height: 1080 });
  await openScreen(page, 'allocate');
  const heatMap = page.getByRole('table', { name: 'Region × category' });
  await heatMap.getByRole('button', { name: /^Group, Technology/ }).focus();
  await expect(heatMap.getByRole('button', { name: /^Europe, Logistics: \$[\d.]+M/ })).toBeVisible();
  const wanted = heatMap.getByRole('button', { name: /^Europe, Logistics/ });
  for (let step = 0; step < 8; step += 1) {
    if (await wanted.evaluate((button) => button === document.activeElement)) break;
    await page.keyboard.press(step < 4 ? 'ArrowDown' : 'ArrowRight');
  }
  await expect(wanted).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(cell(page, 'eu/warehouses', 'total')).toBeInViewport();
  await expect(cell(page, 'eu/warehouses', 'total')).toBeFocused();
  await expect(cell(page, 'eu/returns_service', 'total')).toHaveClass(/hr-in-range/);

  const overTime = page.getByRole('region', { name: 'Over time' });
  const picture = overTime.getByRole('img', { name: 'Over time' });
  const box = (await picture.boundingBox())!;
  // The foot of the first period's bar: the first region.
  const painted = await paintedIn(picture);
  const at = (name: string) => painted.find(({ text }) => text === name)!;
  await page.mouse.click(box.x + at('2026-Q1').x, box.y + at('$0').y - 4);
  await expect(cell(page, 'group', 'p0')).toBeFocused();
  // The same by the keyboard: from the first bar's foot to the second bar's next part.
  const parts = overTime.getByRole('application', { name: /^Over time: arrows/ });
  await parts.focus();
  for (const key of ['ArrowRight', 'ArrowRight', 'ArrowUp']) await page.keyboard.press(key);
  await expect(parts.getByText('2026-Q2, Southeast Asia  $395,520')).toBeAttached();
  await page.keyboard.press('Enter');
  await expect(cell(page, 'sea', 'p1')).toBeFocused();
  await overTime.getByRole('img', { name: 'Table' }).click();
  await expect(overTime.getByRole('gridcell', { name: '$422,400' }).first()).toBeVisible();
  expect(await violationsIn(page, { without: '.hr-grid' })).toEqual([]);
});
