import { randomBytes } from 'node:crypto';
import type { Network } from '@ats-kit/protocol';
import { expect } from 'vitest';
import { type Organization, type SessionOptions, type TestApi, waitForEnd } from './api.ts';
import type { Json } from './json.ts';

/** The beginning of a WAV file, and bytes that no other test has. */
export function wav(bytes = 64): Uint8Array {
  const head = Buffer.from('RIFF\0\0\0\0WAVEfmt ', 'latin1');
  return new Uint8Array(Buffer.concat([head, randomBytes(Math.max(16, bytes - head.length))]));
}

export const creator = (values: Record<string, unknown> = {}) => ({
  full_name: 'Ada Lovelace',
  email: 'ada@example.org',
  roles: { author: true, composer: false, arranger: false, adapter: false },
  ...values,
});

export const work = (values: Record<string, unknown> = {}) => ({
  title: 'Song',
  creators: [creator()],
  filename: 'song.wav',
  network: 'testnet',
  ...values,
});

/** A widget that talks for one organization with one token. */
export function widget(api: TestApi, organization: Organization, token: string) {
  const post = (path: string, body: unknown) =>
    api.call(path, { body, token, siteKey: organization.siteKey, origin: organization.origin });
  return {
    post,
    init: (values: Record<string, unknown> = {}) => post('/v1/works/init', work(values)),
    prepare: (jobId: string) => post('/v1/works/prepare', { job_id: jobId }),
    confirm: (jobId: string) => post('/v1/works/confirm', { job_id: jobId }),
  };
}

/** Files go to the API itself, or to a store elsewhere: the URL says which. */
export const atStore = async (api: TestApi, url: string, init: RequestInit = {}): Promise<Response> =>
  url.startsWith(api.config.publicUrl)
    ? api.app.request(url.slice(api.config.publicUrl.length), init, {})
    : fetch(url, init);

export const upload = (
  api: TestApi,
  url: string,
  body: Uint8Array = wav(),
  headers: Record<string, string> = {},
) => atStore(api, url, { method: 'PUT', body: body as BodyInit, headers });

async function ok<Body = Json>(response: Promise<Response>, status = 200): Promise<Body> {
  const answer = await response;
  const text = await answer.text();
  expect({ status: answer.status, text }).toMatchObject({ status });
  return JSON.parse(text) as Body;
}

export interface JourneyOptions {
  network?: Network;
  session?: SessionOptions;
  work?: Record<string, unknown>;
  file?: Uint8Array;
}

/** As far as an upload. */
export async function uploaded(api: TestApi, organization: Organization, options: JourneyOptions = {}) {
  const network = options.network ?? 'testnet';
  const token = await api.session(organization, { network, ...options.session });
  const client = widget(api, organization, token);
  const { job_id: jobId, upload_url: url } = await ok(client.init({ network, ...options.work }));
  expect((await upload(api, url, options.file)).status).toBe(200);
  return { token, client, jobId: jobId as string, url: url as string };
}

/** As far as a quote. */
export async function prepared(api: TestApi, organization: Organization, options: JourneyOptions = {}) {
  const journey = await uploaded(api, organization, options);
  return { ...journey, quote: await ok(journey.client.prepare(journey.jobId)) };
}

/** As far as a transaction. */
export async function confirmed(api: TestApi, organization: Organization, options: JourneyOptions = {}) {
  const journey = await prepared(api, organization, options);
  const confirmation = await ok(journey.client.confirm(journey.jobId), 202);
  return { ...journey, confirmation, transactionId: confirmation['transaction_id'] as string };
}

/** To the end. */
export async function registered(api: TestApi, organization: Organization, options: JourneyOptions = {}) {
  const journey = await confirmed(api, organization, options);
  const status = await waitForEnd(api, journey.transactionId);
  expect(status['result']).toMatchObject({ success: true });
  return { ...journey, status, result: status['result'] };
}

export { ok };
