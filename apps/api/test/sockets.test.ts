import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { scriptedChain } from './support/chains.ts';
import { type LiveApi, openLiveApi } from './support/server.ts';
import { ok, wav, widget } from './support/works.ts';

const chain = scriptedChain();
let api: LiveApi;
beforeAll(async () => {
  api = await openLiveApi({ chain: chain.build });
});
afterAll(async () => {
  chain.stop();
  await api.stop();
});
beforeEach(() => {
  chain.refuse = {};
  chain.isHeld = false;
  api.clock.advance(61_000);
});

interface Frame {
  type: string;
  step?: string;
  [key: string]: unknown;
}

function watch(pathname: string) {
  const frames: Frame[] = [];
  const socket = new WebSocket(api.url.replace('http', 'ws') + pathname);
  const waiting: (() => void)[] = [];
  socket.on('message', (data: Buffer) => {
    frames.push(JSON.parse(data.toString()) as Frame);
    for (const wake of waiting.splice(0)) wake();
  });
  return {
    frames,
    socket,
    closed: new Promise<number>((resolve, reject) => {
      socket.on('close', (code) => resolve(code));
      socket.on('error', reject);
    }),
    async step(name: string) {
      while (!frames.some(({ step }) => step === name))
        await new Promise<void>((resolve) => waiting.push(resolve));
    },
  };
}

async function confirm(session: Record<string, unknown> = {}) {
  const organization = await api.organization();
  const client = widget(api, organization, await api.session(organization, { body: session }));
  const { job_id, upload_url } = await ok(client.init());
  await fetch(upload_url, { method: 'PUT', body: wav() as BodyInit });
  await ok(client.prepare(job_id));
  return ok<{ transaction_id: string; ws_url: string; status_url: string }>(client.confirm(job_id), 202);
}

describe('WS /v1/ws/transactions/{id}', () => {
  it('[4.socket.frames] connected, then every step in order, then the result; the server closes after the last', async () => {
    const { transaction_id, ws_url, status_url } = await confirm();
    const { frames, closed } = watch(ws_url);
    expect(await closed).toBe(1000);
    expect(frames[0]).toEqual({ type: 'connected', transaction_id });
    expect(frames.slice(1).map(({ type, step, progress }) => [type, step, progress])).toEqual([
      ['update', 'validating', 5],
      ['update', 'preparing_transaction', 20],
      ['update', 'signing', 40],
      ['update', 'submitting', 60],
      ['update', 'confirming', 80],
      ['update', 'completed', 100],
    ]);
    for (const frame of frames.slice(1)) {
      expect(frame).toMatchObject({
        description: expect.stringMatching(/\w/),
        timestamp: expect.stringMatching(/Z$/),
      });
    }
    const { result } = await ok(api.call(status_url));
    expect(frames.at(-1)?.['details']).toEqual(result);
    expect(result.access_code).toMatch(/^atc_/);
  });

  it('[4.socket.late] a client that connects late gets the steps so far first', async () => {
    chain.isHeld = true;
    const { ws_url } = await confirm();
    const early = watch(ws_url);
    await early.step('confirming');
    const late = watch(ws_url);
    await late.step('confirming');
    expect(late.frames).toEqual(early.frames);
    chain.isHeld = false;
    await Promise.all([early.closed, late.closed]);
    expect(late.frames).toEqual(early.frames);
    const after = watch(ws_url);
    expect(await after.closed).toBe(1000);
    expect(after.frames).toEqual(early.frames);
  });

  it('[4.socket.failed] the details of failed hold the error', async () => {
    chain.refuse = { submit: 'Token.FundsUnavailable' };
    const { ws_url } = await confirm();
    const { frames, closed } = watch(ws_url);
    expect(await closed).toBe(1000);
    expect(frames.at(-1)).toMatchObject({
      step: 'failed',
      progress: 100,
      details: { success: false, error: 'Token.FundsUnavailable' },
    });
  });

  it('[4.socket.unknown] an unknown id gets an error frame, transaction.not_found, and the socket closes', async () => {
    const { frames, closed } = watch(`/v1/ws/transactions/${crypto.randomUUID()}`);
    await closed;
    expect(frames).toEqual([
      {
        type: 'error',
        error: {
          code: 'transaction.not_found',
          message: expect.any(String),
          request_id: expect.stringMatching(/^req_/),
        },
      },
    ]);
  });

  it('[4.status.misses] misses on the socket are rate-limited per address too', async () => {
    for (let miss = 0; miss < 30; miss++) await watch(`/v1/ws/transactions/${crypto.randomUUID()}`).closed;
    const { frames, closed } = watch(`/v1/ws/transactions/${crypto.randomUUID()}`);
    await closed;
    expect(frames).toMatchObject([{ type: 'error', error: { code: 'common.rate_limited' } }]);
  });

  it('[4.socket.relative] ws_url and status_url are paths relative to the API base', async () => {
    const { ws_url, status_url, transaction_id } = await confirm();
    expect([ws_url, status_url]).toEqual([
      `/v1/ws/transactions/${transaction_id}`,
      `/v1/transactions/${transaction_id}`,
    ]);
  });

  it('[4.socket.server-only] what a client sends is ignored', async () => {
    chain.isHeld = true;
    const { ws_url } = await confirm();
    const { socket, frames, closed, step } = watch(ws_url);
    await step('validating');
    socket.send('{"type":"connected"}');
    chain.isHeld = false;
    expect(await closed).toBe(1000);
    expect(frames.at(-1)).toMatchObject({ step: 'completed' });
  });
});
