import { get } from 'node:http';
import { expect, test } from 'vitest';
import { type Arrival, farEnd } from './support/far-end.ts';
import { deadUrl, startPlayground } from './support/servers.ts';
import type { LineName, TokenTrouble } from '../src/shared/troubles.ts';

/** A visitor: a line of their own, and what they choose for it. */
async function visit(playground: Awaited<ReturnType<typeof startPlayground>>) {
  const answer = await playground.get('/api/config');
  const cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? '';
  const { linePath } = (await answer.json()) as { linePath: string };
  return {
    cookie,
    linePath,
    url: `${playground.url}${linePath}`,
    choose: async (line: LineName, tokens: TokenTrouble = 'none') => {
      const chosen = await playground.post('/api/line', { line, tokens }, { Cookie: cookie });
      expect(chosen.status).toBe(204);
    },
  };
}

async function setUp() {
  const api = await farEnd();
  const playground = await startPlayground(api.url);
  const visitor = await visit(playground);
  return { api, playground, visitor, origin: { Origin: playground.url } };
}

const seconds = async (work: Promise<unknown>) => {
  const fromMs = performance.now();
  await work;
  return (performance.now() - fromMs) / 1_000;
};

const arrived = (arrivals: Arrival[], route: string) => arrivals.filter((one) => one.route === route);

test('a good line carries what is asked, and the upload goes along it as well', async () => {
  const { api, playground, visitor, origin } = await setUp();
  const answer = await fetch(`${visitor.url}/v1/works/init`, {
    method: 'POST',
    headers: { ...origin, Authorization: 'Bearer a.b.c', 'X-Site-Key': 'cpk_x', Cookie: visitor.cookie },
    body: '{}',
  });
  expect(answer.status).toBe(200);
  expect(await answer.json()).toEqual({
    job_id: '1',
    upload_url: `${visitor.url}/v1/uploads/a?sig=x`,
    // Not asked by the widget, and a page of its own.
    explorer_url: `${api.url}/explorer/1`,
  });
  expect(api.arrivals[0]?.headers).toMatchObject({
    authorization: 'Bearer a.b.c',
    'x-site-key': 'cpk_x',
    origin: playground.url,
    host: new URL(api.url).host,
  });
  // What the visitor has with this site stays here, and what the API sets does not come.
  expect(api.arrivals[0]?.headers.cookie).toBeUndefined();
  expect(answer.headers.get('set-cookie')).toBeNull();
  expect(answer.headers.get('content-security-policy')).toBe("default-src 'none'; sandbox");
});

test('a page that only reads is named to the API, and another site is not taken for it', async () => {
  const { api, playground, visitor } = await setUp();
  await fetch(`${visitor.url}/v1/stats`, { headers: { 'Sec-Fetch-Site': 'same-origin' } });
  await fetch(`${visitor.url}/v1/stats`, { headers: { 'Sec-Fetch-Site': 'cross-site' } });
  await fetch(`${visitor.url}/v1/stats`, { headers: { Origin: 'https://evil.example' } });
  const origins = api.arrivals.map(({ headers }) => headers.origin);
  expect(origins).toEqual([playground.url, undefined, 'https://evil.example']);
});

test.each(['/explorer/1', '/v2/x', '/', '/health'])(
  'a line leads to nothing but the API: %s',
  async (path) => {
    const { api, visitor } = await setUp();
    const answer = await fetch(visitor.url + path);
    expect(answer.status).toBe(404);
    expect((await answer.json()).error.code).toBe('common.not_found');
    expect(api.arrivals).toEqual([]);
  },
);

test.each(['/v1/../explorer/1', '/v1/%2e%2e/health', '/v1/./../../x'])(
  'nor by a way around: %s',
  async (path) => {
    const { api, visitor } = await setUp();
    const { hostname, port } = new URL(visitor.url);
    // Written as it stands: `fetch` would fold the path itself.
    const status = await new Promise((resolve) => {
      get({ hostname, port, path: visitor.linePath + path }, (answer) => resolve(answer.resume().statusCode));
    });
    expect(status).toBe(404);
    expect(api.arrivals).toEqual([]);
  },
);

test('who guesses an id finds no line', async () => {
  const { playground } = await setUp();
  for (const id of ['x', '..', 'a'.repeat(23)])
    expect((await playground.get(`/line/${id}/v1/stats`)).status).toBe(404);
});

test('a slow line takes as long as its bytes need, and hands them on as they come', async () => {
  const { api, visitor, origin } = await setUp();
  await visitor.choose('slow');
  const sent = fetch(`${visitor.url}/v1/uploads/a`, {
    method: 'PUT',
    headers: origin,
    body: Buffer.alloc(240_000),
  });
  const took = seconds(sent);
  await expect.poll(() => api.arrivals[0]?.bytes ?? 0).toBeGreaterThan(0);
  expect(api.arrivals[0]?.isComplete).toBe(false);
  // 240 kB at 200 kB/s and the way of 0.3 s.
  expect(await took).toBeGreaterThan(1.4);
  expect(await (await sent).json()).toEqual({ bytes: 240_000 });
  // The other direction is as slow.
  expect(
    await seconds(fetch(`${visitor.url}/v1/long`).then((answer) => answer.arrayBuffer())),
  ).toBeGreaterThan(1.4);
});

test('another choice is felt at once by what is under way', async () => {
  const { api, visitor, origin } = await setUp();
  await visitor.choose('slow');
  const sent = fetch(`${visitor.url}/v1/uploads/a`, {
    method: 'PUT',
    headers: origin,
    body: Buffer.alloc(8_000_000),
  });
  await expect.poll(() => api.arrivals[0]?.bytes ?? 0).toBeGreaterThan(0);
  await visitor.choose('good');
  // It would have taken forty seconds.
  expect(await seconds(sent)).toBeLessThan(5);
});

test('a line that drops loses every other upload halfway', async () => {
  const { api, visitor, origin } = await setUp();
  await visitor.choose('drops');
  const put = () =>
    fetch(`${visitor.url}/v1/uploads/a`, { method: 'PUT', headers: origin, body: Buffer.alloc(400_000) });
  await expect(put()).rejects.toThrow('fetch failed');
  expect(api.arrivals[0]?.bytes).toBeGreaterThan(100_000);
  expect(api.arrivals[0]?.bytes).toBeLessThan(300_000);
  expect(api.arrivals[0]?.isComplete).toBe(false);
  expect((await put()).status).toBe(200);
  await expect(put()).rejects.toThrow('fetch failed');
});

test('offline, what is under way breaks and nothing new comes through, until it is over; others notice nothing', async () => {
  const { api, playground, visitor, origin } = await setUp();
  const other = await visit(playground);
  const waiting = fetch(`${visitor.url}/v1/silent`);
  const broken = expect(waiting).rejects.toThrow('fetch failed');
  await expect.poll(() => api.arrivals.length).toBe(1);
  await visitor.choose('offline');
  await broken;
  await expect(fetch(`${visitor.url}/v1/stats`)).rejects.toThrow('fetch failed');
  expect(arrived(api.arrivals, 'GET /v1/stats')).toEqual([]);
  const asked = { action_type: 'register', network: 'testnet' };
  await expect(playground.post('/api/ats-token', asked, { Cookie: visitor.cookie })).rejects.toThrow(
    'fetch failed',
  );
  expect((await fetch(`${other.url}/v1/stats`, { headers: origin })).status).toBe(200);
  await visitor.choose('good');
  expect((await fetch(`${visitor.url}/v1/stats`)).status).toBe(200);
});

test('an API that is not there is a line that is broken, not an answer', async () => {
  const playground = await startPlayground(await deadUrl());
  const visitor = await visit(playground);
  await expect(fetch(`${visitor.url}/v1/stats`)).rejects.toThrow('fetch failed');
});

test('a socket is carried, and cut with the line', async () => {
  const { api, visitor } = await setUp();
  const socket = new WebSocket(`${visitor.url.replace('http', 'ws')}/v1/ws/transactions/1?last=2`);
  const heard = await new Promise<string>((resolve, reject) => {
    socket.addEventListener('message', ({ data }) => resolve(String(data)));
    socket.addEventListener('error', () => reject(new Error('no socket')));
  });
  expect(heard).toBe('at /v1/ws/transactions/1?last=2');
  const closed = new Promise((resolve) => socket.addEventListener('close', resolve));
  const farClosed = new Promise((resolve) => api.sockets[0]?.once('close', resolve));
  await visitor.choose('offline');
  await closed;
  await farClosed;
});

test('what cannot be chosen is refused and named, and other sites choose nothing', async () => {
  const { playground, visitor } = await setUp();
  const answer = await playground.post('/api/line', { line: 'fast' }, { Cookie: visitor.cookie });
  expect(answer.status).toBe(422);
  expect(Object.keys((await answer.json()).error.details.fields)).toEqual(['line', 'tokens']);
  const other = { Cookie: visitor.cookie, Origin: 'https://evil.example' };
  expect((await playground.post('/api/line', { line: 'offline', tokens: 'none' }, other)).status).toBe(403);
  expect((await fetch(`${visitor.url}/v1/stats`)).status).toBe(200);
});
