import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, testAlone as test } from './support/app.ts';
import { goTo, samplePlanId } from './window.ts';

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

test('what goes wrong in the window reaches the log without its words, and takes no more with it than its part', async ({
  page,
  host,
}) => {
  await expect(page.locator('main')).toBeVisible();
  await page.evaluate(() => {
    void Promise.reject(new RangeError('Project Nightingale'));
  });
  await page.route('**/api/model.get', (route) =>
    route.fulfill({ json: { ok: true, value: { variables: 'Project Nightingale' } } }),
  );
  await goTo(page, `/plan/${await samplePlanId(page)}/base/model`);
  await expect(page.getByRole('alert')).toContainText('This part of the window could not be shown');
  await expect(page.getByRole('button', { name: 'Copy diagnostics' })).toBeVisible();
  await expect(page.getByRole('banner')).toBeVisible();
  const log = () => readFileSync(join(host.dataHome, 'Headroom', 'logs', 'headroom.log'), 'utf8');
  await expect
    .poll(log)
    .toMatch(/"event":"windowFault","kind":"render","name":"TypeError","frames":\["[\w.-]+\.js:/);
  expect(log()).toMatch(/"kind":"promise","name":"RangeError"/);
  expect(log()).not.toContain('Nightingale');
  await page.unroute('**/api/model.get');
  await page.getByRole('button', { name: 'Load again' }).click();
  await expect(page.getByRole('alert')).toHaveCount(0);
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
