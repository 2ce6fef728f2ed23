import { expect, it, vi } from 'vitest';
import { type Component, createSSRApp, h } from 'vue';
import { renderToString } from 'vue/server-renderer';
import { AtsAccess, AtsDownload, AtsRegister, AtsUpdate } from '../src/index.ts';

const options = { atsUrl: 'https://ats.example', siteKey: 'cpk_test', tokenUrl: '/api/ats-token' };

it.each([
  { mode: AtsRegister, heading: 'Choose your recording' },
  { mode: AtsUpdate, heading: 'Which work?' },
  { mode: AtsAccess, heading: 'Which work?' },
  { mode: AtsDownload, heading: 'Which work?' },
])('renders the first screen on a server, and starts nothing there', async ({ mode, heading }) => {
  const fetch = vi.fn();
  vi.stubGlobal('fetch', fetch);
  const onReady = vi.fn();
  const timers = vi.spyOn(globalThis, 'setTimeout');
  const html = await renderToString(
    createSSRApp({ render: () => h(mode as Component, { ...options, onReady }) }),
  );
  expect(html).toContain(heading);
  expect(html).not.toContain('style=');
  expect(onReady).not.toHaveBeenCalled();
  expect(fetch).not.toHaveBeenCalled();
  expect(timers).not.toHaveBeenCalled();
  timers.mockRestore();
});

it('writes an access code into no markup', async () => {
  const accessCode = `atc_${'0123456789abcdef'.repeat(4)}`;
  const html = await renderToString(createSSRApp({ render: () => h(AtsAccess, { ...options, accessCode }) }));
  expect(html).toContain('type="password"');
  expect(html).not.toContain('0123456789abcdef');
});
