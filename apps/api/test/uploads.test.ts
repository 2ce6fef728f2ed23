import { createHash } from 'node:crypto';
import { readdir, rm, stat, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { uploadKeyOf } from '../src/services/object-keys.ts';
import { expectError } from './support/api.ts';
import { type LiveApi, openLiveApi, rawRequest } from './support/server.ts';
import { ok, wav, widget } from './support/works.ts';

const IDLE_MS = 1_000;
let api: LiveApi;
beforeAll(async () => {
  api = await openLiveApi({ config: { uploadIdleMs: IDLE_MS } });
});
afterAll(() => api.stop());

async function job(session: Record<string, unknown> = {}) {
  const organization = await api.organization();
  const client = widget(api, organization, await api.session(organization, { body: session }));
  const { job_id, upload_url } = await ok(client.init());
  return { client, jobId: job_id as string, url: upload_url as string };
}

const put = (url: string, body: BodyInit, init: RequestInit = {}) =>
  fetch(url, { method: 'PUT', body, ...init });
const storedBytes = async (jobId: string) => (await api.api.objects.head(uploadKeyOf(jobId)))?.bytes;
const drafts = () => readdir(path.join(api.config.dataDir, 'files', 'incoming'));
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

async function eventually(check: () => Promise<void>): Promise<void> {
  for (let attempt = 0; attempt < 100; attempt++) {
    try {
      await check();
      return;
    } catch {
      await pause(20);
    }
  }
  await check();
}

/** `count` chunks of 64 KB, without a length known beforehand. */
function stream(count: number): ReadableStream<Uint8Array> {
  let sent = 0;
  return new ReadableStream({
    pull(controller) {
      if (sent++ >= count) controller.close();
      else controller.enqueue(sent === 1 ? wav(65_536) : new Uint8Array(65_536));
    },
  });
}

describe('PUT on the upload URL', () => {
  it('[4.upload.url] takes raw bytes without Authorization: the URL is the credential', async () => {
    const { url, jobId, client } = await job();
    const file = wav(1_000);
    const response = await put(url, file as BodyInit);
    expect(response.status).toBe(200);
    expect(await response.text()).toBe('');
    const kept: Uint8Array[] = [];
    for await (const chunk of api.api.objects.read(uploadKeyOf(jobId))) kept.push(chunk);
    expect(Buffer.concat(kept).equals(file)).toBe(true);
    await ok(client.prepare(jobId));
  });

  it('[4.upload.streamed] a body without a length goes to disk as it comes', async () => {
    const { url, jobId } = await job();
    let release = () => {};
    const held = new Promise<void>((resolve) => (release = resolve));
    let sent = 0;
    const body = new ReadableStream<Uint8Array>({
      async pull(controller) {
        if (sent === 200) await held;
        if (sent++ < 400) controller.enqueue(sent === 1 ? wav(65_536) : new Uint8Array(65_536));
        else controller.close();
      },
    });
    const answer = put(url, body as BodyInit, { duplex: 'half' } as RequestInit);
    await eventually(async () => {
      const [draft] = await drafts();
      const { size } = await stat(path.join(api.config.dataDir, 'files', 'incoming', draft ?? 'none'));
      expect(size).toBe(200 * 65_536);
    });
    expect(await storedBytes(jobId), 'a part is no object').toBeUndefined();
    release();
    expect((await answer).status).toBe(200);
    expect(await storedBytes(jobId)).toBe(400 * 65_536);
  });

  it('[4.upload.first-counts] the first complete body counts: a second is 403 and changes nothing', async () => {
    const { url, jobId } = await job();
    const file = wav(500);
    expect((await put(url, file as BodyInit)).status).toBe(200);
    await expectError(await put(url, wav(900) as BodyInit), 403, 'registration.upload_session_forbidden');
    expect(await storedBytes(jobId)).toBe(file.length);
  });

  it('[4.upload.first-counts] a second is 403 also when the first was prepared, and its bytes are elsewhere', async () => {
    const { url, jobId, client } = await job();
    await put(url, wav(500) as BodyInit);
    const { commitment } = await ok(client.prepare(jobId));
    await expectError(await put(url, wav(900) as BodyInit), 403, 'registration.upload_session_forbidden');
    expect(await storedBytes(jobId)).toBe(0);
    expect((await ok(client.prepare(jobId))).commitment).toBe(commitment);
  });

  it('[4.upload.truncated] what a dead process had begun is removed, and what is coming is not', async () => {
    const folder = path.join(api.config.dataDir, 'files', 'incoming');
    const dead = path.join(folder, crypto.randomUUID());
    await writeFile(dead, wav());
    const longAgo = new Date(Date.now() - 3 * IDLE_MS);
    await utimes(dead, longAgo, longAgo);
    const coming = path.join(folder, crypto.randomUUID());
    await writeFile(coming, wav());
    await api.api.objectStore?.removeStaleDrafts();
    expect(await drafts()).toEqual([path.basename(coming)]);
    await rm(coming);
  });

  it('[4.upload.first-counts] of several at the same moment one wins', async () => {
    const { url, jobId } = await job();
    const statuses = await Promise.all(
      Array.from(
        { length: 6 },
        async () => (await put(url, stream(40) as BodyInit, { duplex: 'half' } as RequestInit)).status,
      ),
    );
    expect(statuses.sort()).toEqual([200, 403, 403, 403, 403, 403]);
    expect(await storedBytes(jobId)).toBe(40 * 65_536);
    await eventually(async () => expect(await drafts()).toEqual([]));
  });

  it('[4.upload.expiry] it begins within about 10 minutes', async () => {
    const { url, jobId } = await job();
    api.clock.advance(10 * 60_000);
    await expectError(await put(url, wav() as BodyInit), 403, 'registration.upload_session_forbidden');
    expect(await storedBytes(jobId)).toBeUndefined();
  });

  it('[4.upload.expiry] one that has begun may end later', async () => {
    const { url, jobId } = await job();
    let release = () => {};
    const held = new Promise<void>((resolve) => (release = resolve));
    const parts = [wav(100), new Uint8Array(100)];
    const body = new ReadableStream<Uint8Array>({
      async pull(controller) {
        const part = parts.shift();
        if (part) controller.enqueue(part);
        else controller.close();
        await held;
      },
    });
    const answer = put(url, body as BodyInit, { duplex: 'half' } as RequestInit);
    await pause(100);
    api.clock.advance(11 * 60_000);
    release();
    expect((await answer).status).toBe(200);
    expect(await storedBytes(jobId)).toBe(200);
  });

  it.each([
    ['signature', (url: URL) => url.searchParams.set('signature', 'A'.repeat(43))],
    ['signature, missing', (url: URL) => url.searchParams.delete('signature')],
    ['expiry', (url: URL) => url.searchParams.set('expires', '9999999999')],
    ['limit', (url: URL) => url.searchParams.set('max', '9999999999')],
    ['job', (url: URL) => (url.pathname = `/v1/uploads/${crypto.randomUUID()}`)],
  ])('[4.upload.signed] a changed URL is refused: %s', async (_, change) => {
    const { url } = await job();
    const forged = new URL(url);
    change(forged);
    await expectError(
      await put(forged.href, wav() as BodyInit),
      403,
      'registration.upload_session_forbidden',
    );
  });

  it('[2.code.registration.audio_too_large] [2.upload.too-large] a longer Content-Length is 413 with details, and nothing is kept', async () => {
    const { url, jobId } = await job({ max_file_size_bytes: 1_000 });
    const error = await expectError(
      await put(url, wav(1_001) as BodyInit),
      413,
      'registration.audio_too_large',
    );
    expect(error.details).toEqual({ size_bytes: 1_001, max_bytes: 1_000 });
    expect(await storedBytes(jobId)).toBeUndefined();
    expect((await put(url, wav(1_000) as BodyInit)).status, 'the URL is still good').toBe(200);
  });

  it('[2.upload.too-large] a longer stream is 413 with details, and nothing is kept', async () => {
    const { url, jobId } = await job({ max_file_size_bytes: 100_000 });
    const error = await expectError(
      await put(url, stream(3) as BodyInit, { duplex: 'half' } as RequestInit),
      413,
      'registration.audio_too_large',
    );
    expect(error.details).toMatchObject({ max_bytes: 100_000 });
    expect(await storedBytes(jobId)).toBeUndefined();
    await eventually(async () => expect(await drafts()).toEqual([]));
  });

  it('[4.upload.truncated] a lost connection leaves nothing, and the same URL may be tried again', async () => {
    const { url, jobId } = await job();
    const { socket, answer } = rawRequest(url, ['Content-Length: 5000']);
    socket.write(wav(2_000));
    await pause(100);
    socket.destroy();
    await answer();
    await eventually(async () => expect(await drafts()).toEqual([]));
    expect(await storedBytes(jobId)).toBeUndefined();
    expect((await put(url, wav(5_000) as BodyInit)).status).toBe(200);
    expect(await storedBytes(jobId)).toBe(5_000);
  });

  it('[4.upload.idle] one that stands still is given up, and the same URL may be tried again', async () => {
    const { url, jobId } = await job();
    const { socket, answer } = rawRequest(url, ['Content-Length: 5000']);
    socket.write(wav(2_000));
    const text = await answer();
    expect(text).toMatch(/^HTTP\/1\.1 400 /);
    expect(text).toContain('common.bad_request');
    expect(await drafts()).toEqual([]);
    expect(await storedBytes(jobId)).toBeUndefined();
    expect((await put(url, wav(5_000) as BodyInit)).status).toBe(200);
  });

  it('[4.upload.slow] a slow one takes as long as it needs', async () => {
    const { url, jobId } = await job();
    const { socket, answer } = rawRequest(url, ['Content-Length: 1000', 'Connection: close']);
    const file = wav(1_000);
    for (let start = 0; start < 1_000; start += 125) {
      await pause(IDLE_MS / 2);
      socket.write(file.subarray(start, start + 125));
    }
    expect(await answer()).toMatch(/^HTTP\/1\.1 200 /);
    expect(await storedBytes(jobId)).toBe(1_000);
  });

  it('[4.upload.empty] an empty body is no file, and the same URL may be tried again', async () => {
    const { url, jobId } = await job();
    await expectError(await put(url, new Uint8Array()), 422, 'registration.audio_empty');
    expect(await storedBytes(jobId)).toBeUndefined();
    expect((await put(url, wav() as BodyInit)).status).toBe(200);
  });

  it('[4.prepare.streamed] prepare hashes what was uploaded', async () => {
    const { url, client, jobId } = await job();
    const file = wav(3_000_000);
    await put(url, file as BodyInit);
    await ok(client.prepare(jobId));
    const row = await api.database
      .selectFrom('jobs')
      .select(['media_hash', 'media_bytes'])
      .where('id', '=', jobId)
      .executeTakeFirst();
    expect(row).toEqual({
      media_hash: createHash('sha256').update(file).digest('hex'),
      media_bytes: file.length,
    });
  });

  it('[7.limits.file] prepare checks the size once more', async () => {
    const { client, jobId } = await job({ max_file_size_bytes: 100 });
    await api.api.objectStore?.receive({
      key: uploadKeyOf(jobId),
      query: Object.fromEntries(
        new URL(
          await api.api.objects.uploadUrl(uploadKeyOf(jobId), {
            expiresAt: new Date(api.clock.now().getTime() + 60_000),
            maxBytes: 1_000,
          }),
        ).searchParams,
      ),
      contentLength: undefined,
      body: new Blob([wav(500) as BlobPart]).stream(),
    });
    const error = await expectError(await client.prepare(jobId), 413, 'registration.audio_too_large');
    expect(error.details).toEqual({ size_bytes: 500, max_bytes: 100 });
  });
});
