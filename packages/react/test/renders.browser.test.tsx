import { Fragment } from 'react';
import { expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { AtsRegister } from '../src/index.ts';
import { optionsFor } from './support/options.ts';
import { renders } from './support/renders.ts';
import { createStage, user } from './support/stage.tsx';
import { createWorld } from './support/world.ts';

const stage = createStage();
const painted = () => new Promise((resolve) => setTimeout(resolve, 30));

function show() {
  const world = createWorld();
  // StrictMode renders everything twice.
  stage.show(<AtsRegister {...optionsFor(world)} />, Fragment);
  return world;
}

/** The parts that were rendered by what `act` does. */
async function renderedBy(act: () => unknown): Promise<string[]> {
  await painted();
  renders.clear();
  await act();
  await painted();
  return [...renders.keys()].toSorted();
}

it('renders nothing but the figures and the wave while a file is sent', async () => {
  const world = show();
  await user.submit();
  await world.service.init();
  const { options } = await world.calls.upload.next();
  options.onProgress({ sentBytes: 260, totalBytes: 1000 });
  const rendered = await renderedBy(async () => {
    for (const sentBytes of [270, 280, 300]) {
      options.onProgress({ sentBytes, totalBytes: 1000 });
      await painted();
    }
  });
  await expect.element(page.getByRole('progressbar')).toHaveAttribute('aria-valuenow', '30');
  expect(renders.get('percent')).toBe(3);
  expect(rendered).toEqual([
    'actions',
    'figures',
    'hint number',
    'meter',
    'panel progress',
    'percent',
    'screen',
    'wave',
    'wave-done',
    'wave-rest',
  ]);
});

it('renders nothing but the field, its counter and the button around it while a title is typed', async () => {
  show();
  await user.toTitle();
  (page.getByLabelText('Title').element() as HTMLInputElement).focus();
  const first = await renderedBy(() => userEvent.keyboard('N'));
  const more = await renderedBy(() => userEvent.keyboard('uit'));
  expect(first).toEqual(expect.arrayContaining(['counter', 'input input-large']));
  expect(more).toEqual([
    'actions',
    'counter',
    'field',
    'form',
    'hidden',
    'input input-large',
    'label',
    'screen',
  ]);
  expect(renders.get('input input-large')).toBe(3);
});

it('renders nothing at all for a limit that changes nothing to be seen', async () => {
  const world = show();
  await user.toTitle();
  const stats = await world.calls.stats.next();
  expect(await renderedBy(() => stats.answer({ totalWorks: 12, maxAudioSizeBytes: 400_000_000 }))).toEqual(
    [],
  );
});

it('renders one creator of several, and the position while a recording plays', async () => {
  const world = show();
  await user.choose();
  const player = await world.service.player();
  player.onReady({ durationSeconds: 414 });
  await page.getByRole('button', { name: 'Play nuit.wav' }).click();
  const playing = await renderedBy(() => player.onTime(112));
  expect(playing).toEqual(expect.arrayContaining(['player', 'player-time', 'seek', 'wave']));
  for (const still of ['heading', 'lead', 'name', 'button-play', 'button button-primary', 'steps', 'footer'])
    expect(playing).not.toContain(still);

  await user.next();
  await page.getByLabelText('Title').fill('Nuit blanche');
  await user.next();
  await page.getByRole('button', { name: /^Add a creator/ }).click();
  (page.getByLabelText('Full name').element() as HTMLInputElement).focus();
  await renderedBy(() => userEvent.keyboard('In'));
  expect(renders.get('panel creator')).toBe(2);
  for (const still of ['heading', 'chips', 'steps', 'footer', 'button button-primary'])
    expect(renders.has(still)).toBe(false);
});
