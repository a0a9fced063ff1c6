import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ROOT, runNode } from '../../../scripts/project.ts';
import { kernelBytes } from './support.ts';

test('resources/kernels.wasm is what its sources compile to', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'headroom-kernels-'));
  try {
    const fresh = join(folder, 'kernels.wasm');
    const { code, output } = await runNode(join(ROOT, 'scripts', 'build-kernels.ts'), [fresh]);
    expect(code, output).toBe(0);
    expect(readFileSync(fresh).equals(kernelBytes()), 'run: npm run build:kernels').toBe(true);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test('the kernels import a memory and the host’s power alone, and start nothing', () => {
  const module = new WebAssembly.Module(kernelBytes());
  expect(
    WebAssembly.Module.imports(module)
      .map(({ module, name }) => `${module}.${name}`)
      .sort(),
  ).toEqual(['env.memory', 'twin.power']);
  expect(WebAssembly.Module.exports(module).every(({ kind }) => kind === 'function')).toBe(true);
});
