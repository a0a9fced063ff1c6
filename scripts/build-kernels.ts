import { join } from 'node:path';
import { ROOT, runNode, toolScript } from './project.ts';

/**
 * Compiles the block kernels. The same compiler writes the same bytes, so that a test can hold resources/kernels.wasm
 * to its sources. Relaxed SIMD stays off: its fused operations differ from machine to machine.
 */
const OPTIONS = [
  '-O3',
  '--runtime',
  'stub',
  '--noAssert',
  '--importMemory',
  '--noExportMemory',
  '--enable',
  'simd',
  '--disable',
  'bulk-memory',
  '--disable',
  'mutable-globals',
];

const target = process.argv[2] ?? join(ROOT, 'resources', 'kernels.wasm');
const source = join('electron', 'engine', 'kernels', 'assembly', 'index.ts');
const { code, output } = await runNode(toolScript('assemblyscript/bin/asc.js'), [
  source,
  '--outFile',
  target,
  ...OPTIONS,
]);
if (output !== '') process.stderr.write(output);
process.exitCode = code;
