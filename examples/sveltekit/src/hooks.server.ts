import type { Handle } from '@sveltejs/kit';
import { setting } from './settings.server';

/** Adds to the policy what only the environment knows: the page speaks to this site and to the ATS API alone. */
export const handle: Handle = async ({ event, resolve }) => {
  const response = await resolve(event);
  const policy = response.headers.get('Content-Security-Policy');
  if (policy !== null) {
    const api = setting('ATS_URL');
    const connect = `connect-src 'self' ${api} ${api.replace(/^http/, 'ws')}`;
    response.headers.set('Content-Security-Policy', `${policy}; ${connect}`);
  }
  return response;
};
