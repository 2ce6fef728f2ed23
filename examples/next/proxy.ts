import { type NextRequest, NextResponse } from 'next/server';
import { setting } from './settings';

/** Nothing runs but what carries this answer's nonce, and the page speaks to this site and to the ATS API alone. */
function contentSecurityPolicy(nonce: string): string {
  const api = setting('ATS_URL');
  // The development server evaluates code to show where an error comes from.
  const development = process.env.NODE_ENV === 'development' ? " 'unsafe-eval'" : '';
  return [
    "default-src 'none'",
    `script-src 'nonce-${nonce}' 'strict-dynamic'${development}`,
    "style-src 'self'",
    "img-src 'self'",
    `connect-src 'self' ${api} ${api.replace(/^http/, 'ws')}`,
    // The chosen recording, which is played, and the worker that takes its fingerprint.
    'media-src blob:',
    'worker-src blob:',
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
}

export function proxy({ headers }: NextRequest): NextResponse {
  const policy = contentSecurityPolicy(crypto.randomUUID());
  const request = new Headers(headers);
  // Next.js reads the nonce from here, and puts it on the scripts that it writes.
  request.set('Content-Security-Policy', policy);
  const response = NextResponse.next({ request: { headers: request } });
  response.headers.set('Content-Security-Policy', policy);
  return response;
}

export const config = { matcher: '/((?!api/|_next/|icon.svg).*)' };
