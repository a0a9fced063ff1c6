import { readFileSync } from 'node:fs';
import type { ColumnReader } from '../engine/statistics/column.ts';
import { kernelColumns } from '../engine/statistics/column-kernels.ts';

/** Built from electron/engine/kernels/assembly; as far from a built bundle (out/main) as from this file. */
const KERNELS = new URL('../../resources/kernels.wasm', import.meta.url);

let compiled: WebAssembly.Module | null = null;

/** The block kernels, compiled once on each thread. */
export function kernelModule(): WebAssembly.Module {
  compiled ??= new WebAssembly.Module(readFileSync(KERNELS));
  return compiled;
}

let reader: ColumnReader | null = null;

/** Reads columns by kernels, one at a time on each thread. */
export function columnReader(): ColumnReader {
  reader ??= kernelColumns(kernelModule());
  return reader;
}
