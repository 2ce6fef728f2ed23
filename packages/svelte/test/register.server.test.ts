import { expect, it, vi } from 'vitest';
import { renderOnServer } from './support/render.server.ts';
import { ACCESS_CODE } from './support/world.ts';

it('renders the first step on a server, and starts nothing there', () => {
  const fetch = vi.fn();
  vi.stubGlobal('fetch', fetch);
  const onReady = vi.fn();
  const html = renderOnServer('AtsRegister', { onReady });
  expect(html).toContain('Choose your recording');
  expect(html).toContain('type="file"');
  expect(html).not.toContain('style=');
  expect(onReady).not.toHaveBeenCalled();
  expect(fetch).not.toHaveBeenCalled();
});

it.each(['AtsUpdate', 'AtsAccess', 'AtsDownload'] as const)(
  '%s writes no access code into the markup',
  (name) => {
    const html = renderOnServer(name, { accessCode: ACCESS_CODE });
    expect(html).toContain('type="password"');
    expect(html).not.toContain('0123456789abcdef');
  },
);

it('renders what a page puts in and around the screens', () => {
  expect(renderOnServer('Ours')).toMatch(/Choose your recording[^]*Help for (<!---->)?file/);
});

it('is imported where there is no page', async () => {
  expect(globalThis).not.toHaveProperty('document');
  const before = Reflect.ownKeys(globalThis);
  await import('../src/index.ts');
  expect(Reflect.ownKeys(globalThis).filter((key) => !before.includes(key))).toEqual([]);
});
