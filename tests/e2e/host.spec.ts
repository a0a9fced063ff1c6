import { expect, testAlone as test } from './support/app.ts';

test('the window runs under its strict policy, without a word on the console', async ({ page, host }) => {
  const said: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') said.push(message.text());
  });
  page.on('pageerror', (error) => said.push(String(error)));
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  const response = await page.reload();
  expect(response?.headers()['content-security-policy']).toMatch(/script-src 'self';/);
  expect(response?.headers()['content-security-policy']).not.toContain('unsafe');
  await expect(page.locator('main')).toBeVisible();
  expect(said).toEqual([]);
  const own = new URL(host.link).origin;
  expect(asked.filter((url) => !url.startsWith(own) && !/^(data|blob):/.test(url))).toEqual([]);
});

test('a second browser is refused, and a restarted host gives a new link', async ({
  page,
  host,
  browser,
}) => {
  await expect(page.locator('main')).toBeVisible();
  const used = host.link;
  const stranger = await browser.newContext();
  const other = await stranger.newPage();
  expect((await other.goto(used))?.status()).toBe(401);
  await stranger.close();
  await host.restart();
  expect(host.link).not.toBe(used);
  await page.goto(host.link);
  await expect(page.locator('main')).toBeVisible();
});
