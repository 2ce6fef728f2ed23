import { expect, it } from 'vitest';
import { createTokenFetcher } from '../src/index.ts';
import { resolveTokenUrl } from '../src/url.ts';
import { play } from './scenario.ts';

it('[3.token-url.cookies] takes the cookies of the backend along', async () => {
  // Same site as the page, another origin: as a backend on a port of its own.
  const server = await play({ json: { token: 'a.b.c' } });
  const tokenUrl = server.atsUrl.replace(
    '127.0.0.1',
    location.hostname === 'localhost' ? 'localhost' : '127.0.0.1',
  );
  document.cookie = 'ats_session=mine; path=/';
  const getToken = createTokenFetcher({ tokenUrl });
  await getToken({
    reason: 'start',
    actionType: 'register',
    network: 'testnet',
    signal: new AbortController().signal,
  });
  expect((await server.seen())[0]?.headers['cookie']).toContain('ats_session=mine');
});

it('[3.token-url.relative] is resolved against the document', () => {
  const base = document.createElement('base');
  base.href = 'https://host.example/app/page';
  document.head.append(base);
  try {
    expect(resolveTokenUrl('api/token')).toBe('https://host.example/app/api/token');
    expect(resolveTokenUrl('/api/token')).toBe('https://host.example/api/token');
    expect(resolveTokenUrl('https://other.example/token')).toBe('https://other.example/token');
  } finally {
    base.remove();
  }
});
