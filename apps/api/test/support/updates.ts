import { expect } from 'vitest';
import { type Organization, type SessionOptions, type TestApi, waitForEnd } from './api.ts';
import { type JourneyOptions, creator, ok, registered, upload } from './works.ts';

/** A creator whom no registration of the tests names. */
export const otherCreator = () => creator({ full_name: 'Grace Hopper', email: 'grace@example.org' });

export const byCode = (code: unknown) => `/v1/access/${String(code)}`;
export const byAtsId = (atsId: unknown) => `/v1/works/${String(atsId)}`;

/** A caller with one token. */
export function caller(api: TestApi, organization: Organization, token: string) {
  const who = { token, siteKey: organization.siteKey, origin: organization.origin };
  return {
    get: (path: string) => api.call(path, who),
    post: (path: string, body: unknown) => api.call(path, { ...who, body }),
  };
}

/** A caller with a token of its own, minted now. */
export async function fresh(api: TestApi, organization: Organization, options: SessionOptions = {}) {
  return caller(api, organization, await api.session(organization, { action: 'update_version', ...options }));
}

/** What a widget in update mode calls, for the work at a path. */
export async function updater(
  api: TestApi,
  organization: Organization,
  path: string,
  session: SessionOptions = {},
) {
  const { get, post } = await fresh(api, organization, session);
  return {
    get: (rest: string) => get(`${path}${rest}`),
    init: (values: Record<string, unknown> = {}) =>
      post(`${path}/versions/init`, { creators: [otherCreator()], ...values }),
    initUpload: (values: Record<string, unknown> = {}) =>
      post(`${path}/versions/init-upload`, {
        creators: [otherCreator()],
        filename: 'remaster.wav',
        ...values,
      }),
    prepare: (jobId: string) => post(`${path}/versions/prepare`, { job_id: jobId }),
    confirm: (jobId: string) => post(`${path}/versions/confirm`, { job_id: jobId }),
  };
}

export interface UpdateOptions {
  session?: SessionOptions;
  values?: Record<string, unknown>;
  /** Another file; without one it stays. */
  file?: Uint8Array;
}

/** As far as a quote. */
export async function preparedUpdate(
  api: TestApi,
  organization: Organization,
  path: string,
  { session, values, file }: UpdateOptions = {},
) {
  const client = await updater(api, organization, path, session);
  const job = await ok(file ? client.initUpload(values) : client.init(values));
  if (file) expect((await upload(api, job.upload_url, file)).status).toBe(200);
  const jobId = job.job_id as string;
  return { client, jobId, quote: await ok(client.prepare(jobId)) };
}

/** To the end. */
export async function updated(
  api: TestApi,
  organization: Organization,
  path: string,
  options: UpdateOptions = {},
) {
  const journey = await preparedUpdate(api, organization, path, options);
  const { transaction_id: transactionId } = await ok(journey.client.confirm(journey.jobId), 202);
  const status = await waitForEnd(api, transactionId);
  return { ...journey, transactionId: transactionId as string, status, result: status['result'] };
}

/** A work that is reached by its access code. */
export async function codedWork(api: TestApi, organization: Organization, options: JourneyOptions = {}) {
  const { result, quote } = await registered(api, organization, options);
  return { result, quote, path: byCode(result['access_code']), atsId: result['ats_id'] as number };
}

/** A work that is reached by its user. */
export async function userWork(
  api: TestApi,
  organization: Organization,
  user: string,
  options: JourneyOptions = {},
) {
  const session = { ...options.session, body: { external_user_ref: user } };
  const { result } = await registered(api, organization, { ...options, session });
  const atsId = result['ats_id'] as number;
  return { result, atsId, path: byAtsId(atsId), workId: result['work_id'] as string };
}

/** The session of a user. */
export const asUser = (user: string, options: SessionOptions = {}): SessionOptions => ({
  ...options,
  body: { external_user_ref: user, ...options.body },
});
