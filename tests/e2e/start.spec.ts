import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from '@playwright/test';
import Database from 'better-sqlite3';
import { listBackups, makeBackup } from '../../electron/store/backups.ts';
import { STORE_VERSION } from '../../electron/store/migrations/index.ts';
import { openStore } from '../../electron/store/open.ts';
import { ORIGIN, samplePlan } from '../store/sample.ts';
import { mountSmallDisk } from '../store/small-disk.ts';
import { testAlone as base, expect } from './support/app.ts';
import { violationsIn } from './support/axe.ts';
import { Host } from './support/host.ts';
import { amountIn, cell } from './window.ts';

/** What the window shows where the file cannot be opened, and what it offers. */

const PAGE = 4096;

interface Stage {
  readonly host: Host;
  readonly disk: ReturnType<typeof mountSmallDisk>;
  /** The file as it was before anything happened to it. */
  readonly whole: string;
}

/** A host whose file will be damaged: a store with a plan, a backup of it and a file beside it, on a disk of its own. */
const test = base.extend<{ stage: Stage }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures that one needs from the pattern.
  stage: async ({}, use) => {
    const host = new Host();
    const disk = mountSmallDisk(64 * 1024, host.folder);
    const store = openStore(host.storePath);
    if (!store.ok) throw new Error(JSON.stringify(store.faults));
    store.value.plans.insert('p', { ...samplePlan(), name: 'Kept plan' }, ORIGIN);
    store.value.close();
    const backup = makeBackup({
      storePath: host.storePath,
      reason: 'hourly',
      time: Date.UTC(2026, 2, 1, 12),
    });
    if (!backup.ok) throw new Error(JSON.stringify(backup.faults));
    const whole = join(host.folder, 'Another.headroom');
    copyFileSync(host.storePath, whole);
    await use({ host, disk, whole });
    await host.stop();
    disk?.protect(false);
    disk?.remove();
    await host.dispose();
  },
});

function damage({ host }: Stage, from: number, to: number): void {
  const bytes = readFileSync(host.storePath);
  bytes.fill(0xff, from, to);
  writeFileSync(host.storePath, bytes);
}

async function openPage(browser: Browser, host: Host, locale = 'en-US', dark = false): Promise<Page> {
  const context = await browser.newContext({ locale, colorScheme: dark ? 'dark' : 'light' });
  const page = await context.newPage();
  await page.goto(host.link);
  return page;
}

const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name });
const retry = (page: Page) => page.getByRole('button', { name: 'Try again' }).click();

interface Trouble {
  readonly title: string;
  /** Part of what is said. */
  readonly says: RegExp;
  readonly code: string;
  readonly salvage: boolean;
  bring(stage: Stage): undefined | (() => void);
}

const remove = ({ host }: Stage) => rmSync(host.storePath, { recursive: true, force: true });

const TROUBLES: readonly Trouble[] = [
  {
    title: 'The file is damaged',
    says: /Nothing more is written to it/,
    code: 'storeDamaged',
    salvage: true,
    bring: (stage) => void damage(stage, 20 * PAGE, 24 * PAGE),
  },
  {
    title: 'The file is damaged',
    says: /beginning of the file is damaged/,
    code: 'storeHeader',
    salvage: true,
    bring: (stage) => void damage(stage, 0, 100),
  },
  {
    title: 'The file is empty',
    says: /not a single byte/,
    code: 'storeZeroBytes',
    salvage: false,
    bring: ({ host }) => void writeFileSync(host.storePath, ''),
  },
  {
    title: 'There is a folder in the file’s place',
    says: /folder where the file should be/,
    code: 'storeFolder',
    salvage: false,
    bring: (stage) => {
      remove(stage);
      mkdirSync(stage.host.storePath);
      return undefined;
    },
  },
  {
    title: 'The file is not there',
    says: /Nothing was put in its place/,
    code: 'storeGone',
    salvage: false,
    bring: (stage) => void remove(stage),
  },
  {
    title: 'The file needs a newer Headroom',
    says: /written by a newer version/,
    code: 'storeNewer',
    salvage: false,
    bring: ({ host }) => {
      const db = new Database(host.storePath);
      db.pragma(`user_version = ${STORE_VERSION + 1}`);
      db.close();
      return undefined;
    },
  },
  {
    title: 'The file is in use',
    says: /Another program holds the file/,
    code: 'storeLocked',
    salvage: false,
    bring: ({ host }) => {
      const holder = new Database(host.storePath);
      holder.pragma('locking_mode = EXCLUSIVE');
      holder.exec('BEGIN IMMEDIATE; PRAGMA user_version = 0; ROLLBACK');
      return () => void holder.close();
    },
  },
  {
    title: 'The file cannot be written to',
    says: /allow writing there/,
    code: 'storeReadOnly',
    salvage: false,
    bring: ({ disk }) => {
      disk?.protect(true);
      return () => disk?.protect(false);
    },
  },
  {
    title: 'The disk is full',
    says: /free some space/,
    code: 'storeFull',
    salvage: false,
    bring: ({ disk }) => {
      disk?.leave(0);
      return () => disk?.leave(60 * 1024 * 1024);
    },
  },
];

/** A read-only and a full disk take a disk of one's own, which only a privileged user may mount. */
const NEEDS_DISK = new Set(['storeReadOnly', 'storeFull']);

test('each trouble with the file has its screen, and trying again opens the file once it is mended', async ({
  browser,
  stage,
}) => {
  const { host, disk, whole } = stage;
  writeFileSync(host.storePath, 'hello, these are notes');
  await host.start();
  expect(host.said).toMatch(/not a Headroom file/);
  const page = await openPage(browser, host);
  await expect(heading(page, 'This is not a Headroom file')).toBeVisible();
  for (const { title, says, code, salvage, bring } of TROUBLES) {
    if (disk === null && NEEDS_DISK.has(code)) continue;
    remove(stage);
    copyFileSync(whole, host.storePath);
    const mend = bring(stage);
    await retry(page);
    await expect(page.getByText(`Error code ${code}`)).toBeVisible();
    await expect(heading(page, title)).toBeVisible();
    await expect(page.getByTestId('start-text')).toContainText(says);
    const safe = page.getByRole('region', { name: 'What is safe' });
    await expect(safe).toContainText('one checked backup');
    await expect(safe).toContainText(code === 'storeGone' ? 'Nothing takes the place of' : 'stays as it is');
    await expect(page.getByRole('button', { name: /^Restore the backup of/ })).toBeVisible();
    await expect(page.getByRole('button', { name: 'Open Another.headroom' })).toBeVisible();
    await expect(page.getByRole('button', { name: 'Begin a new file' })).toBeVisible();
    await expect(page.getByRole('button', { name: 'Quit Headroom' })).toBeVisible();
    await expect(page.getByRole('button', { name: 'Save what can be read' })).toHaveCount(salvage ? 1 : 0);
    mend?.();
  }
  remove(stage);
  copyFileSync(whole, host.storePath);
  await retry(page);
  await expect(page.getByRole('link', { name: 'Kept plan' })).toBeVisible();
});

test('a drive that does not answer has its screen, and the host ends at once all the same', async ({
  browser,
  stage,
}) => {
  const { host } = stage;
  rmSync(host.storePath);
  // Opening a pipe that nobody writes to waits for ever, as a network drive does that hangs.
  execFileSync('mkfifo', [host.storePath]);
  await host.start();
  const page = await openPage(browser, host);
  await expect(heading(page, 'The drive does not answer')).toBeVisible();
  await expect(page.getByText('Error code storeStalled')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Try again' })).toBeVisible();
  await page.getByRole('button', { name: 'Quit Headroom' }).click();
  await expect(page.getByText('Headroom has ended')).toBeVisible();
  await host.ended();
  await (await open(host.storePath, 'r+')).close();
});

test('a damaged file: what can be read is saved, a backup is restored, and the file itself stays as it is', async ({
  browser,
  stage,
}) => {
  const { host } = stage;
  damage(stage, 40 * PAGE, 41 * PAGE);
  const before = readFileSync(host.storePath);
  await host.start();
  const page = await openPage(browser, host);
  await page.getByRole('button', { name: 'Save what can be read' }).click();
  await expect(page.getByRole('heading', { name: /^Saved into “plans \(rescued/ })).toBeVisible();
  await expect(page.getByRole('listitem').filter({ hasText: 'Kept plan' })).toContainText(/complete|missing/);
  await page.getByRole('button', { name: 'Open the saved file' }).click();
  await expect(page.getByRole('link', { name: 'Kept plan' })).toBeVisible();

  await page.getByRole('button', { name: 'File', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Open another file…' }).click();
  await page.getByRole('button', { name: 'Open plans.headroom' }).click();
  await expect(heading(page, 'The file is damaged')).toBeVisible();
  await page.getByRole('button', { name: /^Restore the backup of/ }).click();
  await expect(page.getByRole('link', { name: 'Kept plan' })).toBeVisible();
  expect(readFileSync(host.storePath).equals(before)).toBe(true);
  expect(statSync(host.storePath).size).toBe(before.length);
});

async function provenAccessible(page: Page): Promise<void> {
  expect(await violationsIn(page)).toEqual([]);
}

test('in Chinese, in dark, for everybody: the screen of a file that does not open, and a passphrase from its choice to its last use', async ({
  browser,
  stage,
}) => {
  const { host, whole } = stage;
  writeFileSync(host.storePath, '');
  await host.start();
  const page = await openPage(browser, host, 'zh-CN', true);
  await expect(heading(page, '文件为空')).toBeVisible();
  await expect(page.getByRole('button', { name: '重试' })).toBeVisible();
  await provenAccessible(page);

  copyFileSync(whole, host.storePath);
  await page.getByRole('button', { name: '重试' }).click();
  const fileMenu = async (entry: string) => {
    await page.getByRole('button', { name: '文件', exact: true }).click();
    await page.getByRole('menuitem', { name: entry }).click();
  };
  await fileMenu('密码短语…');
  const encrypt = page.getByRole('button', { name: '加密文件' });
  await page.getByLabel('新密码短语', { exact: true }).fill('五个互不相关的词组成的密码');
  await page.getByLabel('再次输入新密码短语').fill('五个互不相关的词组成的密码');
  await expect(encrypt).toBeDisabled();
  await page.getByLabel('我已将密码短语妥善保存').check();
  await provenAccessible(page);
  await encrypt.click();
  await expect(page.getByText('文件及其备份已加密。')).toBeVisible();
  for (const path of [host.storePath, ...listBackups(host.storePath).map((backup) => backup.path)]) {
    expect(readFileSync(path).includes('Kept plan')).toBe(false);
  }

  // A window begins anew with another file.
  const reloaded = async (action: Promise<void>) => {
    await Promise.all([page.waitForEvent('load'), action]);
  };
  for (const name of ['Another.headroom', 'plans.headroom']) {
    await fileMenu('打开其他文件…');
    await reloaded(page.getByRole('button', { name: `打开 ${name}` }).click());
  }
  await expect(heading(page, '文件已加密')).toBeVisible();
  await provenAccessible(page);
  const passphrase = page.getByLabel('密码短语', { exact: true });
  await passphrase.fill('五个互不相关的词组成的密语');
  await reloaded(passphrase.press('Enter'));
  await expect(heading(page, '密码短语不正确')).toBeVisible();
  await passphrase.fill('五个互不相关的词组成的密码');
  await reloaded(passphrase.press('Enter'));
  await expect(page.getByRole('link', { name: 'Kept plan' })).toBeVisible();
});

test('a tab that is closed while one types asks first, and what was typed is kept', async ({
  browser,
  stage,
}) => {
  const { host } = stage;
  await host.start();
  const page = await openPage(browser, host);
  await page.getByRole('link', { name: 'Kept plan' }).click();
  await cell(page, 'total', 'p0').click();
  await page.keyboard.type('777000');
  const asked = page.waitForEvent('dialog');
  await page.close({ runBeforeUnload: true });
  const dialog = await asked;
  expect(dialog.type()).toBe('beforeunload');
  await dialog.dismiss();
  await expect.poll(() => amountIn(page, 'total', 'p0')).toBe(777_000);
  const closed = page.waitForEvent('close');
  await expect(page.getByText('Saved')).toBeVisible();
  await page.close({ runBeforeUnload: true });
  await closed;
});
