import { expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { AtsRegister } from '../src/index.ts';
import { optionsFor } from './support/options.ts';
import { createStage, heading, status, user } from './support/stage.svelte.ts';
import { type World, createWorld, wav } from './support/world.ts';

const stage = createStage();
const PEAKS = Array.from({ length: 88 }, (_, bar) => (bar % 8) / 8);

async function withSound(world: World, playable = true) {
  stage.show(AtsRegister, { ...optionsFor(world) });
  await user.choose();
  const player = await world.service.player();
  if (playable) player.onReady({ durationSeconds: 414 });
  else player.onRefused();
  return player;
}

const wave = () => stage.container.querySelector('[part="wave"]');
const done = () => stage.container.querySelector('clipPath rect')?.getAttribute('width');

it('plays the chosen file, says where it is, and seeks by keyboard', async () => {
  const world = createWorld();
  const player = await withSound(world);
  (await world.calls.listen.next()).answer({ durationSeconds: 414, peaks: PEAKS });
  await page.getByRole('button', { name: 'Play nuit.wav' }).click();
  expect(world.asked).toEqual(['play']);
  player.onTime(112.4);
  const seek = page.getByRole('slider', { name: 'Position in nuit.wav' });
  await expect
    .poll(() => seek.element().getAttribute('aria-valuetext'))
    .toMatch(/^1 min 52 se?c? of 6 min 54 se?c?$/);
  await expect.element(seek).toHaveValue('112');
  await expect.element(page.getByText('1:52')).toBeVisible();
  expect(done()).toBe('27.1%');
  (seek.element() as HTMLInputElement).focus();
  await userEvent.keyboard('{ArrowRight}');
  await userEvent.keyboard('{Home}');
  expect(world.asked.slice(1)).toEqual(['seek 113', 'seek 0']);
  expect(done()).toBe('0%');
  await page.getByRole('button', { name: 'Pause nuit.wav' }).click();
  expect(world.asked.at(-1)).toBe('pause');
});

it('seeks where the wave is pressed: the slider lies over it', async () => {
  await stage.dress();
  const world = createWorld();
  await withSound(world);
  const seek = page.getByRole('slider', { name: 'Position in nuit.wav' });
  await expect.element(seek).toBeVisible();
  const [over, under] = [seek.element().getBoundingClientRect(), wave()?.getBoundingClientRect()];
  expect([over.left, over.width]).toEqual([under?.left, under?.width]);
  // Half a pixel of grace: a box that stands between two pixels measures 43.99998.
  expect(over.height).toBeGreaterThan(43.5);
  await seek.click({ position: { x: over.width / 2, y: over.height / 2 } });
  expect(world.asked).toHaveLength(1);
  const at = Number(/^seek (\d+)$/.exec(world.asked[0] ?? '')?.[1]);
  expect(at).toBeGreaterThan(200);
  expect(at).toBeLessThan(214);
});

it('shows only the wave where the browser cannot play the sound', async () => {
  const world = createWorld();
  await withSound(world, false);
  (await world.calls.listen.next()).answer({ durationSeconds: null, peaks: PEAKS });
  await expect.poll(() => wave()).not.toBeNull();
  expect(stage.container.querySelector('[part="player"]')).toBeNull();
  expect(page.getByRole('slider').query()).toBeNull();
});

it('stands without any sound, and goes on', async () => {
  const world = createWorld();
  await withSound(world, false);
  (await world.calls.listen.next()).answer({ durationSeconds: null, peaks: null });
  await expect.element(page.getByText('WAV, 1 kB')).toBeVisible();
  expect(wave()).toBeNull();
  await user.next();
  await expect.element(heading('What is it called?')).toBeVisible();
});

it('keeps the place of a keyboard when the zone becomes the card, and the card the zone', async () => {
  stage.show(AtsRegister, { ...optionsFor() });
  const input = page.getByLabelText('Choose a file');
  await expect.element(input).toBeVisible();
  (input.element() as HTMLInputElement).focus();
  await user.choose();
  const replace = page.getByRole('button', { name: 'Replace nuit.wav' });
  await expect.element(replace).toHaveFocus();
  await expect.element(status()).toHaveTextContent('nuit.wav is chosen.');
  const picker = stage.container.querySelector<HTMLInputElement>('input[type="file"]');
  if (!picker) throw new Error('There is no picker behind the button.');
  await userEvent.upload(picker, new File(['text'], 'letter.txt', { type: 'text/plain' }));
  await expect.element(input).toHaveFocus();
  await expect.element(input).toHaveAttribute('aria-invalid', 'true');
  await expect.element(input).toHaveAccessibleDescription(/letter\.txt is not a recording/);
});

it('takes the same file again', async () => {
  const world = createWorld();
  stage.show(AtsRegister, { ...optionsFor(world) });
  const file = wav();
  await user.choose(file);
  await expect.element(page.getByText('WAV, 1 kB')).toBeVisible();
  const picker = stage.container.querySelector<HTMLInputElement>('input[type="file"]');
  if (!picker) throw new Error('There is no picker behind the button.');
  await userEvent.upload(picker, file);
  await expect.poll(() => world.calls.listen.calls.length).toBe(2);
});
