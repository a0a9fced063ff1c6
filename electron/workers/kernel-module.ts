import { readFileSync } from 'node:fs';

/** Built from electron/engine/kernels/assembly; as far from a built bundle (out/main) as from this file. */
const KERNELS = new URL('../../resources/kernels.wasm', import.meta.url);

let compiled: WebAssembly.Module | null = null;

/** The block kernels, compiled once on each thread. */
export function kernelModule(): WebAssembly.Module {
  compiled ??= new WebAssembly.Module(readFileSync(KERNELS));
  return compiled;
}
