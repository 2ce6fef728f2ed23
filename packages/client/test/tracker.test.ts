import type { TransactionFrame } from '@ats-kit/protocol';
import { describe, expect, it } from 'vitest';
import { openTracker } from '../src/index.ts';
import { resolveSocketUrl } from '../src/url.ts';
import { type SocketStep, perform, until } from './scenario.ts';

const PATH = '/v1/ws/transactions/tx-1';
const connected = { type: 'connected', transaction_id: 'tx-1' };
const signing = {
  type: 'update',
  step: 'signing',
  progress: 40,
  description: 'Signing',
  timestamp: '2026-04-30T11:00:00Z',
};

/** Opens a connection to a scenario and records what its handlers are told. */
function follow(atsUrl: string, wsUrl = PATH) {
  const log: string[] = [];
  const frames: TransactionFrame[] = [];
  const close = openTracker({ atsUrl }).open(
    { transactionId: 'tx-1', wsUrl },
    {
      onOpen: () => log.push('open'),
      onFrame: (frame) => {
        log.push(frame.type);
        frames.push(frame);
      },
      onClose: () => log.push('close'),
    },
  );
  return { log, frames, close };
}

const withSocket = (...socket: SocketStep[]) => perform({ replies: [], socket });
const settle = (ms = 150) => new Promise((resolve) => setTimeout(resolve, ms));

describe('a connection', () => {
  it('[4.socket] opens below the base, hands frames over in order, and closes once', async () => {
    const server = await withSocket(
      { send: connected },
      { send: signing },
      { send: { type: 'error', error: { code: 'transaction.failed' } } },
      { end: 'close' },
    );
    const { log, frames } = follow(server.atsUrl);
    expect(log).toEqual([]);
    await until(() => log.includes('close'));
    await settle(50);
    expect(log).toEqual(['open', 'connected', 'update', 'error', 'close']);
    expect(frames[0]).toEqual({ type: 'connected', transactionId: 'tx-1' });
    expect(frames[1]).toMatchObject({ type: 'update', step: 'signing', progress: 40 });
    expect(await server.seen()).toMatchObject([{ path: PATH }]);
  });

  it('[4.socket.frames] passes over what is not a frame of the protocol', async () => {
    const server = await withSocket(
      ...['', 'text', '{"type":', '[]', 'null'].map((send) => ({ send })),
      { send: { type: 'something_new', step: 'signing' } },
      { send: { type: 'update', progress: 40 } },
      { send: { ...signing, progress: 140 } },
      { bytes: [...new TextEncoder().encode(JSON.stringify(signing))] },
      { send: { ...signing, step: 'transferring_tokens', new_key: 1 } },
      { end: 'close' },
    );
    const { log, frames } = follow(server.atsUrl);
    await until(() => log.includes('close'));
    expect(log).toEqual(['open', 'update', 'close']);
    expect(frames).toMatchObject([{ step: 'transferring_tokens' }]);
  });

  it('closes once when it is cut', async () => {
    const server = await withSocket({ send: connected }, { end: 'terminate' });
    const { log } = follow(server.atsUrl);
    await until(() => log.includes('close'));
    await settle();
    expect(log).toEqual(['open', 'connected', 'close']);
  });

  it('closes once, without having opened, when it is refused or nobody listens', async () => {
    const refused = await perform({ replies: [] });
    for (const atsUrl of [refused.atsUrl, 'http://127.0.0.1:1']) {
      const { log } = follow(atsUrl);
      await until(() => log.includes('close'));
      await settle();
      expect(log).toEqual(['close']);
    }
  });
});

describe('closing a connection', () => {
  it('silences every handler, also for frames on their way', async () => {
    const server = await withSocket(
      { send: connected },
      { waitMs: 100 },
      { send: signing },
      { send: signing },
      { end: 'close' },
    );
    const { log, close } = follow(server.atsUrl);
    await until(() => log.includes('connected'));
    close();
    close();
    await until(async () => (await server.seen())[0]?.closed === true);
    await settle(300);
    expect(log).toEqual(['open', 'connected']);
  });

  it('from within a handler silences the frames behind it', async () => {
    const server = await withSocket({ send: signing }, { send: signing }, { end: 'close' });
    const log: string[] = [];
    const close = openTracker({ atsUrl: server.atsUrl }).open(
      { transactionId: 'tx-1', wsUrl: PATH },
      {
        onOpen: () => log.push('open'),
        onFrame: () => {
          log.push('frame');
          close();
        },
        onClose: () => log.push('close'),
      },
    );
    await until(() => log.includes('frame'));
    await settle();
    expect(log).toEqual(['open', 'frame']);
  });

  it('before it opened, and after it ended, calls nobody', async () => {
    const server = await withSocket({ send: connected }, { end: 'close' });
    const early = follow(server.atsUrl);
    early.close();
    const late = follow(server.atsUrl);
    await until(() => late.log.includes('close'));
    late.close();
    await settle();
    expect(early.log).toEqual([]);
    expect(late.log).toEqual(['open', 'connected', 'close']);
  });
});

describe('the address', () => {
  it.each([
    ['https://ats.example', PATH, `wss://ats.example${PATH}`],
    ['http://localhost:8787', PATH, `ws://localhost:8787${PATH}`],
    ['https://host/ats', PATH, `wss://host/ats${PATH}`],
    ['https://host/ats', PATH.slice(1), `wss://host/ats${PATH}`],
    ['https://host/ats', 'wss://host/ats/v1/ws/1', 'wss://host/ats/v1/ws/1'],
    ['https://host/ats', 'https://host:443/v1/ws/1?x=1#y', 'wss://host/v1/ws/1?x=1'],
    ['http://host:81', 'ws://host:81/v1/ws/1', 'ws://host:81/v1/ws/1'],
    ['https://host', 'wss://evil.example/v1/ws/1', undefined],
    ['https://host', 'wss://host:8443/v1/ws/1', undefined],
    ['https://host', 'ws://host/v1/ws/1', undefined],
    ['http://host', 'wss://host/v1/ws/1', undefined],
    ['https://host', '//evil.example/v1/ws/1', undefined],
    ['https://host', String.raw`\\evil.example\v1`, undefined],
    ['https://host', 'javascript:alert(1)', undefined],
    ['https://host', 'wss://me:pw@host/v1/ws/1', undefined],
  ])('[4.socket.address] of %s and %s is %s', (base, wsUrl, url) => {
    expect(resolveSocketUrl(base, wsUrl)).toBe(url);
  });

  it('of another origin is not opened: the connection closes, later', async () => {
    const server = await withSocket({ send: connected });
    const { log } = follow('http://127.0.0.1:1', server.atsUrl.replace('http', 'ws') + PATH);
    expect(log).toEqual([]);
    await settle(50);
    expect(log).toEqual(['close']);
    expect(await server.seen()).toEqual([]);

    const closed = follow('http://127.0.0.1:1', '//evil.example');
    closed.close();
    await settle(50);
    expect(closed.log).toEqual([]);
  });

  it('of the API is checked at once', () => {
    expect(() => openTracker({ atsUrl: 'wss://ats.example' })).toThrow(
      expect.objectContaining({ code: 'widget.configuration_error' }),
    );
  });
});
