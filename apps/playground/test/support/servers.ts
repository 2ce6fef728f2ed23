import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { type IncomingHttpHeaders, type Server, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { getRequestListener } from '@hono/node-server';
import { onTestFinished } from 'vitest';
import { createApp } from '../../src/server/app.ts';
import { createFront } from '../../src/server/line/front.ts';
import { Lines } from '../../src/server/line/lines.ts';

export const SITE_KEY = 'cpk_public';
export const SECRET_KEY = 'csk_very-secret';

interface ApiCall {
  path: string;
  headers: IncomingHttpHeaders;
  body: unknown;
}

interface ApiAnswer {
  status: number;
  headers?: Record<string, string>;
  body: string;
}

export async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** Stands where the ATS API would, and notes what it is asked. */
export async function fakeApi(answer: Partial<ApiAnswer> = {}) {
  const calls: ApiCall[] = [];
  const token = { token: 'a.b.c', expires_in: 300 };
  const { status, headers, body }: ApiAnswer = { status: 200, body: JSON.stringify(token), ...answer };
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const text = Buffer.concat(chunks).toString();
      calls.push({
        path: `${request.method} ${request.url}`,
        headers: request.headers,
        body: text === '' ? undefined : JSON.parse(text),
      });
      response.writeHead(status, { 'Content-Type': 'application/json', ...headers }).end(body);
    });
  });
  return { url: await listen(server), calls };
}

/** A port where nobody answers. */
export async function deadUrl(): Promise<string> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return `http://127.0.0.1:${port}`;
}

async function pagesFolder(): Promise<string> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'ats-playground-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  await writeFile(path.join(folder, 'index.html'), '<title>Landing page</title>');
  await writeFile(path.join(folder, '404.html'), '<title>Not here</title>');
  return folder;
}

/** The playground on a socket, with a browser's habits for talking to it. */
export async function startPlayground(atsUrl: string) {
  const settings = {
    host: '127.0.0.1',
    port: 0,
    atsUrl,
    siteKey: SITE_KEY,
    secretKey: SECRET_KEY,
    line: 'good' as const,
  };
  const lines = new Lines();
  const app = createApp(settings, { pages: await pagesFolder(), lines });
  const url = await listen(createFront({ atsUrl, lines, listener: getRequestListener(app.fetch) }));

  const post = (route: string, body: unknown, headers: Record<string, string> = {}) =>
    fetch(url + route, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Origin: url, ...headers },
      body: JSON.stringify(body),
    });

  return {
    url,
    lines,
    get: (route: string, headers: Record<string, string> = {}) => fetch(url + route, { headers }),
    post,
    /** Signs in and gives the cookie. */
    async signIn(externalUserId?: string): Promise<{ Cookie: string }> {
      const answer = await post('/api/sign-in', { external_user_id: externalUserId });
      return { Cookie: answer.headers.get('set-cookie')?.split(';')[0] ?? '' };
    },
  };
}
