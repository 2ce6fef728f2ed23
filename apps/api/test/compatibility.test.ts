import {
  Confirmation,
  CreatorList,
  Download,
  ErrorEnvelope,
  Job,
  type Message,
  Quote,
  Session,
  Stats,
  TransactionStatus,
  UploadJob,
  VersionList,
  WorkDetails,
  WorkPage,
} from '@ats-kit/protocol';
import { describe, expect, it } from 'vitest';
import { useTestApi, waitForEnd } from './support/api.ts';
import { asUser, byAtsId, codedWork, fresh, updater, userWork } from './support/updates.ts';
import { confirmed, creator, ok, upload, wav, widget } from './support/works.ts';

const api = useTestApi();

/** What a client of the protocol makes of an answer; and nothing that stood in it is lost on the way. */
async function read<Value>(
  message: Pick<Message<never, Value>, 'decode' | 'encode'>,
  response: Promise<Response>,
  status = 200,
): Promise<Value> {
  const json: unknown = await ok(response, status);
  const decoded = message.decode(json);
  if (!decoded.ok) throw new Error(JSON.stringify(decoded.issues));
  expect(message.encode(decoded.value)).toEqual(json);
  return decoded.value;
}

describe('answers as a client of the protocol reads them', () => {
  it('[4.answers] of a session and a registration', async () => {
    const organization = await api.organization();
    const body = {
      secret_key: organization.secretKey,
      action_type: 'register',
      allowed_network: 'testnet',
    };
    const { token } = await read(Session, api.call('/v1/sessions', { body, origin: organization.origin }));
    await read(Stats, api.call('/v1/stats?network=testnet'));
    const client = widget(api, organization, token);
    const { jobId, uploadUrl } = await read(UploadJob, client.init());
    await upload(api, uploadUrl);
    await read(Quote, client.prepare(jobId));
    const { statusUrl, transactionId } = await read(Confirmation, client.confirm(jobId), 202);
    await read(TransactionStatus, api.call(statusUrl));
    await waitForEnd(api, transactionId);
    const { result } = await read(TransactionStatus, api.call(statusUrl));
    expect(result?.accessCode).toMatch(/^atc_[0-9a-f]{64}$/);
  });

  it('[4.answers] of an update by access code, with and without a file', async () => {
    const organization = await api.organization();
    const creators = [creator({ ipi: '42', isni: '000000012103228X' })];
    const { path } = await codedWork(api, organization, { work: { creators } });
    const client = await updater(api, organization, path);
    await read(WorkDetails, client.get('/work'));
    const { jobId } = await read(Job, client.init());
    await read(Quote, client.prepare(jobId));
    const { transactionId } = await read(Confirmation, client.confirm(jobId), 202);
    await waitForEnd(api, transactionId);
    await read(TransactionStatus, api.call(`/v1/transactions/${transactionId}`));
    await read(WorkDetails, client.get('/work'));
    await read(Download, client.get('/versions/2/download/audio'));
    await read(UploadJob, (await updater(api, organization, path)).initUpload());
  });

  it('[4.answers] of the works of a user', async () => {
    const organization = await api.organization();
    const { path } = await userWork(api, organization, 'ada');
    await userWork(api, organization, 'ada', { file: wav() });
    const { get } = await fresh(api, organization, asUser('ada', { action: 'access' }));
    const page = await read(WorkPage, get('/v1/works?first=1'));
    await read(WorkPage, get(`/v1/works?first=1&after=${page.pageInfo.endCursor}`));
    await read(WorkPage, get('/v1/works?search=nothing'));
    await read(VersionList, get(`${path}/versions?network=testnet`));
    await read(CreatorList, get(`${path}/creators?network=testnet`));
    await read(CreatorList, get(`${path}/versions/1/creators?network=testnet`));
    const [work] = page.works;
    await read(Download, get(`/v1/works/${work?.id}/versions/1/download/audio`));
  });

  it('[4.answers] of errors', async () => {
    const organization = await api.organization();
    await confirmed(api, organization);
    const { get } = await fresh(api, organization, asUser('ada', { action: 'access' }));
    const { error } = await read(ErrorEnvelope, get(`${byAtsId(999_999)}/versions`), 404);
    expect(error.code).toBe('work.not_found');
  });
});
