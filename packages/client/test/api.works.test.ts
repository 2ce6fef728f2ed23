import { describe, expect, it } from 'vitest';
import { TOKEN, apiAt, wire, work } from './fixtures.ts';
import { play, rejection } from './scenario.ts';

const options = { token: TOKEN };
const accessCode = `atc_${'0123456789abcdef'.repeat(4)}`;
const byCode = { accessCode };
const byId = { atsId: 0 };
const version = { creators: work.creators, network: 'testnet' } as const;

/** Answers as the API writes them. */
const versionWire = {
  version: 1,
  commitment: `0x${'ab'.repeat(32)}`,
  media_hash: 'cd'.repeat(32),
  merkle_root: 'ef'.repeat(32),
  registered_at_block: 12,
  registered_at: '2026-04-30T11:00:00.000Z',
  block_hash: `0x${'01'.repeat(32)}`,
  tx_hash: `0x${'02'.repeat(32)}`,
  fee_credits: 0,
  storage_fee_credits: 0,
};
const creatorWire = {
  full_name: 'Ada Lovelace',
  email: 'ada@example.org',
  roles: ['Author', 'Composer'],
  ipi: '42',
};
const creator = {
  fullName: 'Ada Lovelace',
  email: 'ada@example.org',
  roles: ['author', 'composer'],
  ipi: '42',
};
const detailsWire = {
  ats_id: 7,
  title: 'Aria',
  network: 'testnet',
  owner_address: '5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY',
  latest_version: 1,
  latest_commitment: versionWire.commitment,
  created_at: '2026-04-30T11:00:00.000Z',
  creators: [creatorWire],
  asset_filename: 'aria.flac',
  versions: [versionWire],
};
const pageWire = {
  works: [
    {
      id: 'b3b6a0a4-6a43-4a55-8a4e-0f5f0c8d1c11',
      ats_id: 7,
      owner: detailsWire.owner_address,
      latest_version: 1,
      latest_commitment: versionWire.commitment,
      created_at: '2026-04-30T11:00:00.000Z',
      latest_version_at: '2026-04-30T11:00:00.000Z',
      title: 'Aria',
      asset_filename: 'aria.flac',
      has_files: true,
    },
  ],
  page_info: { has_next_page: true, has_previous_page: false, start_cursor: 'a', end_cursor: 'b' },
  total_count: 3,
};

describe('the routes of works', () => {
  it('[4.routes.versions] begin, price and register a new version, by access code or by ATS id', async () => {
    const versionQuote = { ...wire.quote, total_deposit_credits: undefined, version_deposit_credits: 2 };
    const answers = [
      { json: { job_id: 'job-1' } },
      { json: wire.uploadJob },
      { json: versionQuote },
      { json: wire.confirmation, status: 202 },
    ];
    const server = await play(...answers, ...answers);
    const api = apiAt(server.atsUrl);
    for (const target of [byCode, byId]) {
      expect(await api.initVersion({ work: target, ...version }, options)).toEqual({ jobId: 'job-1' });
      const upload = await api.initVersionUpload({ work: target, ...version, filename: 'b.wav' }, options);
      expect(upload.uploadUrl).toBe(wire.uploadJob.upload_url);
      const quote = await api.prepareVersion({ work: target, jobId: 'job-1' }, options);
      expect(quote).toMatchObject({ versionDepositCredits: 2, isValid: true });
      const confirmation = await api.confirmVersion({ work: target, jobId: 'job-1' }, options);
      expect(confirmation.transactionId).toBe('tx-1');
    }

    const seen = await server.seen();
    const steps = ['init', 'init-upload', 'prepare', 'confirm'];
    expect(seen.map(({ method, path }) => `${method} ${path}`)).toEqual([
      ...steps.map((step) => `POST /v1/access/${accessCode}/versions/${step}`),
      ...steps.map((step) => `POST /v1/works/0/versions/${step}`),
    ]);
    const bodies = seen.map(({ body }) => JSON.parse(body) as unknown);
    const init = {
      creators: [
        {
          full_name: 'Inès Caradec',
          email: 'ines@caradec.example',
          roles: { author: true, composer: true, arranger: false, adapter: false },
        },
      ],
      network: 'testnet',
    };
    // There is no title, for titles never change, and the code stands in the path alone.
    for (const at of [0, 4]) {
      expect(bodies.slice(at, at + 4)).toEqual([
        init,
        { ...init, filename: 'b.wav' },
        { job_id: 'job-1' },
        { job_id: 'job-1' },
      ]);
    }
  });

  it('[4.routes.works] read a work by its access code', async () => {
    const server = await play({ json: detailsWire });
    const details = await apiAt(server.atsUrl).workByAccessCode(byCode, options);
    expect(details).toMatchObject({
      atsId: 7,
      ownerAddress: detailsWire.owner_address,
      latestVersion: 1,
      assetFilename: 'aria.flac',
      creators: [creator],
      versions: [{ version: 1, mediaHash: 'cd'.repeat(32), registeredAtBlock: 12 }],
    });
    expect(await server.seen()).toMatchObject([{ method: 'GET', path: `/v1/access/${accessCode}/work` }]);
  });

  it('[4.routes.works] list the works of a user, page by page and by a part of the title', async () => {
    const server = await play({ json: pageWire });
    const api = apiAt(server.atsUrl);
    const page = await api.works({ network: 'mainnet', first: 20 }, options);
    expect(page).toMatchObject({
      works: [{ id: pageWire.works[0]?.id, atsId: 7, latestVersion: 1, hasFiles: true }],
      pageInfo: { hasNextPage: true, endCursor: 'b' },
      totalCount: 3,
    });
    await api.works({ network: 'testnet', first: 20, after: 'a+b/=', search: 'été & co' }, options);
    const [first, second] = await server.seen();
    expect(first?.path).toBe('/v1/works?network=mainnet&first=20');
    const query = new URL(second?.path ?? '', server.atsUrl).searchParams;
    expect(Object.fromEntries(query)).toEqual({
      network: 'testnet',
      first: '20',
      after: 'a+b/=',
      search: 'été & co',
    });
  });

  it('[4.routes.works] list versions, and creators of the latest or of any version', async () => {
    const creators = { ats_id: 7, version: 1, creators: [creatorWire] };
    const server = await play(
      { json: { ats_id: 7, versions: [versionWire] } },
      { json: creators },
      { json: creators },
    );
    const api = apiAt(server.atsUrl);
    const query = { atsId: 7, network: 'testnet' } as const;
    expect(await api.versions(query, options)).toMatchObject({ atsId: 7, versions: [{ version: 1 }] });
    expect(await api.creators(query, options)).toEqual({ atsId: 7, version: 1, creators: [creator] });
    await api.creators({ ...query, version: 1 }, options);
    expect((await server.seen()).map(({ path }) => path)).toEqual([
      '/v1/works/7/versions?network=testnet',
      '/v1/works/7/creators?network=testnet',
      '/v1/works/7/versions/1/creators?network=testnet',
    ]);
  });

  it('[4.routes.works] tell where the files of a version are, by access code or by UUID', async () => {
    const server = await play({ json: wire.certificate });
    const api = apiAt(server.atsUrl);
    const answer = await api.download({ work: byCode, version: 2, kind: 'audio' }, options);
    expect(answer).toMatchObject({ url: wire.certificate.url, expiresAt: '2026-04-30T11:15:00Z' });
    await api.download({ work: { workId: 'w/1' }, version: 1, kind: 'certificate' }, options);
    expect((await server.seen()).map(({ method, path }) => `${method} ${path}`)).toEqual([
      `GET /v1/access/${accessCode}/versions/2/download/audio`,
      'GET /v1/works/w%2F1/versions/1/download/certificate',
    ]);
  });

  it('carry the token and the key, and never a cookie', async () => {
    const server = await play({ json: detailsWire }, { json: { job_id: 'job-1' } });
    const api = apiAt(server.atsUrl);
    await api.workByAccessCode(byCode, options);
    await api.initVersion({ work: byCode, ...version }, options);
    for (const { headers } of await server.seen()) {
      expect(headers).toMatchObject({ authorization: `Bearer ${TOKEN}` });
      expect(headers).not.toHaveProperty('cookie');
    }
  });

  it('never become another route', async () => {
    const server = await play({ json: detailsWire });
    const api = apiAt(server.atsUrl);
    for (const code of ['', '.', '..'])
      expect(await rejection(api.workByAccessCode({ accessCode: code }, options))).toMatchObject({
        code: 'common.not_found',
      });
    expect(await server.seen()).toEqual([]);
  });

  it('wait for a price longer than for anything else', async () => {
    const server = await play({ hold: 'headers' });
    const api = apiAt(server.atsUrl, { json: 100, prepare: 300, confirm: 100 });
    const started = performance.now();
    await rejection(api.prepareVersion({ work: byId, jobId: 'job-1' }, options));
    expect(performance.now() - started).toBeGreaterThan(290);
    expect(await rejection(api.confirmVersion({ work: byId, jobId: 'job-1' }, options))).toMatchObject({
      code: 'widget.network_error',
      details: { reason: 'timeout' },
    });
  });

  it('keep the access code out of their errors', async () => {
    const server = await play({ hold: 'headers' }, { text: '<h1>Bad gateway</h1>', status: 502 });
    const api = apiAt(server.atsUrl, { json: 100 });
    for (let call = 0; call < 2; call += 1) {
      const error = await rejection(api.workByAccessCode(byCode, options));
      const told = JSON.stringify({ error, text: String(error), cause: (error as Error).cause });
      expect(told).not.toContain(accessCode);
      expect((error as Error).stack).not.toContain(accessCode);
    }
  });
});
