import { AtsError } from '@ats-kit/protocol';
import { describe, expect, it } from 'vitest';
import { type UploadProgress, uploadFile } from '../src/index.ts';
import { envelope, play, rejection, until } from './scenario.ts';

const MB = 1_000_000;
/** More than what the buffers between two sockets hold, so that a slow reader slows the sender. */
const SIZE = 12 * MB;
const bytes = (size: number, type = 'audio/wav') => new Blob([new Uint8Array(size).fill(7)], { type });

/** Uploads to a scenario and records what was reported, and when. */
function recorded() {
  const reports: (UploadProgress & { atMs: number })[] = [];
  return {
    reports,
    onProgress: (progress: UploadProgress) => void reports.push({ ...progress, atMs: performance.now() }),
  };
}

function expectMonotone(reports: readonly UploadProgress[], totalBytes: number) {
  for (const [index, { sentBytes, totalBytes: total }] of reports.entries()) {
    expect(total).toBe(totalBytes);
    expect(sentBytes).toBeGreaterThan(reports[index - 1]?.sentBytes ?? -1);
    expect(sentBytes).toBeLessThanOrEqual(totalBytes);
  }
}

describe('an upload', () => {
  it('[4.upload] sends the raw bytes with their length and no header that says more', async () => {
    const server = await play({ text: '' });
    const text = 'RIFF\u0000\u00e9 and so on';
    await uploadFile({
      url: `${server.atsUrl}/objects/1?signature=s`,
      file: new Blob([text], { type: 'audio/wav' }),
    });
    const [seen] = await server.seen();
    expect(seen).toMatchObject({ method: 'PUT', path: '/objects/1?signature=s', body: text, complete: true });
    expect(seen?.headers).toHaveProperty('content-length', String(new Blob([text]).size));
    for (const header of ['authorization', 'x-site-key', 'content-type', 'transfer-encoding', 'cookie']) {
      expect(seen?.headers).not.toHaveProperty(header);
    }
  });

  it('reports progress at most ten times a second, never backwards, and the whole at last', async () => {
    const server = await play({ bytesPerSecond: 12 * MB });
    const { reports, onProgress } = recorded();
    const startMs = performance.now();
    await uploadFile({ url: server.atsUrl + '/o', file: bytes(SIZE) }, { onProgress });
    const seconds = (performance.now() - startMs) / 1000;
    expect(seconds).toBeGreaterThan(0.5);
    expectMonotone(reports, SIZE);
    expect(reports.length).toBeGreaterThan(2);
    expect(reports.at(-1)?.sentBytes).toBe(SIZE);
    const gaps = reports.slice(1, -1).map(({ atMs }, index) => atMs - (reports[index]?.atMs ?? 0));
    // Timers are allowed to be a little early.
    for (const gap of gaps) expect(gap).toBeGreaterThan(90);
  });

  it('reports a small file, and one without bytes, once it is sent', async () => {
    for (const size of [1, 0]) {
      const server = await play({ text: '' });
      const { reports, onProgress } = recorded();
      await uploadFile({ url: server.atsUrl + '/o', file: bytes(size) }, { onProgress });
      expect(reports.at(-1)).toMatchObject({ sentBytes: size, totalBytes: size });
    }
  });

  it('reports nothing as whole when it is refused', async () => {
    const server = await play({ status: 500, text: 'No.', afterBytes: 1 });
    const { reports, onProgress } = recorded();
    await rejection(uploadFile({ url: server.atsUrl + '/o', file: bytes(SIZE) }, { onProgress }));
    const { length } = reports;
    await new Promise((resolve) => setTimeout(resolve, 250));
    expect(reports).toHaveLength(length);
    expectMonotone(reports, SIZE);
  });
});

describe('an upload that fails', () => {
  it('[2.upload.envelope] has the code of the envelope, also when the answer comes before the end of the file', async () => {
    const details = { size_bytes: SIZE, max_bytes: 10 * MB };
    for (const afterBytes of [undefined, 1_000]) {
      const server = await play({
        status: 413,
        json: envelope('registration.audio_too_large', { details }),
        ...(afterBytes && { afterBytes }),
      });
      expect(await rejection(uploadFile({ url: server.atsUrl + '/o', file: bytes(SIZE) }))).toMatchObject({
        code: 'registration.audio_too_large',
        kind: 'refused',
        status: 413,
        details,
        requestId: 'req_envelope',
      });
    }
  });

  it('has the code of the envelope for a second upload', async () => {
    const server = await play({ status: 403, json: envelope('registration.upload_session_forbidden') });
    expect(await rejection(uploadFile({ url: server.atsUrl + '/o', file: bytes(10) }))).toMatchObject({
      code: 'registration.upload_session_forbidden',
      status: 403,
    });
  });

  it('[2.upload.no-envelope] is widget.upload_error with the status when there is no envelope, as from an object store', async () => {
    const server = await play({
      status: 403,
      text: '<Error><Code>AccessDenied</Code></Error>',
      headers: { 'X-Request-Id': 'req_store', 'Retry-After': '3' },
    });
    const error = await rejection(uploadFile({ url: server.atsUrl + '/o?secret', file: bytes(10) }));
    expect(error).toBeInstanceOf(AtsError);
    expect(error).toMatchObject({
      code: 'widget.upload_error',
      kind: 'client',
      status: 403,
      details: { reason: 'status' },
      requestId: 'req_store',
      retryAfterMs: 3000,
    });
    expect((error as AtsError).message).not.toContain('secret');
  });

  it.each(['at once', 'after request', 'in body'] as const)(
    '[2.upload.network] is widget.upload_error when the connection is cut %s',
    async (reset) => {
      const server = await play({ reset, text: 'A long enough answer.' });
      const error = await rejection(uploadFile({ url: server.atsUrl + '/o', file: bytes(MB) }));
      expect(error).toMatchObject({ code: 'widget.upload_error', details: { reason: 'network' } });
      expect(error).not.toHaveProperty('status', 200);
    },
  );

  it('is widget.upload_error when nobody listens', async () => {
    expect(await rejection(uploadFile({ url: 'http://127.0.0.1:1/o', file: bytes(10) }))).toMatchObject({
      code: 'widget.upload_error',
      details: { reason: 'network' },
    });
  });

  it.each(['', '/objects/1', 'file:///etc/passwd', 'javascript:alert(1)'])(
    'refuses the address "%s"',
    async (url) => {
      expect(await rejection(uploadFile({ url, file: bytes(10) }))).toMatchObject({
        code: 'widget.upload_error',
        details: { reason: 'url' },
      });
    },
  );
});

describe('an abort of an upload', () => {
  const reason = new Error('Cancelled by the user.');

  it('before it starts sends nothing', async () => {
    const server = await play({});
    const signal = AbortSignal.abort(reason);
    expect(await rejection(uploadFile({ url: server.atsUrl + '/o', file: bytes(10) }, { signal }))).toBe(
      reason,
    );
    expect(await server.seen()).toEqual([]);
  });

  it('in the middle of a large file hangs up, and reports no more', async () => {
    const server = await play({ bytesPerSecond: 5 * MB });
    const controller = new AbortController();
    const { reports, onProgress } = recorded();
    const upload = rejection(
      uploadFile(
        { url: server.atsUrl + '/o', file: bytes(2 * SIZE) },
        { signal: controller.signal, onProgress },
      ),
    );
    await until(() => (reports.at(-1)?.sentBytes ?? 0) > MB);
    controller.abort(reason);
    expect(await upload).toBe(reason);
    const { length } = reports;
    await until(async () => (await server.seen())[0]?.closed === true);
    expect(await server.seen()).toMatchObject([{ complete: false }]);
    expect(reports).toHaveLength(length);
    expect(reports.at(-1)?.sentBytes).toBeLessThan(2 * SIZE);
  });

  it('while the answer is awaited rejects with its reason', async () => {
    const server = await play({ hold: 'headers' });
    const controller = new AbortController();
    const upload = rejection(
      uploadFile({ url: server.atsUrl + '/o', file: bytes(10) }, { signal: controller.signal }),
    );
    await until(async () => (await server.seen())[0]?.complete === true);
    controller.abort(reason);
    expect(await upload).toBe(reason);
  });

  it('after it ended changes nothing', async () => {
    const server = await play({});
    const controller = new AbortController();
    await uploadFile({ url: server.atsUrl + '/o', file: bytes(10) }, { signal: controller.signal });
    controller.abort(reason);
  });
});
