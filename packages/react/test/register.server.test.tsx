import { renderToString } from 'react-dom/server';
import { expect, it, vi } from 'vitest';
import { AtsRegister } from '../src/index.ts';
import { optionsFor } from './support/options.ts';

it('renders the first step on a server, and starts nothing there', () => {
  const fetch = vi.fn();
  vi.stubGlobal('fetch', fetch);
  const onReady = vi.fn();
  const html = renderToString(<AtsRegister {...optionsFor()} ports={undefined} onReady={onReady} />);
  expect(html).toContain('Choose your recording');
  expect(html).toContain('type="file"');
  expect(html).not.toContain('style=');
  expect(onReady).not.toHaveBeenCalled();
  expect(fetch).not.toHaveBeenCalled();
});

it('renders parts on a server as it renders the whole', () => {
  const whole = renderToString(<AtsRegister {...optionsFor()} />);
  const parts = renderToString(
    <AtsRegister.Root {...optionsFor()}>
      <AtsRegister.Steps />
      <AtsRegister.Screens />
      <AtsRegister.Footer />
    </AtsRegister.Root>,
  );
  const unnamed = (html: string) => html.replaceAll(/ats[^" ]*-/g, '');
  expect(unnamed(parts)).toBe(unnamed(whole));
});

it('says what is wrong when a part stands outside of a flow', () => {
  expect(() => renderToString(<AtsRegister.Steps />)).toThrow(
    'The parts of a flow stand inside its root, such as <AtsRegister.Root>.',
  );
});
