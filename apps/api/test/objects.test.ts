import { randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Objects } from '../src/ports.ts';
import { newMediaKey, uploadKeyOf } from '../src/services/object-keys.ts';
import { type LiveApi, openLiveApi } from './support/server.ts';
import { keysOf, put, readAll } from './support/stored.ts';

/** What is promised of every store. URLs are used as a browser does, over a real connection. */
let api: LiveApi;
let objects: Objects;
beforeAll(async () => {
  api = await openLiveApi({ start: false });
  ({ objects } = api.api);
});
afterAll(() => api.stop());

const MINUTE_MS = 60_000;
const soon = () => new Date(Date.now() + 10 * MINUTE_MS);
const past = () => new Date(Date.now() - 1_000);
const limits = (expiresAt = soon()) => ({ expiresAt, maxBytes: 10_000_000 });
const newKey = () => uploadKeyOf(randomUUID());

async function stored(bytes = randomBytes(1_000)) {
  const key = newKey();
  await objects.write(key, bytes);
  const found = await objects.head(key);
  return { key, bytes, etag: found?.etag ?? 'none' };
}

describe('an upload URL', () => {
  it('[4.upload.presigned] takes what a browser sends: plain bytes, with no header of its own', async () => {
    const key = newKey();
    const bytes = randomBytes(200_000);
    const response = await put(await objects.uploadUrl(key, limits()), bytes);
    expect({ status: response.status, text: await response.text() }).toMatchObject({ status: 200 });
    expect(await objects.head(key)).toMatchObject({ bytes: bytes.length });
    expect((await readAll(objects, key)).equals(bytes)).toBe(true);
  });

  it('[4.upload.presigned] takes them with a content type as well', async () => {
    const key = newKey();
    const url = await objects.uploadUrl(key, limits());
    const response = await put(url, randomBytes(10), { headers: { 'content-type': 'audio/wav' } });
    expect(response.status).toBe(200);
  });

  it('[4.upload.presigned] is open to pages of any origin', async () => {
    const url = await objects.uploadUrl(newKey(), limits());
    const origin = 'https://yoursite.com';
    const preflight = await fetch(url, {
      method: 'OPTIONS',
      headers: {
        origin,
        'access-control-request-method': 'PUT',
        'access-control-request-headers': 'content-type',
      },
    });
    expect(preflight.ok).toBe(true);
    expect(['*', origin]).toContain(preflight.headers.get('access-control-allow-origin'));
    expect(preflight.headers.get('access-control-allow-methods')).toContain('PUT');
    const response = await put(url, randomBytes(10), { headers: { origin } });
    expect(['*', origin]).toContain(response.headers.get('access-control-allow-origin'));
  });

  it('[4.upload.presigned] is the same for the same job, and another for another', async () => {
    const key = newKey();
    const expiresAt = soon();
    expect(await objects.uploadUrl(key, limits(expiresAt))).toBe(
      await objects.uploadUrl(key, limits(expiresAt)),
    );
    expect(await objects.uploadUrl(newKey(), limits(expiresAt))).not.toContain(key);
  });

  it.each<[string, () => Promise<{ key: string; url: string; method?: string }>]>([
    [
      'that has expired',
      async () => {
        const key = newKey();
        return { key, url: await objects.uploadUrl(key, limits(past())) };
      },
    ],
    [
      'with another key',
      async () => {
        const [key, other] = [newKey(), newKey()];
        return { key: other, url: (await objects.uploadUrl(key, limits())).replace(key, other) };
      },
    ],
    [
      'with another signature',
      async () => {
        const key = newKey();
        const url = await objects.uploadUrl(key, limits());
        const changed = url.replace(
          /(signature=)(.)/i,
          (_, name: string, first: string) => name + (first === '0' ? '1' : '0'),
        );
        expect(changed).not.toBe(url);
        return { key, url: changed };
      },
    ],
    [
      'without one',
      async () => {
        const key = newKey();
        const [url = ''] = (await objects.uploadUrl(key, limits())).split('?');
        return { key, url };
      },
    ],
    [
      'that lives longer than it was signed for',
      async () => {
        const key = newKey();
        const url = new URL(await objects.uploadUrl(key, limits(past())));
        for (const name of ['expires', 'X-Amz-Expires'])
          if (url.searchParams.has(name)) url.searchParams.set(name, '604800');
        return { key, url: url.href };
      },
    ],
    [
      'that is for a download',
      async () => {
        const key = newKey();
        const file = { expiresAt: soon(), filename: 'a.wav', contentType: 'audio/wav' };
        return { key, url: await objects.downloadUrl(key, file) };
      },
    ],
  ])('[4.upload.signed] one %s is refused, and nothing is stored', async (_, make) => {
    const { key, url } = await make();
    const response = await put(url, randomBytes(100));
    expect(response.status).toBeGreaterThanOrEqual(400);
    expect(response.status).toBeLessThan(500);
    expect(await objects.head(key)).toBeUndefined();
  });

  it('[4.upload.signed] it neither reads nor removes', async () => {
    const { key, bytes } = await stored();
    const url = await objects.uploadUrl(key, limits());
    for (const method of ['GET', 'DELETE', 'POST'])
      expect((await fetch(url, { method })).status, method).toBeGreaterThanOrEqual(400);
    expect((await readAll(objects, key)).equals(bytes)).toBe(true);
  });
});

describe('a copy', () => {
  it('[4.prepare.copied] of what was seen stays what it is, whatever is uploaded after that', async () => {
    const { key, bytes, etag } = await stored();
    const copy = newMediaKey(randomUUID());
    expect(await objects.copy(key, copy, { ifMatch: etag })).toBe(true);
    await objects.closeUpload(key);
    await put(await objects.uploadUrl(key, limits()), randomBytes(500));
    expect((await readAll(objects, copy)).equals(bytes)).toBe(true);
    expect(await objects.head(copy)).toMatchObject({ bytes: bytes.length });
  });

  it('[4.prepare.copied] is not made of what has changed since, nor of nothing', async () => {
    const { key, etag } = await stored();
    await objects.remove(key);
    await objects.write(key, randomBytes(1_000));
    for (const from of [key, newKey()]) {
      const copy = newMediaKey(randomUUID());
      expect(await objects.copy(from, copy, { ifMatch: etag })).toBe(false);
      expect(await objects.head(copy)).toBeUndefined();
    }
  });
});

describe('a download URL', () => {
  const file = (values = {}) => ({
    expiresAt: soon(),
    filename: 'Überlied “2” – 歌 (v1).wav',
    contentType: 'audio/wav',
    ...values,
  });

  it('[4.download.presigned] gives the bytes as a file to save, with its name in any script', async () => {
    const { key, bytes } = await stored();
    const response = await fetch(await objects.downloadUrl(key, file()));
    expect(response.status).toBe(200);
    expect(Buffer.from(await response.arrayBuffer()).equals(bytes)).toBe(true);
    expect(response.headers.get('content-type')).toBe('audio/wav');
    expect(response.headers.get('content-length')).toBe(String(bytes.length));
    expect(response.headers.get('cache-control')).toContain('no-store');
    const disposition = response.headers.get('content-disposition') ?? '';
    expect(disposition).toMatch(/^attachment; filename="[\w.-]+"; filename\*=UTF-8''/);
    expect(decodeURIComponent(disposition.split("UTF-8''")[1] ?? '')).toBe(file().filename);
  });

  it.each([
    ['that has expired', (url: URL) => url, { expiresAt: past() }],
    ['for another object', (url: URL) => new URL(url.href.replace(/[0-9a-f-]{36}/, randomUUID())), {}],
    [
      'under another name',
      (url: URL) => {
        const name = url.searchParams.has('filename') ? 'filename' : 'response-content-disposition';
        url.searchParams.set(name, 'inline');
        return url;
      },
      {},
    ],
    [
      'as another type',
      (url: URL) => {
        const name = url.searchParams.has('type') ? 'type' : 'response-content-type';
        url.searchParams.set(name, 'text/html');
        return url;
      },
      {},
    ],
  ])('[4.download.presigned] one %s is refused', async (_, change, values) => {
    const { key } = await stored();
    const url = change(new URL(await objects.downloadUrl(key, file(values))));
    const response = await fetch(url);
    expect(response.status).toBe(403);
  });

  it('[4.download.presigned] to what is not there is 404', async () => {
    expect((await fetch(await objects.downloadUrl(newKey(), file()))).status).toBe(404);
  });
});

describe('objects', () => {
  it('[0.objects.store] are not there until they are', async () => {
    const key = newKey();
    expect(await objects.head(key)).toBeUndefined();
    await expect(readAll(objects, key)).rejects.toThrow();
    await objects.remove(key);
    await objects.closeUpload(newKey());
  });

  it('[0.objects.store] another content has another etag', async () => {
    const { key, etag } = await stored();
    await objects.remove(key);
    await objects.write(key, randomBytes(1_000));
    expect((await objects.head(key))?.etag).not.toBe(etag);
  });

  it('[0.objects.store] are given back whole, and a reader may stop early', async () => {
    const { key, bytes } = await stored(randomBytes(3_000_000));
    const reader = objects.read(key)[Symbol.asyncIterator]();
    const { value: chunk } = (await reader.next()) as { value: Uint8Array };
    expect(bytes.subarray(0, chunk.length).equals(chunk)).toBe(true);
    await reader.return?.();
    expect((await readAll(objects, key)).equals(bytes)).toBe(true);
  });

  it('[0.objects.store] are listed by what their keys begin with, and by age', async () => {
    const jobId = randomUUID();
    const keys = [newMediaKey(jobId), newMediaKey(jobId)];
    for (const key of [...keys, newMediaKey(randomUUID())]) await objects.write(key, randomBytes(7));
    expect((await keysOf(objects, `media/${jobId}/`)).sort()).toEqual(keys.sort());
    expect(await keysOf(objects, `media/${jobId}/`, new Date(Date.now() - MINUTE_MS))).toEqual([]);
    expect(await keysOf(objects, `media/${jobId}/`, new Date(Date.now() + MINUTE_MS))).toHaveLength(2);
    expect(await keysOf(objects, `media/${randomUUID()}/`)).toEqual([]);
    for await (const listed of objects.list(`media/${jobId}/`)) {
      expect(listed.bytes).toBe(7);
      expect(Math.abs(listed.modifiedAt.getTime() - Date.now())).toBeLessThan(MINUTE_MS);
    }
  });
});
