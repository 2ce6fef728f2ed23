import { createHash } from 'node:crypto';
import { Certificate, computeCommitment } from '@ats-kit/protocol';
import { describe, expect, it } from 'vitest';
import { expectError, useTestApi } from './support/api.ts';
import { certificatePath, certificates } from './support/certificates.ts';
import { readPdf } from './support/pdf.ts';
import { atStore, confirmed, creator, ok, registered, wav } from './support/works.ts';
import { scriptedChain } from './support/chains.ts';

const api = useTestApi();
const { issue, registeredWork } = certificates(api);

const TITLE = 'Nuit blanche — été';
const CREATORS = [
  creator({ full_name: 'Zoë Núñez', email: 'zoe.private@example.org', ipi: '00123456789' }),
  creator({
    full_name: 'Ada Lovelace',
    email: 'ada.private@example.org',
    roles: { author: true, composer: true, arranger: true, adapter: false },
  }),
];

async function downloaded(url: string): Promise<Uint8Array> {
  const response = await atStore(api, url);
  expect(response.status).toBe(200);
  return new Uint8Array(await response.arrayBuffer());
}

describe('GET /v1/works/{workId}/download/certificate', () => {
  it.each([['register' as const], ['update_version' as const], ['access' as const]])(
    '[4.certificate.answer] answers url, json_url and when they end, with a token for %s',
    async (action) => {
      const { organization, workId } = await registeredWork();
      const answer = await ok(issue(organization, workId, { action }));
      expect(answer).toEqual({
        url: expect.stringMatching(/^http:\/\/[^?]*\.pdf\?/),
        json_url: expect.stringMatching(/^http:\/\/[^?]*\.json\?/),
        expires_at: expect.any(String),
      });
      const minutes = (Date.parse(answer.expires_at) - api.clock.now().getTime()) / 60_000;
      expect(minutes).toBeGreaterThan(4);
      expect(minutes).toBeLessThanOrEqual(5);
    },
  );

  it('[3.certificate.job] the token that registered the work may ask for its certificate', async () => {
    const { organization, workId, token } = await registeredWork();
    await ok(
      api.call(certificatePath(workId), {
        token,
        siteKey: organization.siteKey,
        origin: organization.origin,
      }),
    );
  });

  it('[3.certificate.principal] another organization, or nobody at all, gets nothing', async () => {
    const { workId, organization } = await registeredWork();
    const other = await api.organization();
    await expectError(await issue(other, workId), 404, 'work.not_found');
    await expectError(await api.call(certificatePath(workId)), 401, 'common.auth.missing_token');
    await expectError(
      await api.call(certificatePath(workId), {
        token: await api.session(organization),
        siteKey: other.siteKey,
        origin: other.origin,
      }),
      401,
      'session.invalid_token',
    );
  });

  it('[3.certificate.principal] a token for the other network is 403 session.network_not_allowed', async () => {
    const { organization, workId } = await registeredWork();
    await expectError(
      await issue(organization, workId, { network: 'mainnet' }),
      403,
      'session.network_not_allowed',
    );
  });

  it('[3.certificate.ref] a work with a reference asks for the same one', async () => {
    const { organization, workId } = await registeredWork({
      session: { body: { external_user_ref: 'user-1' } },
    });
    await expectError(await issue(organization, workId), 404, 'work.not_found');
    const withRef = (ref: string) => issue(organization, workId, { body: { external_user_ref: ref } });
    await expectError(await withRef('user-2'), 404, 'work.not_found');
    await ok(withRef('user-1'));
  });

  it('[3.certificate.ref] a work without one is there for every user of the organization', async () => {
    const { organization, workId } = await registeredWork();
    await ok(issue(organization, workId, { body: { external_user_ref: 'user-1' } }));
  });

  it('[3.certificate.ats-id] a token for one work is 403 work.access_forbidden for another', async () => {
    const { organization, workId, result } = await registeredWork();
    const withId = (id: number) => issue(organization, workId, { body: { allowed_ats_id: id } });
    await expectError(await withId((result['ats_id'] as number) + 1), 403, 'work.access_forbidden');
    await ok(withId(result['ats_id'] as number));
  });

  it.each(['nothing', crypto.randomUUID()])(
    '[2.certificate.not-found] %s is 404 work.not_found',
    async (id) => {
      await expectError(await issue(await api.organization(), id), 404, 'work.not_found');
    },
  );

  it('[4.certificate.made-once] the same certificate is made once and kept, whoever asks and however often', async () => {
    const { organization, workId } = await registeredWork();
    const answers = await Promise.all([1, 2, 3].map(() => ok(issue(organization, workId))));
    const files = await Promise.all(answers.map(({ url }) => downloaded(url)));
    const keys = new Set(answers.map(({ url }) => new URL(url).pathname));
    expect(keys.size).toBe(1);
    for (const file of files) expect(Buffer.compare(file, files[0]!)).toBe(0);
  });
});

describe('a work that is not registered', () => {
  const chain = scriptedChain();
  const held = useTestApi({ chain: (database) => chain.build(database) });

  it('[2.certificate.unavailable] pending, then failed, it is 404 work.certificate_unavailable', async () => {
    chain.isHeld = true;
    const organization = await held.organization();
    const { transactionId, token } = await confirmed(held, organization);
    const { work_id: workId } = await held.database
      .selectFrom('transactions')
      .select('work_id')
      .where('id', '=', transactionId)
      .executeTakeFirstOrThrow();
    const ask = () =>
      held.call(certificatePath(workId), {
        token,
        siteKey: organization.siteKey,
        origin: organization.origin,
      });
    await expectError(await ask(), 404, 'work.certificate_unavailable');
    chain.refuse.outcome = 'Ats.Refused';
    chain.isHeld = false;
    for (let state = 'running'; state !== 'failed'; await new Promise((resolve) => setTimeout(resolve, 20)))
      ({ state } = await held.database
        .selectFrom('transactions')
        .select('state')
        .where('id', '=', transactionId)
        .executeTakeFirstOrThrow());
    await expectError(await ask(), 404, 'work.certificate_unavailable');
    chain.stop();
  });
});

describe('the certificate', () => {
  it('[8.certificate.verify] file and JSON are enough to compute what stands on chain, and the PDF carries the same JSON', async () => {
    const file = wav(5_000);
    const organization = await api.organization();
    const { result } = await registered(api, organization, {
      file,
      work: { title: TITLE, creators: CREATORS },
    });
    const answer = await ok(issue(organization, result['work_id'] as string));
    const json = await downloaded(answer.json_url);
    const pdf = await readPdf(await downloaded(answer.url));

    const attached = pdf.attachments.get(`ats-${result['ats_id']}.json`);
    expect(attached && Buffer.from(attached).equals(Buffer.from(json))).toBe(true);

    const decoded = Certificate.decode(JSON.parse(Buffer.from(json).toString('utf8')));
    if (!decoded.ok) throw new Error(JSON.stringify(decoded.issues));
    const certificate = decoded.value;
    expect(certificate.mediaHash).toBe(createHash('sha256').update(file).digest('hex'));
    const computed = computeCommitment(certificate);
    expect(computed.commitment).toBe(certificate.commitment);
    expect(computed.merkleRoot).toBe(certificate.merkleRoot);

    const record = await api.database
      .selectFrom('chain_extrinsics as extrinsic')
      .innerJoin('chain_blocks as block', 'block.number', 'extrinsic.block_number')
      .select(['extrinsic.payload', 'extrinsic.ats_id', 'extrinsic.version'])
      .select(['block.number', 'block.hash', 'block.sealed_at'])
      .where('extrinsic.tx_hash', '=', certificate.txHash)
      .where('block.network', '=', 'testnet')
      .executeTakeFirstOrThrow();
    expect(JSON.parse(record.payload)).toMatchObject({
      commitment: certificate.commitment,
      protocol_version: certificate.protocolVersion,
      owner: certificate.owner,
    });
    expect(certificate).toMatchObject({
      network: 'testnet',
      atsId: record.ats_id,
      versionNo: (record.version ?? 0) + 1,
      blockNumber: record.number,
      blockHash: record.hash,
      blockTime: record.sealed_at.toISOString(),
      title: TITLE,
    });
    const genesis = await api.database
      .selectFrom('chain_blocks')
      .select('hash')
      .where('network', '=', 'testnet')
      .where('number', '=', 0)
      .executeTakeFirstOrThrow();
    expect(certificate.genesisHash).toBe(genesis.hash);
  });

  it('[8.certificate.private] the pages show names and roles, and no e-mail address', async () => {
    const { organization, workId, result, quote } = await registeredWork({
      work: { title: TITLE, creators: CREATORS },
    });
    const { url } = await ok(issue(organization, workId));
    const pdf = await readPdf(await downloaded(url));
    expect(pdf.pages).toHaveLength(1);
    const [page = ''] = pdf.pages;
    for (const fact of [
      TITLE,
      'Zoë Núñez Author',
      'Ada Lovelace Author, Composer, Arranger',
      `ATS number ${result['ats_id']}, version 1`,
      'Allfeat testnet',
      'Testnet: a trial',
      quote['commitment'] as string,
      result['tx_hash'] as string,
      `Block ${result['block_number']}, `,
    ])
      expect(page).toContain(fact);
    expect(page).not.toMatch(/@|private/);
    expect(pdf.xmp).not.toMatch(/@|private/);
    expect(pdf.codes).toEqual([result['explorer_url']]);
    expect(pdf.links).toEqual([result['explorer_url']]);
  });
});
