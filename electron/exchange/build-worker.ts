import { workerData } from 'node:worker_threads';
import { success } from '#shared/outcome.ts';
import { tellOutcome, tellProgress } from './apart.ts';
import { buildWorkbook } from './workbook.ts';
import type { WorkbookInput } from './workbook-context.ts';

/** The entry of the thread that makes one workbook. */
tellOutcome(success(await buildWorkbook(workerData as WorkbookInput, tellProgress)));
