import type { Page } from '@playwright/test';
import type { CallName, RequestOf, ResponseOf } from '#shared/contract.ts';
import type { Reply } from '#shared/errors.ts';
import { type Driven, drive } from '../drive/drive.ts';
import { expect, test } from './support/app.ts';
import { longAlone } from './support/long.ts';
import { ask, openScreen, samplePlanId, typeInto } from './window.ts';

/** Calls of the service from within the page; quitting is a reload of the window. */
function drivenBy(page: Page): Driven {
  return {
    call: async <Name extends CallName>(name: Name, request: RequestOf<Name>) =>
      (await page.evaluate(
        async ([call, body]) => {
          const headers = { 'content-type': 'application/json' };
          const answer = await fetch(`/api/${call}`, { method: 'POST', headers, body: JSON.stringify(body) });
          return answer.json();
        },
        [name, request] as const,
      )) as Reply<ResponseOf<Name>>,
    restart: async () => {
      await page.reload();
    },
  };
}

/** What the grid shows: row by row, every period column and the total, in cents. */
function shownCells(page: Page): Promise<Record<string, number>> {
  return page.evaluate(() => {
    const cells: Record<string, number> = {};
    for (const cell of document.querySelectorAll('[row-id] [col-id]')) {
      const column = cell.getAttribute('col-id') ?? '';
      if (!/^(p\d+|total)$/.test(column)) continue;
      const row = cell.closest('[row-id]')?.getAttribute('row-id') ?? '';
      const text = (cell.textContent ?? '').replace(/\(.*/s, '').replaceAll(',', '').trim();
      cells[`${row} ${column}`] = text === '–' ? 0 : Math.round(Number(text) * 100);
    }
    return cells;
  });
}

longAlone(() => {
  test('after random operations of others and its own edits the grid shows what is stored', async ({
    page,
  }) => {
    await page.setViewportSize({ width: 2400, height: 2400 });
    await openScreen(page, 'allocate');
    const planId = await samplePlanId(page);
    await drive(drivenBy(page), planId, 20, 11);
    await openScreen(page, 'allocate');
    await typeInto(page, 'latam/brand', 'p2', '54321');
    await expect(page.getByText('Saved', { exact: true })).toBeVisible();
    const stored = async () => {
      const { rows } = await ask(page, 'allocation.get', { planId, scenario: 'base' });
      const sums: Record<string, number> = {};
      for (const { region, line, amounts } of rows) {
        amounts.forEach((amount, period) => {
          for (const row of [`${region}/${line}`, region, 'total']) {
            for (const column of [`p${period}`, 'total']) {
              sums[`${row} ${column}`] = (sums[`${row} ${column}`] ?? 0) + amount;
            }
          }
        });
      }
      return sums;
    };
    await expect(async () => {
      const [shown, held] = [await shownCells(page), await stored()];
      expect(Object.keys(shown).length).toBeGreaterThan(300);
      for (const [cell, amount] of Object.entries(shown)) expect(amount, cell).toBe(held[cell]);
    }).toPass({ timeout: 15_000 });
  });
});
