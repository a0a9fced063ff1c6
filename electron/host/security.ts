import { randomBytes } from 'node:crypto';

/**
 * What every answer to the window carries, whoever serves it: the browser host over HTTP and the desktop window over
 * its own scheme. The policy has no `unsafe-*`: style elements that components insert carry the page's nonce.
 */

/** 128 random bits for one page load. */
export function newNonce(): string {
  return randomBytes(16).toString('base64url');
}

/** The content security policy of the page whose nonce this is. */
export function contentSecurityPolicy(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types default inert-document',
  ].join('; ');
}

/** Headers of every answer, whatever it carries. */
export const COMMON_HEADERS: Readonly<Record<string, string>> = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'X-Frame-Options': 'DENY',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
};

const NONCE_META = /<meta\s+name="csp-nonce"[^>]*>/;

/** The page with `<meta name="csp-nonce" content="…">`, from which the window's libraries take the nonce. */
export function pageWithNonce(html: string, nonce: string): string {
  const meta = `<meta name="csp-nonce" content="${nonce}">`;
  if (NONCE_META.test(html)) return html.replace(NONCE_META, meta);
  return html.replace(/<head[^>]*>/, (head) => `${head}\n    ${meta}`);
}
