import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { openAsBlob } from 'node:fs';
import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, inject, it } from 'vitest';
import { openS3Objects } from '../../src/adapters/s3/s3-objects.ts';
import type { S3Settings } from '../../src/config-s3.ts';
import { newMediaKey, uploadKeyOf } from '../../src/services/object-keys.ts';
import { expectError, useTestApi } from '../support/api.ts';
import { keysOf, put, readAll } from '../support/stored.ts';
import { ok, prepared, registered, upload, wav, widget } from '../support/works.ts';

const hasStore = inject('objectsSource').kind === 's3';
const api = useTestApi();
const MB = 1_000_000;
const soon = () => ({ expiresAt: new Date(Date.now() + 600_000), maxBytes: MB });

function settings(values: Partial<S3Settings> = {}): S3Settings {
  const { s3 } = api.testObjects;
  if (!s3) throw new Error('There is no bucket.');
  return { ...s3, ...values };
}

describe.skipIf(!hasStore)('a presigned URL', () => {
  it('[4.upload.presigned] asks for no header that a browser would not send, and for no checksum', async () => {
    const url = new URL(await api.api.objects.uploadUrl(uploadKeyOf(randomUUID()), soon()));
    expect(url.searchParams.get('X-Amz-SignedHeaders')).toBe('host');
    expect([...url.searchParams.keys()].filter((name) => /checksum/i.test(name))).toEqual([]);
    expect(Number(url.searchParams.get('X-Amz-Expires'))).toBeLessThanOrEqual(15 * 60);
    expect(url.href).not.toContain(settings().secretAccessKey);
  });

  it('[4.upload.presigned] begins with the endpoint that browsers reach', async () => {
    const publicEndpoint = 'https://files.example/store';
    const objects = openS3Objects(settings({ publicEndpoint }));
    const url = await objects.uploadUrl(uploadKeyOf(randomUUID()), soon());
    expect(url.startsWith(`${publicEndpoint}/${settings().bucket}/uploads/`)).toBe(true);
    const hosted = openS3Objects(
      settings({ publicEndpoint: 'https://files.example', forcePathStyle: false }),
    );
    const { host } = new URL(await hosted.uploadUrl(uploadKeyOf(randomUUID()), soon()));
    expect(host).toBe(`${settings().bucket}.files.example`);
  });

  it('[4.upload.signed] made with another secret is refused', async () => {
    const key = uploadKeyOf(randomUUID());
    const forged = openS3Objects(settings({ secretAccessKey: 'guessed' }));
    expect((await put(await forged.uploadUrl(key, soon()), randomBytes(10))).status).toBe(403);
    expect(await api.api.objects.head(key)).toBeUndefined();
  });

  it('[4.upload.first-counts] takes a second body, which has no effect once the first was prepared', async () => {
    const file = wav(3_000);
    const { client, jobId, quote, url } = await prepared(api, await api.organization(), { file });
    expect((await upload(api, url, wav(8_000))).status).toBe(200);
    expect((await ok(client.prepare(jobId))).commitment).toBe(quote['commitment']);
    const [key = ''] = await keysOf(api.api.objects, `media/${jobId}/`);
    expect((await readAll(api.api.objects, key)).equals(file)).toBe(true);
  });

  it('[4.prepare.too-large] cannot say how much: prepare measures what came, and removes it', async () => {
    const organization = await api.organization();
    const token = await api.session(organization, { body: { max_file_size_bytes: 1_000 } });
    const client = widget(api, organization, token);
    const { job_id: jobId, upload_url: url } = await ok(client.init());
    expect((await upload(api, url, wav(1_001))).status).toBe(200);
    const error = await expectError(await client.prepare(jobId), 413, 'registration.audio_too_large');
    expect(error.details).toEqual({ size_bytes: 1_001, max_bytes: 1_000 });
    expect(await api.api.objects.head(uploadKeyOf(jobId))).toBeUndefined();
    expect((await upload(api, url, wav(1_000))).status).toBe(200);
    await ok(client.prepare(jobId));
  });
});

describe.skipIf(!hasStore)('the bucket', () => {
  it('[0.objects.store] is listed page by page', async () => {
    const objects = openS3Objects(settings(), { pageSize: 3 });
    const jobId = randomUUID();
    const keys = Array.from({ length: 8 }, () => newMediaKey(jobId));
    for (const key of keys) await objects.write(key, randomBytes(5));
    expect((await keysOf(objects, `media/${jobId}/`)).sort()).toEqual(keys.sort());
  });

  it('[0.objects.secret] its keys and its URLs never reach the log', async () => {
    const { url } = await registered(api, await api.organization());
    const broken = openS3Objects(settings({ secretAccessKey: 'guessed-by-nobody' }));
    await expect(broken.head('uploads/none')).rejects.toThrow();
    const log = api.logs.join('');
    expect(log).toContain('request');
    for (const secret of [settings().secretAccessKey, new URL(url).search, 'X-Amz-', settings().bucket])
      expect(log.includes(secret), 'a secret in the log').toBe(false);
  });

  it(
    '[0.objects.memory] is read in bounded memory, however large the file',
    { timeout: 120_000 },
    async () => {
      const bytes = 200 * MB;
      const folder = await mkdtemp(path.join(tmpdir(), 'ats-large-'));
      const { objects } = api.api;
      const key = uploadKeyOf(randomUUID());
      try {
        const file = path.join(folder, 'large');
        const hash = createHash('sha256');
        const handle = await open(file, 'w');
        for (let written = 0; written < bytes; written += MB) {
          const chunk = randomBytes(MB);
          hash.update(chunk);
          await handle.write(chunk);
        }
        await handle.close();
        const url = await objects.uploadUrl(key, { ...soon(), maxBytes: bytes });
        expect((await fetch(url, { method: 'PUT', body: await openAsBlob(file) })).status).toBe(200);

        const expected = hash.digest('hex');
        const before = process.memoryUsage();
        const read = createHash('sha256');
        let peak = 0;
        for await (const chunk of objects.read(key)) {
          read.update(chunk);
          peak = Math.max(peak, process.memoryUsage.rss() - before.rss);
        }
        expect(read.digest('hex')).toBe(expected);
        expect(peak).toBeLessThan(100 * MB);
      } finally {
        await rm(folder, { recursive: true, force: true });
        await objects.remove(key);
      }
    },
  );
});
