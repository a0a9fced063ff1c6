import { buildWorkbook, type WorkbookInput } from '../exchange/workbook.ts';
import { progressBar } from './progress.ts';

/** Makes a workbook with a bar on standard error: a large plan takes seconds. */
export async function makeWorkbook(input: WorkbookInput): Promise<Uint8Array> {
  const bar = progressBar(process.stderr);
  try {
    return await buildWorkbook(input, bar.show);
  } finally {
    bar.clear();
  }
}
