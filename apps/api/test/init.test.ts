import { describe, expect, it } from 'vitest';
import { expectError, useTestApi } from './support/api.ts';
import { creator, ok, widget } from './support/works.ts';

const api = useTestApi();

async function client(session: Record<string, unknown> = {}) {
  const organization = await api.organization();
  return widget(api, organization, await api.session(organization, { body: session }));
}

const jobOf = (id: string) =>
  api.database.selectFrom('jobs').selectAll().where('id', '=', id).executeTakeFirstOrThrow();

describe('POST /v1/works/init', () => {
  it('[4.init.answer] answers a job, an upload URL and when it ends', async () => {
    const answer = await ok((await client()).init());
    expect(answer).toEqual({
      job_id: expect.any(String),
      upload_url: expect.stringMatching(/^http:\/\/[^?]+\/uploads\/[^?]+\?.*signature=/i),
      upload_expires_at: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/),
    });
    const minutes = (Date.parse(answer.upload_expires_at) - api.clock.now().getTime()) / 60_000;
    expect(minutes).toBeGreaterThan(9.5);
    expect(minutes).toBeLessThanOrEqual(10);
  });

  it('[3.job.random] a job id has at least 122 random bits: a UUID version 4', async () => {
    const { job_id } = await ok((await client()).init());
    expect(job_id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });

  it.each([undefined, null, '', '  \t', '\u0085'])(
    '[2.code.registration.title_required] [2.init.title-required] a missing or empty title is registration.title_required: %#',
    async (title) => {
      await expectError(await (await client()).init({ title }), 422, 'registration.title_required');
    },
  );

  it.each([undefined, null, '', ' '])(
    '[2.code.registration.filename_required] [2.init.filename-required] a missing or empty file name is registration.filename_required: %#',
    async (filename) => {
      await expectError(await (await client()).init({ filename }), 422, 'registration.filename_required');
    },
  );

  it.each([undefined, null, []])(
    '[2.code.registration.creators_required] [2.init.creators-required] missing creators are registration.creators_required: %#',
    async (creators) => {
      await expectError(await (await client()).init({ creators }), 422, 'registration.creators_required');
    },
  );

  it.each([
    ['title', { title: 7 }],
    ['title', { title: 'x'.repeat(201) }],
    ['title', { title: 'half \ud800 pair' }],
    ['title', { title: 'nul \0' }],
    ['filename', { filename: 'x'.repeat(256) }],
    ['creators', { creators: 'me' }],
    ['creators', { creators: Array.from({ length: 33 }, () => creator()) }],
    ['network', { network: 'devnet' }],
    ['network', { network: undefined }],
    ['creators[0].full_name', { creators: [creator({ full_name: ' ' })] }],
    ['creators[0].full_name', { creators: [creator({ full_name: 'x'.repeat(256) })] }],
    ['creators[1].email', { creators: [creator(), creator({ email: 'nobody' })] }],
    ['creators[0].roles', { creators: [creator({ roles: { author: false } })] }],
    ['creators[0].ipi', { creators: [creator({ ipi: '123456789012' })] }],
    ['creators[0].isni', { creators: [creator({ isni: '123' })] }],
  ])(
    '[2.validation.fields] a bad value is common.validation_failed at its path: %s',
    async (path, values) => {
      const error = await expectError(await (await client()).init(values), 422, 'common.validation_failed');
      expect(error.details?.['fields']).toHaveProperty([path], expect.any(String));
    },
  );

  it('[7.limits.title] a title of 200 characters after trimming is taken', async () => {
    const { job_id } = await ok((await client()).init({ title: ` ${'😀'.repeat(200)} ` }));
    expect((await jobOf(job_id)).title).toBe('😀'.repeat(200));
  });

  it('[7.limits.creators] 32 creators are taken', async () => {
    await ok((await client()).init({ creators: Array.from({ length: 32 }, () => creator()) }));
  });

  it('[0.trim] strings are trimmed, and an empty ipi or isni is absent: what is kept is what is hashed', async () => {
    const values = {
      title: '\u00a0 Song\n',
      creators: [
        creator({ full_name: ' Ada ', email: ' ada@example.org ', ipi: '', isni: ' 0000 0001 2345 678x ' }),
      ],
    };
    const { job_id } = await ok((await client()).init(values));
    const job = await jobOf(job_id);
    expect(job.title).toBe('Song');
    expect(job.creators).toEqual([
      { fullName: 'Ada', email: 'ada@example.org', roles: ['author'], isni: '000000012345678X' },
    ]);
  });

  it('[4.unknown-keys] unknown keys are ignored', async () => {
    await ok((await client()).init({ mood: 'good', creators: [{ ...creator(), shoe_size: 43 }] }));
  });

  it('[2.network.not-allowed] the body’s network must be the token’s', async () => {
    await expectError(
      await (await client()).init({ network: 'mainnet' }),
      403,
      'session.network_not_allowed',
    );
  });

  it('[3.ref.only] a body reference that differs from the token’s, or stands without one, is 422', async () => {
    await expectError(
      await (await client()).init({ external_user_ref: 'me' }),
      422,
      'session.invalid_external_user_ref',
    );
    const pinned = { external_user_ref: 'user-1' };
    await expectError(
      await (await client(pinned)).init({ external_user_ref: 'user-2' }),
      422,
      'session.invalid_external_user_ref',
    );
    await expectError(
      await (await client(pinned)).init({ external_user_ref: 'USER-1' }),
      422,
      'session.invalid_external_user_ref',
    );
    await expectError(
      await (await client(pinned)).init({ external_user_ref: 'x'.repeat(256) }),
      422,
      'session.invalid_external_user_ref',
    );
  });

  it('[3.ref.pinned] the token’s reference is the job’s, whether the body repeats it or not', async () => {
    const pinned = { external_user_ref: 'user-1' };
    for (const values of [{}, pinned]) {
      const { job_id } = await ok((await client(pinned)).init(values));
      expect((await jobOf(job_id)).external_user_ref).toBe('user-1');
    }
  });

  it('[3.session.max-size] max_file_size_bytes lowers the cap, and never raises it', async () => {
    const lower = await ok((await client({ max_file_size_bytes: 1_000 })).init());
    expect((await jobOf(lower.job_id)).max_bytes).toBe(1_000);
    const higher = await ok((await client({ max_file_size_bytes: 900_000_000 })).init());
    expect((await jobOf(higher.job_id)).max_bytes).toBe(500_000_000);
  });
});
