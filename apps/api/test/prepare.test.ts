import { createHash } from 'node:crypto';
import { computeCommitment } from '@ats-kit/protocol';
import { describe, expect, it } from 'vitest';
import { loadConfig } from '../src/config.ts';
import { expectError, useTestApi } from './support/api.ts';
import { creator, ok, prepared, upload, uploaded, wav, widget } from './support/works.ts';

const api = useTestApi();
const bytesOf = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'));
/** With bytes of its own behind the head: the same file cannot be registered twice. */
const fileOf = (head: string) => new Uint8Array(Buffer.concat([bytesOf(head), wav(64)]));

describe('POST /v1/works/prepare', () => {
  it('[4.quote.shape] answers a quote with every component and when it ends', async () => {
    const { quote, jobId } = await prepared(api, await api.organization());
    expect(quote).toEqual({
      job_id: jobId,
      commitment: expect.stringMatching(/^0x[0-9a-f]{64}$/),
      network_fee_credits: 0,
      total_deposit_credits: 0,
      service_fee_credits: 0,
      storage_fee_credits: 0,
      total_price_credits: 0,
      is_valid: true,
      expires_at: expect.any(String),
    });
    const minutes = (Date.parse(quote['expires_at']) - api.clock.now().getTime()) / 60_000;
    expect(minutes).toBeGreaterThan(4.5);
    expect(minutes).toBeLessThanOrEqual(5);
  });

  it('[4.prepare.commitment] reads the uploaded bytes and computes the commitment of file, title and creators', async () => {
    const file = wav(100_000);
    const creators = [
      creator(),
      creator({ full_name: 'Bob', roles: { composer: true, adapter: true }, ipi: '123' }),
    ];
    const { quote } = await prepared(api, await api.organization(), {
      file,
      work: { title: 'Überlied', creators },
    });
    const { commitment } = computeCommitment({
      title: 'Überlied',
      mediaHash: createHash('sha256').update(file).digest('hex'),
      creators: [
        { fullName: 'Ada Lovelace', email: 'ada@example.org', roles: ['author'] },
        { fullName: 'Bob', email: 'ada@example.org', roles: ['composer', 'adapter'], ipi: '123' },
      ],
    });
    expect(quote['commitment']).toBe(commitment);
  });

  it('[4.quote.mainnet] on mainnet all four components are debited, and add up', async () => {
    const { quote } = await prepared(api, await api.organization(), { network: 'mainnet' });
    expect(quote).toMatchObject({
      network_fee_credits: 8,
      total_deposit_credits: 600,
      service_fee_credits: Math.ceil((608 * 500) / 10_000),
      storage_fee_credits: 0,
      total_price_credits: 639,
      is_valid: true,
    });
  });

  it('[4.quote.testnet] on testnet the three chain components are 0 and storage is debited', async () => {
    const { quote } = await prepared(api, await api.organization(), { file: wav(12_000_001) });
    expect(quote).toMatchObject({
      network_fee_credits: 0,
      total_deposit_credits: 0,
      service_fee_credits: 0,
      storage_fee_credits: 3,
      total_price_credits: 3,
    });
  });

  it('[4.quote.is-valid] is_valid is false when the organization cannot pay', async () => {
    const organization = await api.organization({ testnetCredits: 2 });
    const { quote } = await prepared(api, organization, { file: wav(12_000_001) });
    expect(quote).toMatchObject({ total_price_credits: 3, is_valid: false });
  });

  it('[2.code.registration.audio_empty] [2.prepare.audio-empty] without bytes it is 422 registration.audio_empty', async () => {
    const organization = await api.organization();
    const client = widget(api, organization, await api.session(organization));
    const { job_id, upload_url } = await ok(client.init());
    await expectError(await client.prepare(job_id), 422, 'registration.audio_empty');
    expect((await upload(api, upload_url)).status).toBe(200);
    await ok(client.prepare(job_id));
  });

  it.each([
    ['WAV', 'RIFF\0\0\0\0WAVE'],
    ['AIFF', 'FORM\0\0\0\0AIFF'],
    ['FLAC', 'fLaC'],
    ['MP3', '\u00ff\u00fb\u0090\u0064'],
    ['M4A', '\0\0\0\u0020ftypM4A '],
    ['Ogg', 'OggS'],
  ])('[2.prepare.audio-format] a file that begins like %s is taken', async (_, head) => {
    await prepared(api, await api.organization(), { file: fileOf(head) });
  });

  it.each([
    ['HTML', '<html>no audio here'],
    ['a film', 'RIFF\0\0\0\0AVI '],
    ['a picture', '\0\0\0\u0020ftypheic'],
    ['three bytes', '\u0001\u0002\u0003'],
  ])(
    '[2.code.registration.invalid_audio_format] [2.prepare.audio-format] %s is 422 registration.invalid_audio_format',
    async (_, head) => {
      const { client, jobId } = await uploaded(api, await api.organization(), { file: bytesOf(head) });
      await expectError(await client.prepare(jobId), 422, 'registration.invalid_audio_format');
    },
  );

  it('[4.prepare.repeat] it can be repeated: the new quote replaces the old', async () => {
    const { client, jobId, quote } = await prepared(api, await api.organization());
    api.clock.advance(60_000);
    const again = await ok(client.prepare(jobId));
    expect(Date.parse(again.expires_at)).toBeGreaterThan(Date.parse(quote['expires_at']));
    expect(again.commitment).toBe(quote['commitment']);
    expect(
      await api.database.selectFrom('quotes').selectAll().where('job_id', '=', jobId).execute(),
    ).toHaveLength(1);
  });

  it('[2.code.registration.upload_session_forbidden] [4.prepare.kept] what was hashed is what is kept: a later PUT changes nothing', async () => {
    const { client, jobId, quote, url } = await prepared(api, await api.organization());
    await upload(api, url);
    expect((await ok(client.prepare(jobId))).commitment).toBe(quote['commitment']);
  });

  it('[4.prepare.passphrase] a passphrase of null is ignored', async () => {
    const { client, jobId } = await uploaded(api, await api.organization());
    await ok(client.post('/v1/works/prepare', { job_id: jobId, passphrase: null }));
  });

  it('[2.code.registration.upload_session_not_found] [2.job.unknown] an unknown job is 404 registration.upload_session_not_found', async () => {
    const organization = await api.organization();
    const client = widget(api, organization, await api.session(organization));
    await expectError(
      await client.prepare(crypto.randomUUID()),
      404,
      'registration.upload_session_not_found',
    );
    await expectError(await client.prepare('not-a-uuid'), 404, 'registration.upload_session_not_found');
  });

  it.each([{}, { job_id: 7 }, { job_id: '' }, { job_id: null }])(
    '[2.validation.fields] a bad job_id is named: %#',
    async (body) => {
      const organization = await api.organization();
      const client = widget(api, organization, await api.session(organization));
      for (const path of ['prepare', 'confirm']) {
        const error = await expectError(
          await client.post(`/v1/works/${path}`, body),
          422,
          'common.validation_failed',
        );
        expect(error.details?.['fields']).toHaveProperty('job_id');
      }
    },
  );

  it('[2.job.expired] a job of yesterday is 404', async () => {
    const organization = await api.organization();
    const { jobId } = await prepared(api, organization);
    api.clock.advance(24 * 3_600_000 + 1);
    const client = widget(api, organization, await api.session(organization));
    await expectError(await client.prepare(jobId), 404, 'registration.upload_session_not_found');
    await expectError(await client.confirm(jobId), 404, 'registration.prepared_not_found');
  });
});

describe('another principal’s job', () => {
  it.each([
    ['organization', async () => ({ organization: await api.organization() })],
    ['user', async () => ({ session: { body: { external_user_ref: 'user-2' } } })],
    ['user, as none', async () => ({ session: {} })],
    [
      'network',
      async () => ({ session: { network: 'mainnet' as const, body: { external_user_ref: 'user-1' } } }),
    ],
  ])('[2.job.foreign] is 403 for another %s', async (_, other) => {
    const organization = await api.organization();
    const { jobId } = await prepared(api, organization, {
      session: { body: { external_user_ref: 'user-1' } },
    });
    const stranger: { organization?: typeof organization; session?: Record<string, unknown> } = await other();
    const who = stranger.organization ?? organization;
    const client = widget(
      api,
      who,
      await api.session(who, stranger.session ?? { body: { external_user_ref: 'user-1' } }),
    );
    await expectError(await client.prepare(jobId), 403, 'registration.upload_session_forbidden');
    await expectError(await client.confirm(jobId), 403, 'registration.prepared_forbidden');
  });
});

describe('without the check of formats', () => {
  const lenient = useTestApi({
    config: { checkAudioFormat: loadConfig({ ATS_CHECK_AUDIO_FORMAT: 'off' }).checkAudioFormat },
  });

  it('[2.prepare.audio-format] switched off, any bytes are taken, and an empty file still is not', async () => {
    const organization = await lenient.organization();
    await prepared(lenient, organization, { file: bytesOf('<html>no audio here') });
    const client = widget(lenient, organization, await lenient.session(organization));
    const { job_id } = await ok(client.init());
    await expectError(await client.prepare(job_id), 422, 'registration.audio_empty');
  });
});
