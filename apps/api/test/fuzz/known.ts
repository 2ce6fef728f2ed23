import { randomUUID } from 'node:crypto';
import type { LiveApi } from '../support/server.ts';
import { admin, apiKey } from '../support/organizations.ts';
import { registered, uploaded } from '../support/works.ts';
import type { Known } from './requests.ts';

/** A token serves a few calls: it is spent by an `init`, and expires. */
const CALLS_OF_A_TOKEN = 10;

/** An organization with works of each kind, and everything that its callers hold. */
export async function prepareKnown(api: LiveApi): Promise<Known & { refresh(): Promise<void> }> {
  const organization = await api.organization();
  const { result, url } = await registered(api, organization);
  const ofUser = await registered(api, organization, {
    session: { body: { external_user_ref: 'user-1' } },
  });
  const { jobId } = await uploaded(api, organization);
  const key = await apiKey(api, organization);
  const manager = await admin(api, organization);
  const origin = ['Origin', organization.origin] as const;
  let tokens: string[] = [];
  let calls = 0;

  const mint = async () => [
    await api.session(organization),
    await api.session(organization, { action: 'update_version' }),
    await api.session(organization, { action: 'access' }),
    await api.session(organization, { action: 'access', body: { external_user_ref: 'user-1' } }),
    await api.session(organization, { action: 'update_version', body: { external_user_ref: 'user-1' } }),
  ];

  const upload = new URL(url);
  const signed = Object.fromEntries([...upload.searchParams].map(([name, value]) => [name, [value]]));
  return {
    async refresh() {
      if (tokens.length === 0 || calls >= CALLS_OF_A_TOKEN) {
        tokens = await mint();
        calls = 0;
      }
    },
    credentials: {
      session: () => [
        ['Authorization', `Bearer ${tokens[calls++ % tokens.length] ?? ''}`],
        ['X-Site-Key', organization.siteKey],
        origin,
      ],
      apiKey: () => [['Authorization', `Bearer ${key.token}`]],
      adminToken: () => [['Authorization', `Bearer ${manager.token}`]],
      public: () => [origin],
    },
    parameters: {
      ...signed,
      organizationId: [organization.id, organization.id.toUpperCase()],
      code: [String(result['access_code'])],
      atsId: [String(ofUser.result['ats_id']), String(result['ats_id'])],
      workId: [String(ofUser.result['work_id'])],
      id: [ofUser.transactionId],
      jobId: [jobId, upload.pathname.split('/').at(-1) ?? ''],
      keyId: [randomUUID()],
      network: ['testnet'],
      hash: [String(result['tx_hash'])],
      version: ['1'],
    },
  };
}
