import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import fc from 'fast-check';
import JSZip from 'jszip';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from '#shared/plan/canonical.ts';
import type { PlanDocument } from '#shared/plan/document.ts';
import { resolveScenario } from '#shared/plan/scenario.ts';
import { readHome } from '../../electron/exchange/home/read-home.ts';
import { readWorkbookSheets } from '../../electron/exchange/read/xlsx.ts';
import { buildWorkbook, type WorkbookInput } from '../../electron/exchange/workbook.ts';
import { samplePlan, sampleResult } from './plans.ts';
import { formulasOf, readWorkbook } from './recalculate.ts';
import { richPlan } from './rich-plan.ts';

const run = promisify(execFile);

/** Random plans beside the sample: as many as the suite has time for, or those of the long version. */
const LONG = process.env.HEADROOM_LONG !== undefined;
const RANDOM_PLANS = LONG ? 200 : 6;
/** LibreOffice takes some seconds to start and less than one for a workbook. */
const MOST_MILLISECONDS = LONG ? 600_000 : 100_000;

/** Takes the stored results out, so that whoever opens the workbook has to calculate. */
async function withoutResults(bytes: Uint8Array): Promise<Uint8Array> {
  const zip = await JSZip.loadAsync(bytes);
  for (const { name } of zip.file(/^xl\/worksheets\/sheet\d+\.xml$/)) {
    const xml = await zip.file(name)!.async('string');
    zip.file(name, xml.replace(/<\/f><v>[^<]*<\/v>/g, '</f>'));
  }
  return zip.generateAsync({ type: 'uint8array' });
}

/** Every workbook as LibreOffice saves it again, all in one start of it. */
async function savedByLibreOffice(workbooks: readonly Uint8Array[]): Promise<Uint8Array[]> {
  const folder = await mkdtemp(join(tmpdir(), 'headroom-office-'));
  try {
    const names = workbooks.map((_, n) => `${n}.xlsx`);
    for (const [n, name] of names.entries())
      await writeFile(join(folder, name), await withoutResults(workbooks[n]!));
    const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`;
    const to = ['--convert-to', 'xlsx:Calc MS Excel 2007 XML', '--outdir', join(folder, 'out')];
    const files = names.map((name) => join(folder, name));
    await run('soffice', [profile, '--headless', ...to, ...files], { timeout: MOST_MILLISECONDS });
    return await Promise.all(names.map((name) => readFile(join(folder, 'out', name))));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const installed = await run('soffice', ['--version']).then(
  () => true,
  () => false,
);

const WHY_SKIPPED = 'soffice is not on the PATH: nothing was recalculated with LibreOffice';
if (!installed) process.stdout.write(`skipped: ${WHY_SKIPPED}\n`);

function inputOf(document: PlanDocument, scenario: string, locale: 'en' | 'zh-CN'): WorkbookInput {
  const resolved = resolveScenario(document, scenario);
  return { document, scenario: resolved, sha256: '', result: null, locale, createdAt: null };
}

/** Each formula calculated to its stored result, to the cent, and none to an error. */
async function expectSameResults(bytes: Uint8Array, saved: Uint8Array): Promise<number> {
  const stored = formulasOf(await readWorkbook(bytes));
  const calculated = formulasOf(await readWorkbook(saved));
  const results = new Map(calculated.map(({ sheet, address, cached }) => [`${sheet}!${address}`, cached]));
  for (const { sheet, address, formula, cached } of stored) {
    const place = `${sheet}!${address} ${formula}`;
    const found = results.get(`${sheet}!${address}`);
    expect(typeof found, place).toBe('number');
    expect(Math.abs(Number(found) - Number(cached)), place).toBeLessThan(0.005);
  }
  return stored.length;
}

describe('LibreOffice', () => {
  it(
    `calculates every formula of the sample and of ${RANDOM_PLANS} random plans to the stored result, and what it saves comes home`,
    async (context) => {
      context.skip(!installed, WHY_SKIPPED);
      const random = fc.sample(fc.gen().map(richPlan), { numRuns: RANDOM_PLANS, seed: 20260103 });
      const inputs = [
        { ...inputOf(samplePlan(), 'base', 'zh-CN'), result: sampleResult() },
        ...random.map((plan, n) =>
          inputOf(plan, n % 3 === 0 ? 'variant' : 'base', n % 2 === 0 ? 'en' : 'zh-CN'),
        ),
      ];
      const workbooks: Uint8Array[] = [];
      for (const input of inputs) workbooks.push(await buildWorkbook(input));
      const saved = await savedByLibreOffice(workbooks);
      for (const [n, { document }] of inputs.entries()) {
        const formulas = await expectSameResults(workbooks[n]!, saved[n]!);
        expect(formulas).toBeGreaterThan(n === 0 ? 500 : 5);
        const sheets = await readWorkbookSheets(saved[n]!);
        if (!sheets.ok) throw new Error(JSON.stringify(sheets.faults));
        const came = readHome(sheets.value);
        if (!came.ok) throw new Error(JSON.stringify(came.faults));
        expect(canonicalJson(came.value.document), `plan ${n}`).toBe(canonicalJson(document));
        expect(came.value.remarks).toEqual([]);
      }
    },
    MOST_MILLISECONDS,
  );
});
