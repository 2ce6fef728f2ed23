import { expect, it, vi } from 'vitest';
import { SITE_KEY } from './fixtures.ts';

const PLATFORM = [
  'window',
  'document',
  'navigator',
  'location',
  'Audio',
  'OfflineAudioContext',
  'XMLHttpRequest',
  'WebSocket',
];
const touched: string[] = [];

it('neither importing the package nor composing the ports touches the platform', async () => {
  const before = PLATFORM.map((name) => [name, Object.getOwnPropertyDescriptor(globalThis, name)] as const);
  vi.resetModules();
  for (const name of PLATFORM) {
    Object.defineProperty(globalThis, name, { configurable: true, get: () => void touched.push(name) });
  }
  try {
    const { createPorts } = await import('../src/index.ts');
    const ports = createPorts({ atsUrl: 'https://ats.example.org', siteKey: SITE_KEY, tokenUrl: '/token' });
    expect(touched).toEqual([]);
    // The trap works.
    ports.desk.holdPage();
    expect(touched).toEqual(['window']);
  } finally {
    for (const [name, descriptor] of before) {
      if (descriptor) Object.defineProperty(globalThis, name, descriptor);
      else Reflect.deleteProperty(globalThis, name);
    }
  }
});
