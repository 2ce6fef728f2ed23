import { expect, it } from 'vitest';
import { TOKEN, apiAt, wire } from './fixtures.ts';
import { play, rejection } from './scenario.ts';

it('[4.cors] an answer that the page may not read is a network error', async () => {
  const server = await play({ cors: false, json: wire.stats });
  expect(await rejection(apiAt(server.atsUrl).stats({ network: 'testnet' }))).toMatchObject({
    code: 'widget.network_error',
    details: { reason: 'network' },
  });
  expect(await server.seen()).toHaveLength(1);
});

it('[4.cors.headers] reads X-Request-Id and Retry-After across origins', async () => {
  const server = await play({
    status: 503,
    text: 'Down.',
    headers: { 'X-Request-Id': 'req_header', 'Retry-After': '5' },
  });
  expect(await rejection(apiAt(server.atsUrl).confirm({ jobId: 'job-1' }, { token: TOKEN }))).toMatchObject({
    requestId: 'req_header',
    retryAfterMs: 5000,
  });
  expect(await server.preflights()).toBe(1);
});
