import { workerData } from 'node:worker_threads';
import { forbidCodeFromText } from '#shared/no-code.ts';
import { tellOutcome } from '../apart.ts';
import { readTables } from './tables.ts';

forbidCodeFromText();

/** The entry of the thread that reads one foreign file: whatever the file does to it, the application goes on. */
const { bytes, fileName } = workerData as { bytes: Uint8Array; fileName: string };
tellOutcome(await readTables(bytes, fileName));
