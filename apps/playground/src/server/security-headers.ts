import type { MiddlewareHandler } from 'hono';

/**
 * The strictest policy that a page around the widget can have: nothing inline, nothing from elsewhere but the API, no text
 * that becomes code or markup. `blob:` is the chosen recording, which the widget plays (without it there is no player), and
 * the worker that hashes it, by the policy `ats-kit` (without it the page's own thread does).
 */
export function contentSecurityPolicy(atsUrl: string): string {
  const socketUrl = atsUrl.replace(/^http/, 'ws');
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    `connect-src 'self' ${atsUrl} ${socketUrl}`,
    "img-src 'self'",
    'media-src blob:',
    'worker-src blob:',
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types ats-kit',
  ].join('; ');
}

export function securityHeaders(atsUrl: string): MiddlewareHandler {
  const headers = {
    'Content-Security-Policy': contentSecurityPolicy(atsUrl),
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Permissions-Policy':
      'camera=(), microphone=(), geolocation=(), payment=(), usb=(), clipboard-write=(self)',
    // Not `no-referrer`: with it, a browser may send `Origin: null` for our own requests.
    'Referrer-Policy': 'same-origin',
    'X-Content-Type-Options': 'nosniff',
    'X-Frame-Options': 'DENY',
  };
  return async (c, next) => {
    await next();
    for (const [name, value] of Object.entries(headers)) c.header(name, value);
  };
}
