import { renderToString } from 'react-dom/server';
import { expect, it, vi } from 'vitest';
import { AtsRegister } from '../src/index.ts';
import { options } from './options.ts';

it('renders the first step on a server, and starts nothing there', () => {
  const fetch = vi.fn();
  vi.stubGlobal('fetch', fetch);
  const onReady = vi.fn();
  const html = renderToString(<AtsRegister {...options} onReady={onReady} />);
  expect(html).toContain('Choose your recording');
  expect(html).toContain('type="file"');
  expect(html).not.toContain('style=');
  expect(onReady).not.toHaveBeenCalled();
  expect(fetch).not.toHaveBeenCalled();
});
