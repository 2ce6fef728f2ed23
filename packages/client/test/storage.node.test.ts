import { expect, it } from 'vitest';
import { browserLocks, browserStorage } from '../src/index.ts';
import { SITE_KEY } from './fixtures.ts';

it('without a browser every method of a storage throws, and making one does not', () => {
  const { tab, device } = browserStorage({ atsUrl: 'https://ats.example.org', siteKey: SITE_KEY });
  for (const area of [tab, device]) {
    expect(() => area.get('a')).toThrow();
    expect(() => area.set('a', 'b')).toThrow();
    expect(() => area.remove('a')).toThrow();
  }
});

it('a lock is held, later, whether the platform has locks or not', async () => {
  const said: string[] = [];
  const handlers = { onHeld: () => void said.push('held'), onElsewhere: () => void said.push('elsewhere') };
  const letGo = browserLocks.hold('node', handlers);
  expect(said).toEqual([]);
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(said).toEqual(['held']);
  letGo();
});
