import type { ReactNode } from 'react';
import { renderToString } from 'react-dom/server';
import { expect, it, vi } from 'vitest';
import { AtsAccess, AtsDownload, AtsUpdate } from '../src/index.ts';
import { optionsFor } from './support/options.ts';
import { ACCESS_CODE } from './support/world.ts';

const options = { ...optionsFor(), ports: undefined };
const MODES: [string, ReactNode, string][] = [
  ['an update', <AtsUpdate key="1" {...options} accessCode={ACCESS_CODE} />, 'type="password"'],
  ['an update by list', <AtsUpdate key="2" {...options} externalUserId="u1" />, 'type="search"'],
  ['access', <AtsAccess key="3" {...options} accessCode={ACCESS_CODE} />, 'type="password"'],
  ['downloads by list', <AtsDownload key="4" {...options} externalUserId="u1" />, 'type="search"'],
];

it.each(MODES)('renders %s on a server, and starts nothing there', (_, whole, field) => {
  const fetch = vi.fn();
  vi.stubGlobal('fetch', fetch);
  const html = renderToString(whole);
  expect(html).toContain('Which work?');
  expect(html).toContain(field);
  expect(html).not.toContain('style=');
  // A secret that the page fills in goes to the browser alone, and not into its markup.
  expect(html).not.toContain(ACCESS_CODE);
  expect(fetch).not.toHaveBeenCalled();
});
