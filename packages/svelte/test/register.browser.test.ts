import { expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';
import { AtsRegister } from '../src/index.ts';
import { optionsFor } from './support/options.ts';
import { createStage, heading, user } from './support/stage.svelte.ts';
import { createWorld, wav } from './support/world.ts';

const stage = createStage();

it('is ready once', async () => {
  const onReady = vi.fn();
  const world = createWorld();
  stage.show(AtsRegister, { ...optionsFor(world), onReady });
  await expect.poll(() => onReady.mock.calls.length).toBe(1);
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(onReady.mock.calls).toEqual([[{ mode: 'register' }]]);
  expect(world.calls.stats.calls.filter(({ options }) => !options.signal.aborted)).toHaveLength(1);
});

it('stops all work when it is unmounted', async () => {
  const world = createWorld();
  const shown = stage.show(AtsRegister, { ...optionsFor(world) });
  const { options } = await world.calls.stats.next();
  shown.leave();
  await expect.poll(() => options.signal.aborted).toBe(true);
});

it('shows a title as text, never as HTML', async () => {
  stage.show(AtsRegister, { ...optionsFor() });
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
  stage.show(AtsRegister, { ...optionsFor(), maxFileSize: 1000 });
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
  const shown = stage.show(AtsRegister, { ...options });
  await user.toTitle();
  await page.getByLabelText('Title').fill('Nuit blanche');
  shown.change({ onComplete: () => undefined });
  await expect.element(page.getByLabelText('Title')).toHaveValue('Nuit blanche');
  // Another site has a storage of its own.
  shown.change({ siteKey: 'cpk_other', ports: optionsFor().ports });
  await expect.element(heading('Choose your recording')).toBeVisible();
});

it('says what is missing instead of throwing', async () => {
  const onFailed = vi.fn();
  stage.show(AtsRegister, { ...optionsFor(), ports: undefined, siteKey: '', onFailed });
  await expect.element(heading('The widget is not set up')).toBeVisible();
  await expect
    .poll(() => onFailed.mock.calls)
    .toEqual([[expect.objectContaining({ code: 'widget.configuration_error', stage: 'form' })]]);
});
