import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type LiveApi, openLiveApi } from './support/server.ts';

let api: LiveApi;

beforeAll(async () => {
  api = await openLiveApi({ start: false });
});
afterAll(async () => api.stop());

/** Writes bytes, and reads until the other side closes. */
function talk(text: string): Promise<string> {
  return new Promise((resolve) => {
    let received = '';
    const socket = connect({ port: api.config.port, host: '127.0.0.1' });
    socket.on('data', (chunk) => (received += chunk.toString('latin1')));
    socket.on('error', () => undefined);
    socket.on('close', () => resolve(received));
    socket.write(text);
  });
}

const HOST = 'Host: api.test\r\nConnection: close';
const SOCKET = [
  'Host: api.test',
  'Connection: Upgrade',
  'Upgrade: websocket',
  'Sec-WebSocket-Version: 13',
  'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
].join('\r\n');

function expectEnvelope(answer: string, status: number, code: string): void {
  const [head = '', body = ''] = answer.split('\r\n\r\n');
  expect(head).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
  const id = /^x-request-id: (req_[0-9A-HJKMNP-TV-Z]{26})\r?$/im.exec(head)?.[1];
  expect(head).toMatch(/^x-content-type-options: nosniff\r?$/im);
  expect(head).toMatch(/^content-security-policy: default-src 'none'/im);
  expect(JSON.parse(body)).toMatchObject({ error: { code, request_id: id } });
  expect(
    api.logs.some((line) => line.includes(String(id))),
    'stands in the log',
  ).toBe(true);
}

describe('[2.request-id] the envelope and an X-Request-Id', () => {
  it.each([
    ['what is no HTTP', 'hello\r\n\r\n'],
    ['a broken header', 'GET /health HTTP/1.1\r\nHost: api.test\r\nbro ken\r\n\r\n'],
    ['a method that nobody knows', `FLY /health HTTP/1.1\r\n${HOST}\r\n\r\n`],
    ['headers without an end', `GET /health HTTP/1.1\r\n${HOST}\r\nX-Long: ${'l'.repeat(70_000)}\r\n\r\n`],
    [
      'two lengths',
      `POST /v1/sessions HTTP/1.1\r\n${HOST}\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n{}`,
    ],
    ['a host that is none', 'GET /health HTTP/1.1\r\nHost: a b\r\nConnection: close\r\n\r\n'],
    ['a backslash in the path', `GET /v1\\stats HTTP/1.1\r\n${HOST}\r\n\r\n`],
    ['no path', `GET stats HTTP/1.1\r\n${HOST}\r\n\r\n`],
    [
      'a WebSocket at a path that cannot be read',
      `GET /v1\\ws HTTP/1.1\r\n${SOCKET.replace('Upgrade', 'Upgrade, close')}\r\n\r\n`,
    ],
  ])('answer %s', async (_, text) => {
    expectEnvelope(await talk(text), 400, 'common.bad_request');
  });

  it.each([
    ['an unknown path', `GET /nothing HTTP/1.1\r\n${HOST}\r\n\r\n`],
    ['an unknown method of a path', `PATCH /health HTTP/1.1\r\n${HOST}\r\n\r\n`],
    ['TRACE', `TRACE /health HTTP/1.1\r\n${HOST}\r\n\r\n`],
    ['a WebSocket that nobody offers', `GET /v1/ws/nothing HTTP/1.1\r\n${SOCKET}\r\n\r\n`],
    ['a socket that is asked for as a page', `GET /v1/ws/transactions/x HTTP/1.1\r\n${HOST}\r\n\r\n`],
  ])('answer %s', async (_, text) => {
    expectEnvelope(await talk(text), 404, 'common.not_found');
  });

  it('an offer that the server cannot take up is passed over', async () => {
    const offer = `GET /health HTTP/1.1\r\nHost: api.test\r\nConnection: Upgrade, close\r\nUpgrade: h2c\r\n\r\n`;
    expect(await talk(offer)).toMatch(/^HTTP\/1\.1 200 /);
    const expectation = `GET /health HTTP/1.1\r\n${HOST}\r\nExpect: the-best\r\n\r\n`;
    expect(await talk(expectation)).toMatch(/^HTTP\/1\.1 200 /);
  });
});
