import { readdirSync, readFileSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';
import { COMMON_HEADERS, contentSecurityPolicy, newNonce, pageWithNonce } from './security.ts';

/**
 * The built window, read once when the host starts. Requests are looked up by their exact path, so that none can
 * name a file outside, and a rebuild does not pull files from under a running host.
 */
export interface Assets {
  /** The page, with a fresh nonce and the policy that names it. */
  page(): Asset;
  /** A script, style, font or picture by its path (`/assets/index-1a2b.js`); null for any other. */
  file(path: string): Asset | null;
}

export interface Asset {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

/** File names that the bundler makes carry a hash of their content. */
const HASHED = /-[\w-]{8}\.\w+$/;

function assetOf(path: string, body: Uint8Array): Asset {
  return {
    body,
    headers: {
      ...COMMON_HEADERS,
      'Content-Type': MEDIA_TYPES[extname(path)] ?? 'application/octet-stream',
      'Cache-Control': HASHED.test(path) ? 'private, max-age=31536000, immutable' : 'no-store',
    },
  };
}

/** Reads the built window in `folder`. Throws where it was not built: that is a defect of the installation. */
export function loadAssets(folder: string): Assets {
  const html = readFileSync(join(folder, 'index.html'), 'utf8');
  const files = new Map<string, Asset>();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || entry.name.endsWith('.html') || entry.name.endsWith('.map')) continue;
    const absolute = join(entry.parentPath, entry.name);
    const path = `/${relative(folder, absolute).split(sep).join('/')}`;
    files.set(path, assetOf(path, readFileSync(absolute)));
  }
  return {
    page: () => {
      const nonce = newNonce();
      return {
        body: new TextEncoder().encode(pageWithNonce(html, nonce)),
        headers: {
          ...COMMON_HEADERS,
          'Content-Type': 'text/html; charset=utf-8',
          'Cache-Control': 'no-store',
          'Content-Security-Policy': contentSecurityPolicy(nonce),
        },
      };
    },
    file: (path) => files.get(path) ?? null,
  };
}
