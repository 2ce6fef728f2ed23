import { MODES_OF_PAGE } from '../modes.ts';
import type { LineName, Troubles } from '../../shared/troubles.ts';
import type { Settings } from './settings.ts';

/** What the page knows of the service: public things only. */
export interface Config {
  atsUrl: string;
  siteKey: string;
}

export interface PlaygroundConfig extends Config {
  /** The line of those who choose none. */
  line: LineName;
  /** Where the visitor's own line to the API begins. */
  linePath: string;
}

async function request(url: string, body?: unknown): Promise<Response> {
  const answer = await fetch(url, {
    ...(body === undefined
      ? {}
      : { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) }),
    credentials: 'include',
  });
  if (answer.ok) return answer;
  const { error } = (await answer.json()) as { error: { code: string; message: string } };
  throw new Error(`${error.code}: ${error.message}`);
}

export async function loadConfig(): Promise<PlaygroundConfig> {
  return (await request('/api/config')).json() as Promise<PlaygroundConfig>;
}

/** Says what is to be wrong with the visitor's line. */
export async function chooseTroubles(troubles: Troubles): Promise<void> {
  await request('/api/line', troubles);
}

/** Signs the visitor in, as your site has done long before it shows the widget. */
export async function signIn(user: string): Promise<void> {
  await request('/api/sign-in', { external_user_id: user });
}

/** Fetches a token as `token-url` does, for pages that hand it over themselves. */
export async function fetchToken({ mode, network }: Pick<Settings, 'mode' | 'network'>): Promise<string> {
  const { actionType } = MODES_OF_PAGE[mode];
  const answer = await request('/api/ats-token', { action_type: actionType, network });
  return ((await answer.json()) as { token: string }).token;
}
