import type { MiddlewareHandler } from 'hono';

/** The policies of Trusted Types that a page needs: the widget's own, and the one by which its framework makes markup. */
const POLICIES = {
  default: 'ats-kit',
  '/vue.html': 'ats-kit vue',
  '/svelte.html': 'ats-kit svelte-trusted-html',
} as const;

const policiesOf = (path: string): string =>
  path === '/vue.html' || path === '/svelte.html' ? POLICIES[path] : POLICIES.default;

/**
 * The strictest policy that a page around the widget can have: nothing inline, nothing from elsewhere but the API, no text
 * that becomes code or markup. `blob:` is the chosen recording, which the widget plays (without it there is no player), and
 * the worker that hashes it, by the policy `ats-kit` (without it the page's own thread does).
 */
export function contentSecurityPolicy(atsUrl: string, policies: string = POLICIES.default): string {
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
    `trusted-types ${policies}`,
  ].join('; ');
}

export function securityHeaders(atsUrl: string): MiddlewareHandler {
  const headers = {
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
    c.header('Content-Security-Policy', contentSecurityPolicy(atsUrl, policiesOf(c.req.path)));
    for (const [name, value] of Object.entries(headers)) c.header(name, value);
  };
}
