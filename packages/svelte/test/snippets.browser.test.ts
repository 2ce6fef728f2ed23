import { expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';
import Headless from './fixtures/Headless.svelte';
import Ours from './fixtures/Ours.svelte';
import WithoutHeading from './fixtures/WithoutHeading.svelte';
import { optionsFor } from './support/options.ts';
import { createStage, heading, status, user } from './support/stage.svelte.ts';
import { createWorld } from './support/world.ts';

const stage = createStage();

it('replaces the inside of one step and keeps everything else', async () => {
  stage.show(Ours, optionsFor());
  await user.toTitle();
  await expect.element(heading('What is it called?')).toHaveFocus();
  await expect.element(page.getByText('The name of your song')).toBeVisible();
  const step = page.getByRole('navigation', { name: 'Registration' }).getByText('Title');
  expect(step.element().closest('li')?.getAttribute('aria-current')).toBe('step');
  await user.next();
  const field = page.getByLabelText('Title');
  await expect.element(field).toHaveFocus();
  await expect.element(field).toHaveAccessibleDescription(/Give the work a title/);
  await field.fill('Nuit blanche');
  await user.next();
  await expect.element(heading('Who made it?')).toHaveFocus();
});

it('renders what a page puts around the screens, and the page’s own changes in them', async () => {
  const { change } = stage.show(Ours, { ...optionsFor(), greeting: '' });
  await expect.element(page.getByText('Help for file')).toBeVisible();
  await user.toTitle();
  await expect.element(page.getByText('Help for title')).toBeVisible();
  await page.getByLabelText('Title').fill('Nuit');
  change({ greeting: ', please' });
  await expect.element(page.getByText('The name of your song, please')).toBeVisible();
  await expect.element(page.getByLabelText('Title')).toHaveValue('Nuit');
  expect(page.getByRole('status').elements()).toHaveLength(1);
  expect(stage.container.querySelector('[part="footer"]')).toBeNull();
});

it('gives name and focus to a screen whose inside has no heading of ours', async () => {
  stage.show(WithoutHeading, optionsFor());
  await user.toTitle();
  await expect.element(page.getByRole('region', { name: 'What is it called?' })).toHaveFocus();
  await page.getByLabelText('Song').fill('Nuit blanche');
  // Outside of a form a button that submits has nothing to submit: it presses by itself.
  await user.next();
  await expect.element(heading('Who made it?')).toBeVisible();
});

it('is driven from outside by what bind:this gives', async () => {
  const { instance } = stage.show(Ours, optionsFor());
  await user.toTitle();
  expect(instance).toMatchObject({ getState: expect.any(Function) });
  const { getState, reset } = instance as { getState(): unknown; reset(): void };
  expect(getState()).toEqual({ screen: 'FORM' });
  reset();
  await expect.element(page.getByText('Help for file')).toBeVisible();
  await expect.element(status()).toHaveTextContent('');
});

it('runs without markup, from mount to unmount', async () => {
  const world = createWorld();
  const onReady = vi.fn();
  const { leave } = stage.show(Headless, { ...optionsFor(world), onReady });
  const { options } = await world.calls.stats.next();
  await expect.poll(() => onReady.mock.calls).toEqual([[{ mode: 'register' }]]);
  await user.choose();
  await expect.element(page.getByText('nuit.wav')).toBeVisible();
  await user.next();
  await expect.element(heading('What is it called?')).toBeVisible();
  await page.getByRole('button', { name: 'Begin anew' }).click();
  await expect.element(heading('Choose your recording')).toBeVisible();
  leave();
  await expect.poll(() => options.signal.aborted).toBe(true);
});
