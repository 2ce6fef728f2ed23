import { request } from 'node:http';
import { Socket } from 'node:net';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Lines, MAX_LINES } from '../src/server/line/lines.ts';
import { Pace, paced } from '../src/server/line/pace.ts';
import { MAX_CONNECTIONS, VisitorLine } from '../src/server/line/visitor-line.ts';
import { farEnd } from './support/far-end.ts';
import { startPlayground } from './support/servers.ts';

test('so many lines are kept, and the one that was not used for longest gives way', () => {
  const lines = new Lines();
  const ids = Array.from({ length: MAX_LINES }, () => lines.newId());
  for (const id of ids) lines.get(id)?.set({ line: 'slow', tokens: 'none' });
  lines.get(ids[0]);
  lines.get(lines.newId());
  expect(lines.size).toBe(MAX_LINES);
  expect(lines.get(ids[0])?.troubles.line).toBe('slow');
  expect(lines.get(ids[1])?.troubles.line).toBe('good');
});

test('a line has room for so many connections', async () => {
  const api = await farEnd();
  const { url, get } = await startPlayground(api.url);
  const { linePath } = (await (await get('/api/config')).json()) as { linePath: string };
  const open = Array.from({ length: MAX_CONNECTIONS }, () =>
    fetch(`${url}${linePath}/v1/silent`).catch(() => undefined),
  );
  await expect.poll(() => api.arrivals.length).toBe(MAX_CONNECTIONS);
  const answer = await get(`${linePath}/v1/stats`);
  expect(answer.status).toBe(429);
  expect((await answer.json()).error.code).toBe('common.rate_limited');
  expect(open).toHaveLength(MAX_CONNECTIONS);
});

test('an upload that the API does not take is not kept here either', async () => {
  const api = await farEnd();
  const { url, get } = await startPlayground(api.url);
  const { linePath } = (await (await get('/api/config')).json()) as { linePath: string };
  const chunk = Buffer.alloc(1_000_000);
  let taken = 0;
  const upload = request(`${url}${linePath}/v1/deaf`, {
    method: 'PUT',
    headers: { 'Content-Length': 200_000_000 },
  });
  upload.on('error', () => undefined);
  const write = () =>
    upload.write(chunk, () => {
      taken += chunk.length;
      if (taken < 200_000_000) write();
    });
  write();
  let before = -1;
  // Until the buffers of the system on both sides are full.
  await expect
    .poll(() => taken === before || ((before = taken), false), { interval: 300, timeout: 8_000 })
    .toBe(true);
  upload.destroy();
  expect(taken).toBeGreaterThan(0);
  expect(taken).toBeLessThan(20_000_000);
});

test('what shares a line shares its width', () => {
  const pace = new Pace();
  expect(pace.takeMs(1_000, 1_000, 0)).toBe(1_000);
  expect(pace.takeMs(500, 1_000, 0)).toBe(1_500);
  expect(pace.takeMs(500, 1_000, 5_000)).toBe(500);
});

test('nothing is changed of what is carried', async () => {
  const sent = Buffer.from(Array.from({ length: 20_000 }, (_, index) => index % 251));
  const through: Buffer[] = [];
  async function* source() {
    yield sent.subarray(0, 9_000);
    yield sent.subarray(9_000);
  }
  for await (const slice of paced(new Pace(), () => 1_000_000)(source())) through.push(slice);
  expect(Buffer.concat(through).equals(sent)).toBe(true);
  expect(through.length).toBeGreaterThan(2);
});

beforeEach(
  () => void vi.useFakeTimers({ toFake: ['Date', 'setTimeout', 'clearTimeout'], shouldAdvanceTime: true }),
);
afterEach(() => void vi.useRealTimers());

test('a line that breaks now and then is up six seconds and down one and a half', () => {
  const line = new VisitorLine();
  line.set({ line: 'breaks', tokens: 'none' });
  const carried = () => {
    const socket = new Socket();
    const cut = vi.spyOn(socket, 'resetAndDestroy').mockReturnValue(socket);
    return { cut, release: line.carry(socket) };
  };
  const first = carried();
  const through = carried();
  through.release?.();
  vi.advanceTimersByTime(5_900);
  expect(first.cut).not.toHaveBeenCalled();
  expect(line.isDown).toBe(false);
  vi.advanceTimersByTime(200);
  expect(first.cut).toHaveBeenCalledOnce();
  expect(through.cut).not.toHaveBeenCalled();
  expect(line.isDown).toBe(true);
  vi.advanceTimersByTime(1_500);
  expect(line.isDown).toBe(false);
  const second = carried();
  line.set({ line: 'good', tokens: 'none' });
  vi.advanceTimersByTime(60_000);
  expect(second.cut).not.toHaveBeenCalled();
});
