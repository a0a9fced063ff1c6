/** What the packed app cannot do without. */
const NEEDED = [
  'package.json',
  'LICENSE',
  'out/main/main.js',
  'out/main/cli.js',
  'out/main/worker.js',
  'out/main/read-worker.js',
  'out/main/build-worker.js',
  'out/main/background-worker.js',
  'out/preload/preload.cjs',
  'out/renderer/index.html',
  'resources/kernels.wasm',
  'resources/sample-plan.json',
  'resources/sobol-joe-kuo-8192.csv',
] as const;

/** The only files of the native module that a platform loads. */
const NATIVE = { linux: 'linux-x64.node', win: 'win32-x64.node' } as const;

/** Top-level places that may be packed; anything else came in by accident. */
const PLACES = /^(out\/(main|preload|renderer)\/|resources\/|node_modules\/|package\.json$|LICENSE$)/;

/** What is of no use to whoever runs the app: sources of compiled code, maps, tests, docs, tools of development. */
const NEEDLESS = [
  /\.(map|ts|cts|mts|tsx|flow|markdown|nycrc|editorconfig)$/,
  /(^|\/)(README|CHANGELOG|HISTORY)(\.\w+)?$/i,
  /(^|\/)(__tests__|tests?|\.github|\.ci|coverage)\//,
  /^node_modules\/(electron|vite|vitest|typescript|@playwright|@biomejs|@types|node-linux|node-win|node-darwin|node-bin)/,
  /^node_modules\/(better-sqlite3\/(src|deps|binding\.gyp)|node-addon-api)(\/|$)/,
  /^node_modules\/exceljs\/dist\//,
  /^node_modules\/(mathjs|zod|hono|@hono)\//,
];

/** What is wrong with the list of packed files of a platform (64 bits, Intel): a sentence each. */
export function packagingFaults(files: readonly string[], platform: keyof typeof NATIVE): string[] {
  const present = new Set(files);
  const missing = NEEDED.filter((file) => !present.has(file)).map((file) => `lacks ${file}`);
  const strange = files
    .filter((file) => !PLACES.test(file))
    .map((file) => `holds ${file}, which has no place there`);
  const needless = files
    .filter((file) => NEEDLESS.some((pattern) => pattern.test(file)))
    .map((file) => `holds ${file}, which nobody needs`);
  const native = files.filter((file) => file.startsWith('node_modules/better-sqlite3/prebuilds/'));
  const wanted = `node_modules/better-sqlite3/prebuilds/${NATIVE[platform]}`;
  const wrong = native.filter((file) => file !== wanted).map((file) => `holds ${file}, of another platform`);
  if (!present.has(wanted)) wrong.push(`lacks ${wanted}`);
  return [...missing, ...strange, ...needless, ...wrong];
}
