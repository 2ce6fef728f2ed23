import { hydrateRoot } from 'react-dom/client';
import { renderToString } from 'react-dom/server';
import { expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';
import { AtsRegister } from '../src/index.ts';
import { optionsFor } from './support/options.ts';
import { createStage, heading, user } from './support/stage.tsx';
import { createWorld, wav } from './support/world.ts';

const stage = createStage();

it('hydrates what a server rendered without a warning', async () => {
  const whole = <AtsRegister {...optionsFor()} />;
  stage.container.innerHTML = renderToString(whole);
  const before = stage.container.querySelector('input');
  const root = hydrateRoot(stage.container, whole);
  stage.onUnmount(() => root.unmount());
  await vi.waitFor(() => expect(page.getByText(/up to 50 MB/).query()).not.toBeNull());
  expect(stage.container.querySelector('input')).toBe(before);
  await user.toTitle();
  await expect.element(heading('What is it called?')).toBeVisible();
});

it('hydrates parts and what a page puts beside them', async () => {
  const parts = (
    <AtsRegister.Root {...optionsFor()}>
      <AtsRegister.Steps />
      <AtsRegister.Screens title={(view) => <AtsRegister.Header view={view} />} />
      <p>Our own</p>
      <AtsRegister.Footer />
    </AtsRegister.Root>
  );
  stage.container.innerHTML = renderToString(parts);
  const root = hydrateRoot(stage.container, parts);
  stage.onUnmount(() => root.unmount());
  await user.toTitle();
  await expect.element(heading('What is it called?')).toHaveFocus();
});

it('is ready once, in StrictMode too', async () => {
  const onReady = vi.fn();
  const world = createWorld();
  stage.show(<AtsRegister {...optionsFor(world)} onReady={onReady} />);
  await expect.poll(() => onReady.mock.calls.length).toBe(1);
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(onReady.mock.calls).toEqual([[{ mode: 'register' }]]);
  // Mounted, taken away and mounted again: one flow asks, and nothing of the first is left behind.
  expect(world.calls.stats.calls.filter(({ options }) => !options.signal.aborted)).toHaveLength(1);
});

it('stops all work when it is unmounted', async () => {
  const world = createWorld();
  const render = stage.show(<AtsRegister {...optionsFor(world)} />);
  const { options } = await world.calls.stats.next();
  render(null);
  await expect.poll(() => options.signal.aborted).toBe(true);
});

it('shows a title as text, never as HTML', async () => {
  stage.show(<AtsRegister {...optionsFor()} />);
  await user.toTitle();
  const evil = '<img src=x onerror="document.title=1"><b>bold</b>';
  await page.getByLabelText('Title').fill(evil);
  await user.next();
  await page.getByLabelText('Full name').fill('<i>Inès</i>');
  await page.getByLabelText('E-mail').fill('ines@caradec.example');
  await page.getByRole('checkbox', { name: 'Author' }).click();
  await user.next();
  await expect.element(page.getByText(evil)).toBeVisible();
  expect(stage.container.querySelector('img, dd b, dd i, [style]')).toBeNull();
});

it('refuses at once what cannot be registered, and says why', async () => {
  stage.show(<AtsRegister {...optionsFor()} maxFileSize={1000} />);
  await user.choose(wav('concert.wav', 2000));
  await expect
    .element(page.getByText('concert.wav is 2 kB. The largest file this site takes is 1 kB.'))
    .toBeVisible();
  await user.choose(wav('empty.wav', 0));
  await expect.element(page.getByText(/empty\.wav is empty/)).toBeVisible();
  await user.choose(new File(['text'], 'letter.txt', { type: 'text/plain' }));
  await expect.element(page.getByText(/letter\.txt is not a recording/)).toBeVisible();
  await user.choose(wav('short.wav', 500));
  await expect.element(page.getByText('WAV, 500 bytes')).toBeVisible();
});

it('keeps what was typed when the page gives new callbacks, and starts anew for another site key', async () => {
  const options = optionsFor();
  const render = stage.show(<AtsRegister {...options} />);
  await user.toTitle();
  await page.getByLabelText('Title').fill('Nuit blanche');
  render(<AtsRegister {...options} onComplete={() => undefined} />);
  await expect.element(page.getByLabelText('Title')).toHaveValue('Nuit blanche');
  // Another site has a storage of its own.
  render(<AtsRegister {...optionsFor()} siteKey="cpk_other" />);
  await expect.element(heading('Choose your recording')).toBeVisible();
});

it('says what is missing instead of throwing', async () => {
  const onFailed = vi.fn();
  stage.show(<AtsRegister {...optionsFor()} ports={undefined} siteKey="" onFailed={onFailed} />);
  await expect.element(heading('The widget is not set up')).toBeVisible();
  await expect
    .poll(() => onFailed.mock.calls)
    .toEqual([[expect.objectContaining({ code: 'widget.configuration_error', stage: 'form' })]]);
});
