import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import JSZip from 'jszip';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from '#shared/plan/canonical.ts';
import { readHome } from '../../electron/exchange/home/read-home.ts';
import { readWorkbookSheets } from '../../electron/exchange/read/xlsx.ts';
import { buildWorkbook } from '../../electron/exchange/workbook.ts';
import { samplePlan, sampleResult, scenarioOf } from './plans.ts';
import { formulasOf, readWorkbook } from './recalculate.ts';

const run = promisify(execFile);

/** Takes the stored results out, so that whoever opens the workbook has to calculate. */
async function withoutResults(bytes: Uint8Array): Promise<Uint8Array> {
  const zip = await JSZip.loadAsync(bytes);
  for (const { name } of zip.file(/^xl\/worksheets\/sheet\d+\.xml$/)) {
    const xml = await zip.file(name)!.async('string');
    zip.file(name, xml.replace(/<\/f><v>[^<]*<\/v>/g, '</f>'));
  }
  return zip.generateAsync({ type: 'uint8array' });
}

async function recalculatedByLibreOffice(bytes: Uint8Array): Promise<Uint8Array> {
  const folder = await mkdtemp(join(tmpdir(), 'headroom-office-'));
  try {
    await writeFile(join(folder, 'in.xlsx'), await withoutResults(bytes));
    const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`;
    const to = ['--convert-to', 'xlsx:Calc MS Excel 2007 XML', '--outdir', join(folder, 'out')];
    await run('soffice', [profile, '--headless', ...to, join(folder, 'in.xlsx')], { timeout: 50_000 });
    return await readFile(join(folder, 'out', 'in.xlsx'));
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

describe('LibreOffice', () => {
  it('calculates every formula to the stored result, to the cent, and what it saves comes home', async (context) => {
    context.skip(!installed, WHY_SKIPPED);
    const document = samplePlan();
    const scenario = scenarioOf(document, document.scenarios[0]?.spend ?? []);
    const result = sampleResult();
    const input = { document, scenario, sha256: '', result, locale: 'zh-CN', createdAt: null } as const;
    const bytes = await buildWorkbook(input);
    const stored = formulasOf(await readWorkbook(bytes));
    const saved = await recalculatedByLibreOffice(bytes);
    const calculated = formulasOf(await readWorkbook(saved));
    expect(stored.length).toBeGreaterThan(500);
    const results = new Map(calculated.map(({ sheet, address, cached }) => [`${sheet}!${address}`, cached]));
    for (const { sheet, address, formula, cached } of stored) {
      expect(results.get(`${sheet}!${address}`), `${sheet}!${address} ${formula}`).toBeCloseTo(
        Number(cached),
        6,
      );
    }
    // What LibreOffice saved comes home as it went.
    const sheets = await readWorkbookSheets(saved);
    if (!sheets.ok) throw new Error(JSON.stringify(sheets.faults));
    const came = readHome(sheets.value);
    if (!came.ok) throw new Error(JSON.stringify(came.faults));
    expect(canonicalJson(came.value.document)).toBe(canonicalJson(document));
    expect(came.value.remarks).toEqual([]);
  });
});
