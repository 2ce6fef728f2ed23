import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from '@playwright/test';
import { WORK, apiOf } from './api.ts';
import type { SystemAddress } from './system.ts';

export interface RegisteredWork {
  title: string;
  atsId: number;
  /** `null` for the work of a user whom the site knows. */
  accessCode: string | null;
}

const MOST_WAITS = 300;

/** Registers a work as any client could, for journeys that begin with one. */
export async function registerWork(
  system: SystemAddress,
  { title, file, externalUserRef }: { title: string; file: Buffer; externalUserRef?: string },
): Promise<RegisteredWork> {
  const { call, mint } = apiOf(system);
  const user = externalUserRef === undefined ? {} : { external_user_ref: externalUserRef };
  const token = await mint(user);
  const post = async (path: string, body: unknown, status = 200) => {
    const answer = await call('POST', path, { token, body });
    expect(answer, path).toMatchObject({ status });
    return answer.json;
  };
  const { job_id, upload_url } = await post('/v1/works/init', { ...WORK, ...user, title });
  const sent = await fetch(String(upload_url), { method: 'PUT', body: new Uint8Array(file) });
  expect(sent.ok).toBe(true);
  await post('/v1/works/prepare', { job_id });
  const { status_url } = await post('/v1/works/confirm', { job_id }, 202);
  for (let waits = 0; waits < MOST_WAITS; waits++) {
    const { json } = await call('GET', String(status_url));
    if (json['is_complete']) {
      const result = json['result'] as Record<string, unknown>;
      expect(result).toMatchObject({ success: true });
      const accessCode = result['access_code'];
      return {
        title,
        atsId: Number(result['ats_id']),
        accessCode: typeof accessCode === 'string' ? accessCode : null,
      };
    }
    await sleep(100);
  }
  throw new Error(`${title} was not registered in time`);
}

/** What an access code leads to, as the service tells it. */
export async function workOf(
  system: SystemAddress,
  accessCode: string | null,
): Promise<Record<string, unknown>> {
  const { call, mint } = apiOf(system);
  const token = await mint({ action_type: 'access' });
  const { status, json } = await call('GET', `/v1/access/${accessCode}/work`, { token });
  expect(status).toBe(200);
  return json;
}
