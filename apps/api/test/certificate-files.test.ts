import { readdir, readlink } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { expectError, useTestApi } from './support/api.ts';
import { certificates } from './support/certificates.ts';
import { atStore, creator, ok } from './support/works.ts';

const api = useTestApi();
const { issue, registeredWork } = certificates(api);
const TITLE = 'Nuit blanche — été';
const pathOf = (url: string) => url.replace('http://api.test', '');

describe('GET on a presigned URL', () => {
  let work: Awaited<ReturnType<typeof registeredWork>>;
  beforeAll(async () => {
    work = await registeredWork({ work: { title: TITLE } });
  });
  const issued = () => ok(issue(work.organization, work.workId));

  it('[4.certificate.file] gives the PDF as a file to save, to any page, and to no cache', async () => {
    const { result } = work;
    const { url } = await issued();
    const response = await api.call(pathOf(url), { origin: 'https://anywhere.example' });
    expect(response.status).toBe(200);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': expect.stringContaining(
        `filename*=UTF-8''${encodeURIComponent(`${TITLE} – ATS ${result['ats_id']}.pdf`)}`,
      ),
      'cache-control': 'private, no-store',
      'x-content-type-options': 'nosniff',
      'access-control-allow-origin': '*',
    });
    const body = Buffer.from(await response.arrayBuffer());
    expect(response.headers.get('content-disposition')).toMatch(/^attachment; filename="[\w.-]+\.pdf"; /);
    expect(response.headers.get('content-length')).toBe(String(body.length));
    expect(body.subarray(0, 8).toString('latin1')).toBe('%PDF-1.7');
  });

  it('[4.certificate.file] HEAD says what there is, and holds no file open', async () => {
    const { url } = await issued();
    const { size } = await (await api.call(pathOf(url))).blob();
    for (let call = 0; call < 20; call++) {
      const response = await api.call(pathOf(url), { method: 'HEAD' });
      expect(response.status).toBe(200);
      expect(response.headers.get('content-length')).toBe(String(size));
      expect(response.body).toBeNull();
    }
    if (process.platform !== 'linux') return;
    const open = await Promise.all(
      (await readdir('/proc/self/fd')).map((fd) => readlink(`/proc/self/fd/${fd}`).catch(() => '')),
    );
    expect(open.filter((name) => name.endsWith('.pdf'))).toEqual([]);
  });

  it('[4.certificate.file] json_url gives the certificate as JSON', async () => {
    const { json_url: url } = await issued();
    const response = await api.call(pathOf(url));
    expect(response.headers.get('content-type')).toBe('application/json');
    expect(response.headers.get('content-disposition')).toContain(
      `filename="ats-${work.result['ats_id']}.json"`,
    );
    expect(await response.json()).toMatchObject({ type: 'ats-certificate', version: 1 });
  });

  it('[4.certificate.signed] an expired URL is 403 with the envelope', async () => {
    const { url, json_url: jsonUrl } = await issued();
    api.clock.advance(5 * 60_000);
    await expectError(await api.call(pathOf(url)), 403, 'common.forbidden');
    await expectError(await api.call(pathOf(jsonUrl)), 403, 'common.forbidden');
    const response = await api.call(pathOf(url), { origin: 'https://anywhere.example' });
    expect(response.headers.get('access-control-allow-origin')).toBe('*');
  });

  it.each([
    ['signature', (url: URL) => url.searchParams.set('signature', 'A'.repeat(43))],
    ['signature, missing', (url: URL) => url.searchParams.delete('signature')],
    ['expiry', (url: URL) => url.searchParams.set('expires', '9999999999')],
    ['file name', (url: URL) => url.searchParams.set('filename', 'malware.exe')],
    ['type', (url: URL) => url.searchParams.set('type', 'text/html')],
    ['kind', (url: URL) => (url.pathname = url.pathname.replace('.pdf', '.json'))],
    ['object', (url: URL) => (url.pathname = url.pathname.replace(/[0-9a-f]{8}-/, '00000000-'))],
  ])('[4.certificate.signed] a changed URL is 403: %s', async (_, change) => {
    const forged = new URL((await issued()).url);
    change(forged);
    await expectError(await api.call(`${forged.pathname}${forged.search}`), 403, 'common.forbidden');
  });

  it('[4.certificate.signed] a signature is good for one object and one thing to do with it', async () => {
    const other = await registeredWork();
    const foreign = new URL((await ok(issue(other.organization, other.workId))).url);
    const own = new URL((await issued()).url);
    await expectError(await api.call(`${own.pathname}${foreign.search}`), 403, 'common.forbidden');
    const upload = new URL(work.url);
    await expectError(
      await api.call(upload.pathname.replace('uploads', 'downloads') + upload.search),
      403,
      'common.forbidden',
    );
    await expectError(
      await api.call(`${own.pathname}${own.search}`, { method: 'PUT', body: 'x' }),
      404,
      'common.not_found',
    );
  });

  it('[4.certificate.silent] neither the URL nor a name stands in a log', async () => {
    const { organization, workId } = await registeredWork({
      work: {
        title: 'Unheard of',
        creators: [creator({ full_name: 'Zoë Núñez', email: 'zoe.private@example.org' })],
      },
    });
    const { url } = await ok(issue(organization, workId));
    const response = await atStore(api, url);
    expect(response.status).toBe(200);
    await response.blob();
    const logged = api.logs.join('');
    for (const secret of [
      new URL(url).searchParams.get('signature') ?? '',
      workId,
      'Unheard of',
      'Zoë',
      'private',
    ])
      expect(logged).not.toContain(secret);
  });
});
