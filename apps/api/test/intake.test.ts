import { createHash } from 'node:crypto';
import { describe, expect, it, vi } from 'vitest';
import type { Objects } from '../src/ports.ts';
import { createIntake } from '../src/services/intake.ts';
import { lockJob, UPLOAD_SESSION } from '../src/services/jobs.ts';
import { mediaFolderOf, newMediaKey, uploadKeyOf } from '../src/services/object-keys.ts';
import { expectError, useTestApi, waitForEnd } from './support/api.ts';
import { keysOf, readAll } from './support/stored.ts';
import { ok, prepared, upload, uploaded, wav, widget } from './support/works.ts';

const api = useTestApi();
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

const jobOf = (id: string) =>
  api.database.selectFrom('jobs').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
const mediaOf = (jobId: string) => keysOf(api.api.objects, mediaFolderOf(jobId));

/** Another file under the upload's key, as if it had come between two steps of ours. */
async function replaceUpload(jobId: string, bytes: Uint8Array): Promise<void> {
  await api.api.objects.remove(uploadKeyOf(jobId));
  await api.api.objects.write(uploadKeyOf(jobId), bytes);
}

/** What `prepare` does with the file of a job, with a store that misbehaves. */
async function keep(jobId: string, broken: (objects: Objects) => Partial<Objects>) {
  const { objects } = api.api;
  const intake = createIntake({
    database: api.database,
    objects: { ...objects, ...broken(objects) },
    clock: api.clock,
    config: api.config,
  });
  const job = await jobOf(jobId);
  const principal = {
    organizationId: job.organization_id,
    action: 'register' as const,
    network: job.network,
    allowedAtsId: undefined,
    externalUserRef: undefined,
    maxFileBytes: undefined,
    credential: { kind: 'token' as const, jti: crypto.randomUUID(), expiresAt: new Date() },
  };
  return intake.keep(
    principal,
    await api.database
      .transaction()
      .execute((queries) => lockJob(queries, jobId, principal, UPLOAD_SESSION, api.clock.now())),
  );
}

describe('what prepare keeps', () => {
  it('[4.prepare.kept] a later PUT changes nothing, to the end', async () => {
    const file = wav(5_000);
    const { client, jobId, quote, url } = await prepared(api, await api.organization(), { file });
    await upload(api, url, wav(9_000));
    expect((await ok(client.prepare(jobId))).commitment).toBe(quote['commitment']);
    const { transaction_id: transactionId } = await ok(client.confirm(jobId), 202);
    await upload(api, url, wav(7_000));
    expect((await waitForEnd(api, transactionId)).result).toMatchObject({ success: true });
    const version = await api.database
      .selectFrom('work_versions')
      .selectAll()
      .where('commitment', '=', quote['commitment'])
      .executeTakeFirstOrThrow();
    expect(version).toMatchObject({
      media_hash: sha256(file),
      media_bytes: file.length,
      state: 'registered',
    });
    expect((await readAll(api.api.objects, version.object_key)).equals(file)).toBe(true);
  });

  it('[4.prepare.kept] is under another key than the upload, whose bytes are gone', async () => {
    const { jobId } = await prepared(api, await api.organization());
    const { media_key: key } = await jobOf(jobId);
    expect(await mediaOf(jobId)).toEqual([key]);
    expect((await api.api.objects.head(uploadKeyOf(jobId)))?.bytes ?? 0).toBe(0);
  });

  it('[4.prepare.copied] is what was seen: a file that comes between the look and the copy is looked at again', async () => {
    const { jobId } = await uploaded(api, await api.organization());
    const second = wav(4_000);
    let looks = 0;
    const kept = await keep(jobId, (objects) => ({
      async copy(from, to, options) {
        if (looks++ === 0) await replaceUpload(jobId, second);
        return objects.copy(from, to, options);
      },
    }));
    expect(looks).toBe(2);
    expect(kept).toMatchObject({ bytes: second.length, hash: sha256(second) });
    expect(await mediaOf(jobId)).toEqual([kept.key]);
  });

  it('[4.prepare.copied] one that changes all the time is 503, to be asked again', async () => {
    const { jobId, client } = await uploaded(api, await api.organization());
    const attempt = keep(jobId, () => ({ copy: async () => false }));
    await expect(attempt).rejects.toMatchObject({ code: 'common.service_unavailable', retryAfterMs: 1_000 });
    await ok(client.prepare(jobId));
  });

  it('[4.prepare.concurrent] several at the same moment keep one file and give one commitment', async () => {
    const { jobId, client } = await uploaded(api, await api.organization(), { file: wav(300_000) });
    const copy = vi.spyOn(api.api.objects, 'copy');
    const quotes = await Promise.all(Array.from({ length: 6 }, () => ok(client.prepare(jobId))));
    expect(copy.mock.calls.length, 'the file is read once').toBe(1);
    copy.mockRestore();
    expect(new Set(quotes.map(({ commitment }) => commitment as string)).size).toBe(1);
    expect(await mediaOf(jobId)).toEqual([(await jobOf(jobId)).media_key]);
  });

  it('[2.prepare.audio-format] of a file that is no audio is nothing', async () => {
    const { jobId, client } = await uploaded(api, await api.organization(), {
      file: new TextEncoder().encode('<html>no audio here, and nothing else'),
    });
    await expectError(await client.prepare(jobId), 422, 'registration.invalid_audio_format');
    expect(await mediaOf(jobId)).toEqual([]);
  });
});

describe('a process that dies while it prepares', () => {
  it('[0.kill] after the copy: the job is prepared again', async () => {
    const file = wav(2_000);
    const { jobId, client } = await uploaded(api, await api.organization(), { file });
    const { objects } = api.api;
    const etag = (await objects.head(uploadKeyOf(jobId)))?.etag ?? 'none';
    const orphan = newMediaKey(jobId);
    await objects.copy(uploadKeyOf(jobId), orphan, { ifMatch: etag });
    await ok(client.prepare(jobId));
    const { media_key: key, media_hash: hash } = await jobOf(jobId);
    expect({ key, hash }).toMatchObject({ key: expect.not.stringMatching(orphan), hash: sha256(file) });
  });

  it('[0.kill] after the row: the file is kept, and read no second time', async () => {
    const { jobId, client } = await uploaded(api, await api.organization());
    const dying = keep(jobId, () => ({ closeUpload: () => Promise.reject(new Error('killed')) }));
    await expect(dying).rejects.toThrow('killed');
    const before = await jobOf(jobId);
    await ok(client.prepare(jobId));
    expect((await jobOf(jobId)).media_key).toBe(before.media_key);
    expect(await mediaOf(jobId)).toEqual([before.media_key]);
  });
});

describe('a file that is too large', () => {
  async function tooLarge(file: Uint8Array) {
    const journey = await uploaded(api, await api.organization(), { file });
    // The limit of a job is fixed at init; here it shrinks, as if the file had come past it.
    const { sql } = await import('kysely');
    await sql`update jobs set max_bytes = 1000 where id = ${journey.jobId}`.execute(api.database);
    return journey;
  }

  it('[4.prepare.too-large] is 413 with its size and the limit, and is removed', async () => {
    const { client, jobId } = await tooLarge(wav(1_001));
    const error = await expectError(await client.prepare(jobId), 413, 'registration.audio_too_large');
    expect(error.details).toEqual({ size_bytes: 1_001, max_bytes: 1_000 });
    expect(await api.api.objects.head(uploadKeyOf(jobId))).toBeUndefined();
    expect(await mediaOf(jobId)).toEqual([]);
  });

  it('[4.prepare.too-large] a smaller one may be uploaded in its place', async () => {
    const { client, jobId, url } = await tooLarge(wav(5_000));
    await expectError(await client.prepare(jobId), 413, 'registration.audio_too_large');
    await expectError(await client.prepare(jobId), 422, 'registration.audio_empty');
    expect((await upload(api, url, wav(900))).status).toBe(200);
    await ok(client.prepare(jobId));
  });

  it('[2.prepare.audio-empty] and without any it is 422, also after nothing but an init', async () => {
    const organization = await api.organization();
    const client = widget(api, organization, await api.session(organization));
    const { job_id: jobId } = await ok(client.init());
    await expectError(await client.prepare(jobId), 422, 'registration.audio_empty');
  });
});
