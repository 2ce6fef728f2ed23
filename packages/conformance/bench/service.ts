import { type IncomingMessage, type Server, type ServerResponse, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { Stats, UploadJob, WorkPage } from '@ats-kit/protocol';
import { listed, page } from '../src/world/works.ts';
import type { Assets } from './build.ts';

const LATER = '2099-01-01T00:00:00Z';
const WORKS = 500;
/** Of the line that a recording is sent on. */
const BYTES_A_SECOND = 10_000_000;

const works = Array.from({ length: WORKS }, (_, index) => listed(index + 1, `Nocturne no. ${index + 1}`));

/** The pages, and as much of a service as they need until a recording has been sent: its answers cost nothing. */
export async function openService(assets: Assets): Promise<{ url: string; close: () => void }> {
  let origin = '';
  const server: Server = createServer((request, response) => {
    void answer(request, response).catch((error: unknown) => response.destroy(error as Error));
  });

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', origin);
    const asset = assets.get(url.pathname);
    if (asset) {
      response.writeHead(200, { 'content-type': asset.type }).end(asset.body);
      return;
    }
    if (url.pathname === '/upload') {
      await take(request);
      response.end();
      return;
    }
    const json = answerTo(url);
    if (json === undefined) response.writeHead(404).end();
    else response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(json));
  }

  function answerTo({ pathname, searchParams }: URL): unknown {
    if (pathname === '/token') return { token: 'token' };
    if (pathname.startsWith('/v1/stats'))
      return Stats.encode({ totalWorks: WORKS, maxAudioSizeBytes: 400_000_000 });
    if (pathname === '/v1/works') {
      const first = Number(searchParams.get('after') ?? 0);
      const next = first + Number(searchParams.get('first'));
      return WorkPage.encode(page(works.slice(first, next), next < WORKS ? String(next) : undefined, WORKS));
    }
    if (pathname === '/v1/works/init')
      return UploadJob.encode({
        jobId: '7d1f5c1e-0000-4000-8000-000000000003',
        uploadUrl: `${origin}/upload`,
        uploadExpiresAt: LATER,
      });
    return undefined;
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url: origin,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

async function take(request: IncomingMessage): Promise<void> {
  const beganAt = performance.now();
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Uint8Array>) {
    bytes += chunk.length;
    const aheadMs = (bytes / BYTES_A_SECOND) * 1_000 - (performance.now() - beganAt);
    if (aheadMs > 0) await sleep(aheadMs);
  }
}
