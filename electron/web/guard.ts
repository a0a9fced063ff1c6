import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/**
 * Who may talk to the browser host: the one browser that opened the link. Other pages, other machines, names that
 * are rebound to this machine and other users of it are refused.
 */

/** 256 random bits. */
function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** Compares in constant time whatever the lengths. */
function sameSecret(given: string, expected: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text, 'utf8').digest();
  return timingSafeEqual(digest(given), digest(expected));
}

/** What the checks read of a request. Header names are lower case. */
export interface RequestHead {
  readonly method: string;
  readonly path: string;
  header(name: string): string | undefined;
}

/** Why a request is refused before anyone looks at what it asks for; null where it may pass. */
export function refusal(request: RequestHead, port: number): { status: 403 | 405; reason: string } | null {
  const hosts = [`127.0.0.1:${port}`, `localhost:${port}`];
  const host = request.header('host');
  // A page whose name was rebound to 127.0.0.1 still sends its own name here.
  if (host === undefined || !hosts.includes(host)) return { status: 403, reason: 'unknown host' };
  if (!['GET', 'HEAD', 'POST'].includes(request.method)) return { status: 405, reason: 'method not allowed' };
  const origin = request.header('origin');
  if (origin !== undefined && origin !== `http://${host}`) return { status: 403, reason: 'foreign origin' };
  const site = request.header('sec-fetch-site');
  // `none` is a person who typed or opened the link: only ever a page.
  const typed =
    site === 'none' && request.method !== 'POST' && request.header('sec-fetch-mode') === 'navigate';
  if (site !== undefined && site !== 'same-origin' && !typed) return { status: 403, reason: 'foreign page' };
  return null;
}

/** The value of a cookie; undefined where it is missing or stands twice. */
function cookieValue(header: string | undefined, name: string): string | undefined {
  const values = (header ?? '')
    .split(';')
    .map((part) => part.trim())
    .filter((part) => part.startsWith(`${name}=`))
    .map((part) => part.slice(name.length + 1));
  return values.length === 1 ? values[0] : undefined;
}

/** The session of the one browser: a link that opens it once, and the cookie that it leaves. */
export class Session {
  readonly linkToken = newSecret();
  readonly #cookie = newSecret();
  readonly #port: number;
  #used = false;

  constructor(port: number) {
    this.#port = port;
  }

  /** Cookies are shared over the ports of a machine, so that each host has its own name. */
  get #name(): string {
    return `headroom_${this.#port}`;
  }

  /** The `Set-Cookie` value for whoever brings the link's token the first time; null for anyone else. */
  open(token: string): string | null {
    if (this.#used || !sameSecret(token, this.linkToken)) return null;
    this.#used = true;
    return `${this.#name}=${this.#cookie}; Path=/; HttpOnly; SameSite=Strict`;
  }

  allows(cookieHeader: string | undefined): boolean {
    const value = cookieValue(cookieHeader, this.#name);
    return value !== undefined && sameSecret(value, this.#cookie);
  }
}
