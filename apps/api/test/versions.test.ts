import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { expectError, useTestApi, waitForEnd } from './support/api.ts';
import { scriptedChain } from './support/chains.ts';
import { codedWork, preparedUpdate, updated, updater } from './support/updates.ts';
import { creator, ok, wav } from './support/works.ts';

const chain = scriptedChain();
const api = useTestApi({ chain: chain.build });
afterAll(() => chain.stop());
beforeEach(() => {
  chain.refuse = {};
  chain.isHeld = false;
});

const balanceOf = async (id: string, network: 'testnet' | 'mainnet') => {
  const row = await api.database
    .selectFrom('credit_balances')
    .select('balance')
    .where('organization_id', '=', id)
    .where('network', '=', network)
    .executeTakeFirstOrThrow();
  return row.balance;
};

describe('an update that keeps the file', () => {
  it('[4.versions.init] answers a job and nothing to upload to; what it anchors is the same file with other creators', async () => {
    const organization = await api.organization();
    const { path, atsId, result: first } = await codedWork(api, organization, { work: { title: 'Aria' } });
    const client = await updater(api, organization, path);
    const job = await ok(client.init());
    expect(job).toEqual({ job_id: expect.stringMatching(/^[0-9a-f-]{36}$/) });
    const quote = await ok(client.prepare(job.job_id));
    const confirmation = await ok(client.confirm(job.job_id), 202);
    expect(confirmation).toEqual({
      transaction_id: expect.any(String),
      ws_url: `/v1/ws/transactions/${confirmation.transaction_id}`,
      status_url: `/v1/transactions/${confirmation.transaction_id}`,
    });
    const status = await waitForEnd(api, confirmation.transaction_id);
    expect(status).toMatchObject({
      transaction_type: 'add_version',
      current_step: 'completed',
      description: 'The new version is registered',
    });
    const work = await ok(client.get('/work'));
    expect(work).toMatchObject({
      ats_id: atsId,
      title: 'Aria',
      latest_version: 2,
      latest_commitment: quote.commitment,
      creators: [{ full_name: 'Grace Hopper', email: 'grace@example.org', roles: ['Author'] }],
      asset_filename: 'song.wav',
    });
    expect(work.versions).toHaveLength(2);
    expect(work.versions[1]).toMatchObject({ version: 2, tx_hash: status['result'].tx_hash });
    expect(work.versions[1].media_hash).toBe(work.versions[0].media_hash);
    expect(work.versions[1].merkle_root).not.toBe(work.versions[0].merkle_root);
    expect(status['result'].work_id).toBe(first['work_id']);
  });

  it('[4.versions.result] the result names the work and the transaction, and shows no access code', async () => {
    const organization = await api.organization();
    const { path, atsId, result: first } = await codedWork(api, organization);
    const { result } = await updated(api, organization, path);
    expect(result).toEqual({
      success: true,
      tx_hash: expect.stringMatching(/^0x[0-9a-f]{64}$/),
      block_number: expect.any(Number),
      block_hash: expect.stringMatching(/^0x[0-9a-f]{64}$/),
      ats_id: atsId,
      work_id: first['work_id'],
      explorer_url: `http://api.test/explorer/testnet/tx/${result.tx_hash}`,
    });
    const page = await (await api.call(result.explorer_url.replace('http://api.test', ''))).text();
    expect(page).toContain('New version of a work');
  });

  it('[4.versions.title] a title in the body changes nothing: titles never change', async () => {
    const organization = await api.organization();
    const { path } = await codedWork(api, organization, { work: { title: 'Aria' } });
    const { client } = await updated(api, organization, path, { values: { title: 'Another' } });
    expect((await ok(client.get('/work'))).title).toBe('Aria');
  });

  it('[4.versions.kept-file] a file that another update replaced meanwhile is not brought back: the quote is made anew', async () => {
    const organization = await api.organization();
    const { path } = await codedWork(api, organization);
    const creators = [creator({ full_name: 'Slow Hand' })];
    const slow = await preparedUpdate(api, organization, path, { values: { creators } });
    await updated(api, organization, path, { file: wav() });
    await expectError(await slow.client.confirm(slow.jobId), 404, 'registration.prepared_not_found');
    const quote = await ok(slow.client.prepare(slow.jobId));
    expect(quote.commitment).not.toBe(slow.quote.commitment);
    const { transaction_id: id } = await ok(slow.client.confirm(slow.jobId), 202);
    await waitForEnd(api, id);
    const { versions, asset_filename: filename } = await ok(slow.client.get('/work'));
    expect(versions).toHaveLength(3);
    expect(versions[2].media_hash).toBe(versions[1].media_hash);
    expect(filename).toBe('remaster.wav');
  });
});

describe('an update with another file', () => {
  it('[4.versions.init-upload] answers a job with an upload URL; the new file and its name are the version’s', async () => {
    const organization = await api.organization();
    const { path } = await codedWork(api, organization);
    const client = await updater(api, organization, path);
    expect(await ok(client.initUpload())).toEqual({
      job_id: expect.any(String),
      upload_url: expect.stringMatching(/^http/),
      upload_expires_at: expect.stringMatching(/Z$/),
    });
    const { client: other } = await updated(api, organization, path, { file: wav() });
    const work = await ok(other.get('/work'));
    expect(work).toMatchObject({ latest_version: 2, asset_filename: 'remaster.wav' });
    expect(work.versions[1].media_hash).not.toBe(work.versions[0].media_hash);
  });

  it('[2.prepare.audio-empty] prepare without the new file is 422 registration.audio_empty', async () => {
    const organization = await api.organization();
    const { path } = await codedWork(api, organization);
    const client = await updater(api, organization, path);
    const { job_id: jobId } = await ok(client.initUpload());
    await expectError(await client.prepare(jobId), 422, 'registration.audio_empty');
  });
});

describe('the price of an update', () => {
  it('[4.versions.quote] has version_deposit_credits without the base deposit', async () => {
    const organization = await api.organization();
    const { path, result } = await codedWork(api, organization, { network: 'mainnet' });
    const before = await balanceOf(organization.id, 'mainnet');
    const { quote, jobId } = await updated(api, organization, path, { session: { network: 'mainnet' } });
    expect(quote).toEqual({
      job_id: jobId,
      work_id: result['work_id'],
      commitment: expect.stringMatching(/^0x[0-9a-f]{64}$/),
      network_fee_credits: 8,
      version_deposit_credits: 100,
      service_fee_credits: 6,
      storage_fee_credits: 0,
      total_price_credits: 114,
      is_valid: true,
      expires_at: expect.stringMatching(/Z$/),
    });
    expect(await balanceOf(organization.id, 'mainnet')).toBe(before - 114);
  });

  it('[7.update.storage] a file that stays is stored already; another one is paid for', async () => {
    const organization = await api.organization();
    const { path } = await codedWork(api, organization, { file: wav(12_000_001) });
    const kept = await preparedUpdate(api, organization, path);
    expect(kept.quote).toMatchObject({ storage_fee_credits: 0, total_price_credits: 0 });
    const replaced = await preparedUpdate(api, organization, path, { file: wav(12_000_001) });
    expect(replaced.quote).toMatchObject({ storage_fee_credits: 3, total_price_credits: 3 });
  });
});

describe('one update of a work at a time', () => {
  it('[2.code.version.already_in_progress] [2.version.in-progress] while one is under way every further call is 409 version.already_in_progress', async () => {
    const organization = await api.organization();
    const { path } = await codedWork(api, organization);
    const waiting = await preparedUpdate(api, organization, path, { file: wav() });
    const running = await preparedUpdate(api, organization, path, { file: wav() });
    chain.isHeld = true;
    const { transaction_id: id } = await ok(running.client.confirm(running.jobId), 202);
    const client = await updater(api, organization, path);
    for (const response of [
      await client.init(),
      await client.initUpload(),
      await waiting.client.prepare(waiting.jobId),
      await waiting.client.confirm(waiting.jobId),
    ]) {
      await expectError(response, 409, 'version.already_in_progress');
    }
    expect((await ok(client.get('/work'))).latest_version, 'what is under way is not shown').toBe(1);
    chain.isHeld = false;
    await waitForEnd(api, id);
    await ok(waiting.client.prepare(waiting.jobId));
    const second = await ok(waiting.client.confirm(waiting.jobId), 202);
    expect((await waitForEnd(api, second.transaction_id))['result']).toMatchObject({ success: true });
    expect((await ok(client.get('/work'))).latest_version).toBe(3);
  });

  it('[2.version.in-progress] of ten confirms at the same moment one goes through', async () => {
    const organization = await api.organization();
    const { path } = await codedWork(api, organization);
    const jobs = [];
    for (let index = 0; index < 10; index++)
      jobs.push(await preparedUpdate(api, organization, path, { file: wav() }));
    chain.isHeld = true;
    const responses = await Promise.all(jobs.map(({ client, jobId }) => client.confirm(jobId)));
    expect(responses.map(({ status }) => status).sort()).toEqual([202, ...Array<number>(9).fill(409)]);
    chain.isHeld = false;
    for (const response of responses)
      if (response.status === 202)
        await waitForEnd(api, ((await response.json()) as { transaction_id: string }).transaction_id);
  });

  it('[4.confirm.repeat] a repeated confirm of an update answers 202 with the same transaction', async () => {
    const organization = await api.organization();
    const { path } = await codedWork(api, organization);
    const { client, jobId, transactionId } = await updated(api, organization, path);
    expect((await ok(client.confirm(jobId), 202)).transaction_id).toBe(transactionId);
    await expectError(await client.prepare(jobId), 409, 'work.already_registered');
  });

  it('[2.work.already-registered] an update to what is registered already is 409', async () => {
    const organization = await api.organization();
    const { path } = await codedWork(api, organization);
    await updated(api, organization, path);
    const again = await preparedUpdate(api, organization, path);
    await expectError(await again.client.confirm(again.jobId), 409, 'work.already_registered');
  });
});

describe('an update that fails', () => {
  it('[4.versions.failed] is refunded, leaves the work as it was, and its number to the next one', async () => {
    const organization = await api.organization();
    const { path } = await codedWork(api, organization, { network: 'mainnet' });
    const before = await balanceOf(organization.id, 'mainnet');
    chain.refuse = { submit: 'Token.FundsUnavailable' };
    const { client, jobId, status } = await updated(api, organization, path, {
      session: { network: 'mainnet' },
    });
    expect(status).toMatchObject({
      transaction_type: 'add_version',
      current_step: 'failed',
      description: 'The update failed',
      result: { success: false, error: 'Token.FundsUnavailable' },
    });
    expect(await balanceOf(organization.id, 'mainnet')).toBe(before);
    const work = await ok(client.get('/work'));
    expect(work).toMatchObject({ latest_version: 1, creators: [{ full_name: 'Ada Lovelace' }] });
    expect(work.versions).toHaveLength(1);

    chain.refuse = {};
    await ok(client.prepare(jobId));
    const second = await ok(client.confirm(jobId), 202);
    expect((await waitForEnd(api, second.transaction_id))['result']).toMatchObject({ success: true });
    const after = await ok(client.get('/work'));
    expect(after.versions.map(({ version }: { version: number }) => version)).toEqual([1, 2]);
    expect(await balanceOf(organization.id, 'mainnet')).toBe(before - 114);
  });

  it('[2.prepare.dry-run] what the chain would refuse is 422 registration.dry_run_failed', async () => {
    const organization = await api.organization();
    const { path } = await codedWork(api, organization);
    const client = await updater(api, organization, path);
    const { job_id: jobId } = await ok(client.init());
    chain.refuse = { estimate: 'Ats.MaxVersionsReached' };
    const error = await expectError(await client.prepare(jobId), 422, 'registration.dry_run_failed');
    expect(error.details).toEqual({ reason: 'Ats.MaxVersionsReached' });
  });
});
