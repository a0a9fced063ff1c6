import { parentPort, workerData } from 'node:worker_threads';
import { readTables } from './tables.ts';

/** The entry of the thread that reads one foreign file: whatever the file does to it, the application goes on. */
const { bytes, fileName } = workerData as { bytes: Uint8Array; fileName: string };
parentPort?.postMessage(await readTables(bytes, fileName));
