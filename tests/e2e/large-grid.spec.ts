import { editWork, openLargeGrid, scrollTasks } from './large-grid.ts';
import { expect, test } from './support/app.ts';
import { longAlone } from './support/long.ts';

/**
 * The grid on 72 000 cells stays quick: what `npm run bench:grid` measures at length, with what other tests beside it
 * may cost. Work is processor time of the main thread, as traced.
 */
longAlone(() => {
  test('typing and scrolling 72 000 cells', async ({ page }) => {
    test.setTimeout(120_000);
    await openLargeGrid(page);
    const work = await editWork(page, 7, 2);
    const [, , , median = Number.POSITIVE_INFINITY] = work.toSorted((a, b) => a - b);
    expect(median).toBeLessThan(100);
    const [longest = 0] = await scrollTasks(page);
    expect(longest).toBeLessThan(200);
  });
});
