import { expect, test } from 'vitest';
import { farEnd } from './support/far-end.ts';
import { fakeApi, startPlayground } from './support/servers.ts';
import type { TokenTrouble } from '../src/shared/troubles.ts';

const ASKED = { action_type: 'register', network: 'testnet' };

const madeSecondsAgo = (seconds: number) => {
  const payload = { iat: Math.floor(Date.now() / 1_000) - seconds };
  return `e30.${Buffer.from(JSON.stringify(payload)).toString('base64url')}.c2ln`;
};

async function setUp(apiUrl: string) {
  const playground = await startPlayground(apiUrl);
  const answer = await playground.get('/api/config');
  const line = answer.headers.get('set-cookie')?.split(';')[0] ?? '';
  const { linePath } = (await answer.json()) as { linePath: string };
  const cookie = { Cookie: `${line}; ${(await playground.signIn()).Cookie}` };
  return {
    choose: (tokens: TokenTrouble) => playground.post('/api/line', { line: 'good', tokens }, cookie),
    askToken: () => playground.post('/api/ats-token', ASKED, cookie),
    /** What a call with a token comes to: the code of the refusal, or nothing. */
    async call(token: string): Promise<string | undefined> {
      const called = await playground.get(`${linePath}/v1/works/list`, { Authorization: `Bearer ${token}` });
      const { error } = (await called.json()) as { error?: { code: string } };
      expect(called.status).toBe(error ? 401 : 200);
      return error?.code;
    },
  };
}

test('a token expires after ten seconds, and one that is no JWT is left to the API', async () => {
  const { url, arrivals } = await farEnd();
  const { choose, call } = await setUp(url);
  expect(await call(madeSecondsAgo(60))).toBeUndefined();
  await choose('expires');
  expect(await call(madeSecondsAgo(5))).toBeUndefined();
  expect(await call(madeSecondsAgo(12))).toBe('common.auth.expired');
  expect(await call('opaque')).toBeUndefined();
  expect(arrivals).toHaveLength(3);
});

test('a token is refused once for each time that it was chosen', async () => {
  const { choose, call } = await setUp((await farEnd()).url);
  for (let times = 0; times < 2; times++) {
    await choose('refused');
    expect(await call(madeSecondsAgo(0))).toBe('session.invalid_token');
    expect(await call(madeSecondsAgo(0))).toBeUndefined();
  }
});

test('a backend that is down does not answer, and what it gave before is good no more', async () => {
  const api = await fakeApi();
  const { choose, askToken, call } = await setUp(api.url);
  await choose('down');
  await expect(askToken()).rejects.toThrow('fetch failed');
  expect(await call(madeSecondsAgo(30))).toBe('common.auth.expired');
  expect(api.calls).toEqual([]);
  await choose('none');
  expect((await askToken()).status).toBe(200);
});

test('a token that never arrives arrives once the trouble is over', async () => {
  const api = await fakeApi();
  const { choose, askToken } = await setUp(api.url);
  await choose('never');
  const asked = askToken();
  const soon = new Promise((resolve) => setTimeout(resolve, 300, 'waiting'));
  expect(await Promise.race([asked, soon])).toBe('waiting');
  await choose('none');
  expect((await asked).status).toBe(200);
});
